// Tries rules that are being written, in the worker and never on the page's own thread: a draft may be any pattern.
import { openStyleWorker, type OpenStylePort, styleChecker } from "#components/editor/house-style-checker.ts";
import type { StyleHit, StyleRule } from "#lib/newsroom/house-style.ts";

/** Between the last key and the look, so that a word that is being typed isn't looked at letter by letter. */
const restMs = 150;
/** Nobody waits longer to see what a rule finds in two paragraphs. */
const longestMs = 2_000;

export type Trial = readonly StyleHit[] | "too-slow" | "unavailable";

/** Look for rules in a text, after a moment. Returns what ends the look, after which nothing is told any more. */
export function tryRules(
  rules: readonly StyleRule[],
  text: string,
  tell: (found: Trial) => void,
  open: OpenStylePort = openStyleWorker,
): () => void {
  if (text.trim() === "") {
    tell([]);
    return () => {};
  }
  const checker = styleChecker(rules, open, { longest: longestMs, mostEnds: 1 });
  const look = async () => {
    const found = await checker.check([text]);
    if (found === "closed") return;
    checker.close();
    tell(typeof found === "string" ? found : (found.get(text) ?? []));
  };
  const timer = setTimeout(() => void look(), restMs);
  return () => {
    clearTimeout(timer);
    checker.close();
  };
}
