// Deciding suggestions in the working document: one small edit after another, so that words in between stay the same words,
// with the same authors, and with whatever others are typing there.
import { Transform } from "@tiptap/pm/transform";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { decideIn, type Chosen } from "./suggesting/decide.ts";
import { suggestedPieces, type Verdict } from "./suggesting/reading.ts";
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

/**
 * Accept or reject suggestions wherever they stand in the document. The document must be one that `suggestionNames` can
 * read: the editor's own reader deletes what it doesn't know.
 */
export function decideInDocument(doc: Y.Doc, chosen: Chosen, verdict: Verdict): void {
  doc.transact(() => {
    for (const field of proseFields) {
      const fragment = doc.getXmlFragment(field);
      const { doc: node, meta } = initProseMirrorDoc(fragment, field === "body" ? workingSchema : lineSchema);
      const tr = new Transform(node);
      decideIn(tr, chosen, verdict);
      for (const after of [...tr.docs.slice(1), tr.doc]) {
        if (tr.steps.length > 0) updateYFragment(doc, fragment, after, meta);
      }
    }
  });
}
