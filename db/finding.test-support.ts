// For tests of what readers find: an article live with these words, and what they are answered.
import type { Content } from "#lib/document/content.ts";
import { readSearch } from "#lib/newsroom/reader-search.ts";
import { searchLive } from "./live-search.ts";
import { readSnapshot } from "./live.ts";
import { finished, liveArticle, type SmallNewsroom } from "./newsroom.test-support.ts";

/** A body of paragraphs of these words. */
export function bodyOf(...paragraphs: readonly string[]): Content["body"] {
  return {
    type: "doc",
    content: paragraphs.map((text, index) => ({
      type: "paragraph",
      attrs: { id: `p${index}` },
      content: [{ type: "text", text }],
    })),
  };
}

/** Live with this headline and text. */
export function liveWith(
  room: SmallNewsroom,
  headline: string,
  text = "Ships left the harbour at dawn.",
  more: Partial<Content> = {},
): Promise<number> {
  return liveArticle(room, { ...finished(room), headline, body: bodyOf(text), ...more });
}

/** What an address's query finds. */
export function asked(query: Readonly<Record<string, string>>) {
  const search = readSearch(new URLSearchParams(query));
  return readSnapshot((snapshot) => searchLive(snapshot, search));
}

/** Ids of what these words find, the best first. */
export async function found(q: string, more: Readonly<Record<string, string>> = {}): Promise<number[]> {
  return (await asked({ q, ...more })).found.map(({ teaser }) => teaser.id);
}
