// Deciding suggestions in the working document: one small edit after another, so that words in between stay the same words,
// with the same authors, and with whatever others are typing there.
import type { Attrs } from "@tiptap/pm/model";
import { AttrStep, Transform } from "@tiptap/pm/transform";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { decideBreaks, decideWords } from "./suggesting/decide.ts";
import { innermost, strikes, suggestedPieces, type Verdict } from "./suggesting/reading.ts";
import { proseFields, readNodes } from "./working-document.ts";
import { lineSchema, workingSchema } from "./working-schema.ts";

/** The names of all suggestions in a document, each once; or a sentence about why it can't be read. */
export function suggestionNames(doc: Y.Doc): ReadonlySet<string> | string {
  const nodes = readNodes(doc);
  if (typeof nodes === "string") return nodes;
  const names = proseFields.flatMap((field) =>
    suggestedPieces(nodes[field]).flatMap(({ insertion, deletions }) =>
      insertion === null ? deletions : [insertion, ...deletions],
    ),
  );
  return new Set(names);
}

type Part = Readonly<{ insert?: unknown; attributes?: Readonly<Record<string, Attrs | null>> }>;

/** Whether this decision takes the words out: the reading of suggesting/reading.ts, on what Yjs keeps. */
function goes({ attributes = {} }: Part, chosen: ReadonlySet<string>, verdict: Verdict): boolean {
  const marks = Object.entries(attributes).flatMap(([key, attrs]) => {
    const type = workingSchema.marks[key.split("--", 1)[0] ?? ""];
    return type && attrs ? [type.create(attrs)] : [];
  });
  const insertion = innermost(marks);
  if (verdict === "reject") return insertion !== null && chosen.has(insertion);
  return marks.some(
    (mark) =>
      mark.type.name === "deletion" && chosen.has(String(mark.attrs["id"])) && strikes(mark, insertion),
  );
}

/** The editor's writer compares letters: of "two three" without "two " it would keep the wrong t, which is somebody else's. */
function takeOut(parent: Y.XmlFragment, chosen: ReadonlySet<string>, verdict: Verdict): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) takeOut(child, chosen, verdict);
    if (!(child instanceof Y.XmlText)) continue;
    const parts: readonly Part[] = child.toDelta();
    let at = child.length;
    // Words side by side go together: each deletion looks for its place from the beginning.
    let going = 0;
    for (const part of parts.toReversed()) {
      const length = typeof part.insert === "string" ? part.insert.length : 1;
      at -= length;
      if (goes(part, chosen, verdict)) going += length;
      else {
        if (going > 0) child.delete(at + length, going);
        going = 0;
      }
    }
    if (going > 0) child.delete(0, going);
  }
}

/**
 * Accept or reject suggestions wherever they stand in the document. The document must be one that `suggestionNames` can
 * read: the editor's own reader deletes what it doesn't know.
 */
export function decideInDocument(doc: Y.Doc, chosen: ReadonlySet<string>, verdict: Verdict): void {
  doc.transact(() => {
    for (const field of proseFields) {
      const fragment = doc.getXmlFragment(field);
      takeOut(fragment, chosen, verdict);
      const { doc: node, meta } = initProseMirrorDoc(fragment, field === "body" ? workingSchema : lineSchema);
      const words = decideWords(node, chosen, verdict);
      if (!words.eq(node)) updateYFragment(doc, fragment, words, meta);
      const tr = new Transform(words);
      decideBreaks(tr, chosen, verdict);
      for (const [index, step] of tr.steps.entries()) {
        // An attribute changes no letter: it may be written with what comes after it.
        if (
          step instanceof AttrStep &&
          index + 1 < tr.steps.length &&
          tr.steps[index + 1] instanceof AttrStep
        )
          continue;
        updateYFragment(doc, fragment, tr.docs[index + 1] ?? tr.doc, meta);
      }
    }
  });
}
