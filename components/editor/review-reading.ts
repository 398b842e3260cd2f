// What the text on screen says of comments and suggestions: where each begins, and what a person's selection is about.
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { absolutePositionToRelativePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { suggestionsIn, type Suggestion } from "#lib/document/suggesting/suggestions.ts";
import type { ProseField } from "#lib/document/working-document.ts";
import type { Anchor } from "./review-channel.ts";

/** In the order of the page. */
export const reviewFields: readonly ProseField[] = ["headline", "standfirst", "body"];

export type Editors = Readonly<Record<ProseField, Editor | null>>;

export type Place = Readonly<{ field: ProseField; from: number; to: number }>;

export type Marks = Readonly<{
  threads: ReadonlyMap<string, Place>;
  suggestions: readonly (Suggestion & Readonly<{ field: ProseField }>)[];
}>;

/** The first and last place of every thread whose words are in the document. */
export function threadPlaces(field: ProseField, doc: Node): Map<string, Place> {
  const places = new Map<string, Place>();
  doc.descendants((node, from) => {
    for (const mark of node.marks) {
      if (mark.type.name !== "comment") continue;
      const id = String(mark.attrs["id"]);
      places.set(id, { field, from: places.get(id)?.from ?? from, to: from + node.nodeSize });
    }
  });
  return places;
}

/** Threads and suggestions of all three fields as the editors hold them now. */
export function readMarks(editors: Editors): Marks {
  const threads = new Map<string, Place>();
  const suggestions: (Suggestion & { field: ProseField })[] = [];
  for (const field of reviewFields) {
    const editor = editors[field];
    if (!editor || editor.isDestroyed) continue;
    for (const [id, place] of threadPlaces(field, editor.state.doc)) threads.set(id, place);
    suggestions.push(...suggestionsIn(editor.state.doc).map((one) => ({ ...one, field })));
  }
  return { threads, suggestions };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** A passage named so that it is found again whatever others type around it; null where the text isn't shared yet. */
export function anchorOf(editor: Editor, from: number, to: number): Anchor | null {
  const sync: unknown = ySyncPluginKey.getState(editor.state);
  if (typeof sync !== "object" || sync === null) return null;
  const { binding } = sync as {
    binding?: {
      type: Y.XmlFragment;
      mapping: Parameters<typeof absolutePositionToRelativePosition>[2];
    } | null;
  };
  if (!binding) return null;
  const named = (position: number) =>
    base64(
      Y.encodeRelativePosition(absolutePositionToRelativePosition(position, binding.type, binding.mapping)),
    );
  return { from: named(from), to: named(to) };
}

/** The most words that a thread keeps of what it is about. */
const longestQuote = 500;

/** The words between two places in one line; null where there are none. */
export function quoteOf(doc: Node, from: number, to: number): string | null {
  const quote = doc.textBetween(from, to, " ", " ").replaceAll(/\s+/g, " ").trim();
  return quote === "" ? null : quote.slice(0, longestQuote);
}

const inOneLine = (words: string): string => words.replaceAll(/\s+/g, " ").trim();

/** These words stand somewhere in the three fields, whether a comment is on them or not. */
export function standsSomewhere(editors: Editors, quote: string): boolean {
  const words = inOneLine(quote);
  return reviewFields.some((field) => {
    const editor = editors[field];
    if (!editor || editor.isDestroyed) return false;
    const { doc } = editor.state;
    return words !== "" && inOneLine(doc.textBetween(0, doc.content.size, " ", " ")).includes(words);
  });
}
