// Puts a thread of comments on words of the working document. Places come as Yjs relative positions, which stay with the
// words while others type; nothing but the mark is written, so that it merges with whatever is typed at the same moment.
import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { ProseField } from "./working-document.ts";
import { lineSchema } from "./working-schema.ts";

/** Both ends as `Y.encodeRelativePosition` writes them. */
export type AnchorBytes = Readonly<{ from: Uint8Array; to: Uint8Array }>;

export type Anchored = Readonly<
  | {
      ok: true;
      /** The words as they stand, suggested ones included; a line break between blocks. */
      quote: string;
    }
  /** unknown: no places of this field, or of words that have not arrived; no-words: nothing stands between them. */
  | { ok: false; why: "unknown" | "no-words" }
>;

type Run = Readonly<{ text: Y.XmlText; start: number }>;
type Layout = Readonly<{ runs: readonly Run[]; starts: ReadonlyMap<unknown, number> }>;

/** Every run of text in a field with its offset, and the offset at which the content of each type begins. */
function layoutOf(fragment: Y.XmlFragment): Layout {
  const runs: Run[] = [];
  const starts = new Map<unknown, number>();
  let offset = 0;
  const walk = (parent: Y.XmlFragment) => {
    starts.set(parent, offset);
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        starts.set(child, offset);
        runs.push({ text: child, start: offset });
        offset += child.length;
      } else if (child instanceof Y.XmlElement) {
        offset += 1;
        walk(child);
        offset += 1;
      }
    }
  };
  walk(fragment);
  return { runs, starts };
}

/** The offset of a place inside a field, null when it is none of this field's. */
function offsetOf(doc: Y.Doc, { starts }: Layout, bytes: Uint8Array): number | null {
  let place: Y.AbsolutePosition | null;
  try {
    place = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc);
  } catch {
    // Bytes from outside: whatever they are, they name no place.
    return null;
  }
  if (place === null) return null;
  const start = starts.get(place.type);
  if (start === undefined) return null;
  if (!(place.type instanceof Y.XmlFragment)) return start + place.index;
  return place.type
    .toArray()
    .slice(0, place.index)
    .reduce((sum, child) => sum + sizeOf(child), start);
}

function sizeOf(child: unknown): number {
  if (child instanceof Y.XmlText) return child.length;
  if (!(child instanceof Y.XmlElement)) return 0;
  return child.toArray().reduce((sum, one) => sum + sizeOf(one), 2);
}

/** Threads may overlap, so the editor keeps each under a name of its own, which is read off the editor's own writer. */
function nameOf(threadId: string): Readonly<Record<string, unknown>> {
  const fragment = new Y.Doc().getXmlFragment("name");
  const mark = lineSchema.mark("comment", { id: threadId });
  prosemirrorToYXmlFragment(
    lineSchema.node("doc", null, [lineSchema.node("line", null, [lineSchema.text("x", [mark])])]),
    fragment,
  );
  const line = fragment.get(0);
  const text = line instanceof Y.XmlElement ? line.get(0) : null;
  const attributes: unknown = text instanceof Y.XmlText ? text.toDelta()[0]?.attributes : undefined;
  if (attributes === undefined) throw new Error("the mark of a comment did not reach the document");
  return attributes as Readonly<Record<string, unknown>>;
}

/**
 * Mark the words between two places of a field as what thread `threadId` (a uuid in lower case) is about, and answer the
 * words. Changes nothing when it can't. The places may come in either order.
 */
export function anchorThread(
  doc: Y.Doc,
  threadId: string,
  { field, from, to }: AnchorBytes & Readonly<{ field: ProseField }>,
): Anchored {
  const layout = layoutOf(doc.getXmlFragment(field));
  const [one, other] = [offsetOf(doc, layout, from), offsetOf(doc, layout, to)];
  if (one === null || other === null) return { ok: false, why: "unknown" };
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  const covered = layout.runs.flatMap(({ text, start }) => {
    const begin = Math.max(first - start, 0);
    const end = Math.min(last - start, text.length);
    return begin < end ? [{ text, begin, length: end - begin, from: start + begin, to: start + end }] : [];
  });
  let quote = "";
  for (const [index, { text, begin, length, from: here }] of covered.entries()) {
    if (index > 0 && here !== covered[index - 1]?.to) quote += "\n";
    quote += wordsOf(text).slice(begin, begin + length);
  }
  if (quote.trim() === "") return { ok: false, why: "no-words" };
  const name = nameOf(threadId);
  doc.transact(() => {
    for (const { text, begin, length } of covered) text.format(begin, length, { ...name });
  });
  return { ok: true, quote };
}

function wordsOf(text: Y.XmlText): string {
  const parts: readonly { insert?: unknown }[] = text.toDelta();
  return parts.map((part) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

/** A thread that has lost its words, and what they were. */
export type LostThread = Readonly<{ id: string; field: ProseField; quote: string }>;

/**
 * Put threads back on their words where those came back with an older text: where the quotation stands exactly once in the
 * field. Of two places nobody knows which was meant, and a comment on the wrong words is worse than one on none. Answers
 * the threads that stand again.
 */
export function anchorAgain(doc: Y.Doc, lost: readonly LostThread[]): readonly LostThread[] {
  const found = lost.flatMap((thread) => {
    const { runs } = layoutOf(doc.getXmlFragment(thread.field));
    const said = runs.map((run, index) => {
      const before = runs[index - 1];
      const joins = before === undefined || before.start + before.text.length === run.start;
      return { run, words: `${joins ? "" : "\n"}${wordsOf(run.text)}` };
    });
    const all = said.map(({ words }) => words).join("");
    const from = thread.quote === "" ? -1 : all.indexOf(thread.quote);
    if (from < 0 || all.includes(thread.quote, from + 1)) return [];
    let seen = 0;
    const covered = said.flatMap(({ run: { text }, words }) => {
      const start = seen + words.length - text.length;
      seen += words.length;
      const begin = Math.max(from - start, 0);
      const end = Math.min(from + thread.quote.length - start, text.length);
      return begin < end ? [{ text, begin, length: end - begin }] : [];
    });
    return [{ thread, covered }];
  });
  doc.transact(() => {
    for (const { thread, covered } of found)
      for (const { text, begin, length } of covered) text.format(begin, length, { ...nameOf(thread.id) });
  });
  return found.map(({ thread }) => thread);
}
