// The co-editing library says on the console what our log says as JSON: that it closed a connection, and why. Its lines are
// caught here, so that the log holds nothing but lines of JSON, and nothing at all of refusals, which are no faults.
import console from "node:console";
import { log } from "./log.ts";

const closing = /^(?:Hocuspocus: )?closing connection /;

/**
 * Listen until the returned function is called. `isRefusal`: an ending that its editor hears of and the log doesn't. All
 * other words go to the console as before.
 */
export function catchLibraryLines(isRefusal: (error: unknown) => boolean): () => void {
  const former = { error: console.error, warn: console.warn };
  const hear =
    (pass: (...words: unknown[]) => void) =>
    (...words: unknown[]): void => {
      const [sentence, error] = words;
      if (typeof sentence !== "string" || !closing.test(sentence)) return pass(...words);
      if (isRefusal(error)) return;
      log("collab-connection-closed", error === undefined ? { why: sentence } : { error });
    };
  const ours = { error: hear(former.error), warn: hear(former.warn) };
  Object.assign(console, ours);
  return () => {
    for (const method of ["error", "warn"] as const)
      if (console[method] === ours[method]) console[method] = former[method];
  };
}
