// When a restored text is news to a person, and how it is said.
import type { Restore } from "./review-channel.ts";

/** Whoever restored is led from the history to the text within this time. */
const receiptMs = 20_000;

/**
 * What came since the page was opened is news to everybody. On opening it is to nobody but whoever has just done it: the
 * page has the restored text from the start. `known` is the newest event that the page knew, undefined on opening.
 */
export function isNews(restore: Restore | null, known: number | undefined, personId: string): boolean {
  if (restore === null) return false;
  if (known === undefined) return restore.by.id === personId && restore.agoMs < receiptMs;
  return restore.event > known;
}

export function restoredSentence({ by, number, kept }: Restore, personId: string): string {
  const who = by.id === personId ? "You" : by.name;
  return `${who} restored revision ${number}. What stood here before is kept in revision ${kept}.`;
}
