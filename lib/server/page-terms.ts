// What a handler's answer says of its keeping: under which tags, of which snapshot, how long, and what memory it takes.
import { pageBytes } from "./page-answer.ts";
import type { Rendered } from "./page-answer.ts";

/** An age limit in a handler's `s-maxage` wins over this. */
const defaultAgeMs = 60_000;

export type Terms = Readonly<{
  /** Purging any of them drops the page; without any it isn't kept. */
  tags: readonly string[];
  /** The newest purge that its snapshot had seen; null when it comes from no snapshot. */
  seq: number | null;
  ageMs: number;
}>;

export function termsOf({ headers }: Rendered): Terms {
  const seconds = /(?:^|[\s,])s-maxage=(\d{1,7})/.exec(headers.get("cache-control") ?? "")?.[1];
  const seq = headers.get("x-page-seq");
  return {
    tags: (headers.get("cache-tag") ?? "").split(",").filter((tag) => tag !== ""),
    seq: seq !== undefined && /^\d{1,15}$/.test(seq) ? Number(seq) : null,
    ageMs: seconds === undefined ? defaultAgeMs : Number(seconds) * 1_000,
  };
}

/** Pages, and what the numeric id alone decides. A 404 is kept elsewhere, until anything is published. */
export function keptStatus(status: number): boolean {
  return status === 200 || status === 301 || status === 410;
}

/** Memory of a page with its name and its place in the index of tags. */
export function bytesInMemory(address: string, rendered: Rendered, tags: readonly string[]): number {
  return pageBytes(rendered) + address.length * 2 + tags.length * 128;
}
