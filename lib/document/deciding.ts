// Deciding suggestions in the working document: one small edit after another, so that words in between stay the same words,
// with the same authors, and with whatever others are typing there.
import type { Attrs } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { decideIn } from "./suggesting/decide.ts";
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
    let end = child.length;
    for (const part of parts.toReversed()) {
      const length = typeof part.insert === "string" ? part.insert.length : 1;
      end -= length;
      if (goes(part, chosen, verdict)) child.delete(end, length);
    }
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
      const tr = new Transform(node);
      decideIn(tr, chosen, verdict);
      for (const after of [...tr.docs.slice(1), tr.doc]) {
        if (tr.steps.length > 0) updateYFragment(doc, fragment, after, meta);
      }
    }
  });
}
