// One picture on its way to the newsroom: how much of it has gone, how to stop it, and the newsroom's own sentence when it is
// refused. XMLHttpRequest, because a browser tells nobody else how much of a body has left.
import { largestPicture } from "#lib/newsroom/picture-limits.ts";

/** A picture as the newsroom keeps it, with the words that stood in its file. */
export type TakenIn = Readonly<{
  id: string;
  key: string;
  width: number;
  height: number;
  widths: readonly number[];
  caption: string;
  credit: string;
  alt: string;
}>;

export type SentPicture<Taken = TakenIn> = Readonly<
  | { kind: "taken"; taken: Taken }
  /** `again`: the same file may be taken at another try. */
  | { kind: "refused"; sentence: string; again: boolean }
  | { kind: "cancelled" }
>;

export type Sending<Taken = TakenIn> = Readonly<{ answer: Promise<SentPicture<Taken>>; cancel: () => void }>;

const tooLarge =
  "This picture is larger than 25 MB. Export it smaller, at most 1,600 pixels wide is enough, and try again.";
const notArrived = "The picture did not arrive. Check the connection and try again.";
const signedOut =
  "You are signed out. Sign in again in another tab, come back here and try once more: this page stays as it is.";
const unknown = "The newsroom did not take this picture. Try another file.";

/** Statuses after which the same bytes may fare better: too slow, too busy, full, away, signed out. */
const passing: ReadonlySet<number> = new Set([0, 401, 408, 429, 500, 502, 503, 504, 507]);

/** What an address answers that takes a picture in: `{ picture }`. */
export function takenIn(said: unknown): TakenIn | null {
  return (said as Readonly<{ picture?: TakenIn }> | null)?.picture ?? null;
}

/** What the newsroom answered, in the page's terms. `said` is the JSON, or null when it was none. */
export function heard<Taken>(
  status: number,
  said: unknown,
  read: (said: unknown) => Taken | null,
): SentPicture<Taken> {
  const taken = status >= 200 && status < 300 ? read(said) : null;
  if (taken !== null) return { kind: "taken", taken };
  const answer = (said ?? {}) as Readonly<{ message?: unknown }>;
  const again = passing.has(status);
  if (status === 401) return { kind: "refused", sentence: signedOut, again };
  const sentence = typeof answer.message === "string" ? answer.message : again ? notArrived : unknown;
  return { kind: "refused", sentence, again };
}

/**
 * Send a file's bytes to an address that takes pictures. `onShare` hears how much has gone, from 0 to 1; 1 means that the
 * newsroom has it all and is preparing it; `read` finds in the answer what was taken. What is too large is refused before a byte
 * leaves.
 */
export function sendPicture<Taken>(
  address: string,
  file: File,
  onShare: (share: number) => void,
  read: (said: unknown) => Taken | null,
): Sending<Taken> {
  if (file.size > largestPicture)
    return {
      answer: Promise.resolve({ kind: "refused", sentence: tooLarge, again: false }),
      cancel: () => {},
    };
  const request = new XMLHttpRequest();
  const answer = new Promise<SentPicture<Taken>>((resolve) => {
    request.open("POST", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    // Headers hold ASCII.
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name.slice(0, 200).toWellFormed()));
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) =>
      onShare(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0),
    );
    request.upload.addEventListener("load", () => onShare(1));
    request.addEventListener("abort", () => resolve({ kind: "cancelled" }));
    request.addEventListener("error", () => resolve(heard(0, null, read)));
    request.addEventListener("load", () => resolve(heard(request.status, request.response, read)));
    request.send(file);
  });
  return { answer, cancel: () => request.abort() };
}
