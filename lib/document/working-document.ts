// A text while several people write it: one Yjs document with the fragments headline, standfirst and body. It becomes the
// article's prose here, and nowhere is prose turned into such a document but at its seeding and in a forward edit.
import { initProseMirrorDoc, prosemirrorToYXmlFragment, updateYFragment } from "@tiptap/y-tiptap";
import type { Node, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { ArticleDocument } from "./article-document.ts";
import { cleanLine } from "./clean-text.ts";
import { mendFragment } from "./mend-text.ts";
import { newBlockId } from "./nodes/block-id.ts";
import { parseDocument } from "./parse.ts";
import { baseOf, stripReviewMarks } from "./suggesting/decide.ts";
import { suggestionsIn, type Suggestion } from "./suggesting/suggestions.ts";
import { lineSchema, workingSchema } from "./working-schema.ts";

/** The part of an article's content that people write together. */
export type Prose = Readonly<{ headline: string; standfirst: string; body: ArticleDocument }>;

export const proseFields = ["headline", "standfirst", "body"] as const;
export type ProseField = (typeof proseFields)[number];

export type WorkingText = Readonly<{
  /** The text as it is: every suggestion left out, no mark of review. */
  prose: Prose;
  suggestions: readonly (Suggestion & Readonly<{ field: ProseField }>)[];
  /** Threads of comments that some words still carry. */
  threads: ReadonlySet<string>;
}>;

const schemas: Readonly<Record<ProseField, Schema>> = {
  headline: lineSchema,
  standfirst: lineSchema,
  body: workingSchema,
};

/** A Yjs document made of stored updates. Throws when one of them is no Yjs update. */
export function documentOf(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** The first state of an article's document. Called once for each document: seeding twice doubles the text. */
export function seedOf(prose: Prose): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const field of proseFields) {
      const fragment = doc.getXmlFragment(field);
      prosemirrorToYXmlFragment(nodeOf(field, prose), fragment);
      fillEmptyBlocks(fragment);
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/**
 * A text to write in for every block that has none: where two people make one each with their first words, the binding
 * joins the two and doubles what is in them.
 */
export function fillEmptyBlocks(parent: Y.XmlFragment): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.length > 0) fillEmptyBlocks(child);
    else if (isTextblock(child.nodeName)) child.insert(0, [new Y.XmlText()]);
  }
}

function isTextblock(name: string): boolean {
  return (workingSchema.nodes[name] ?? lineSchema.nodes[name])?.isTextblock === true;
}

/** Prose as the editors' schemas have it. An empty text is one empty line, so that two people's first words meet in it. */
function nodeOf(field: ProseField, prose: Prose): Node {
  if (field === "body") {
    const { body } = prose;
    const blocks =
      body.content.length === 0 ? [{ type: "paragraph", attrs: { id: newBlockId() } }] : body.content;
    return workingSchema.nodeFromJSON({ type: "doc", content: blocks });
  }
  const text = prose[field];
  return lineSchema.node("doc", null, [
    lineSchema.node("line", null, text === "" ? [] : [lineSchema.text(text)]),
  ]);
}

/** Reading is done on a copy: where a document doesn't fit the schema, the reader deletes what it can't build. */
function copyOf(doc: Y.Doc): Y.Doc {
  return documentOf([Y.encodeStateAsUpdate(doc)]);
}

function readField(copy: Y.Doc, field: ProseField): Node | string {
  const fragment = copy.getXmlFragment(field);
  mendFragment(fragment, schemas[field], () => null);
  const before = fragment.toJSON();
  try {
    const { doc } = initProseMirrorDoc(fragment, schemas[field]);
    if (fragment.toJSON() !== before) return `The ${field} holds something that this release can’t read.`;
    doc.check();
    return doc;
  } catch {
    return `The ${field} holds something that this release can’t read.`;
  }
}

/** What a change of the document said to others, its own deletions alone; null when it changed nothing. */
export function updatesOf(doc: Y.Doc, change: () => void): Uint8Array | null {
  const made: Uint8Array[] = [];
  const note = (bytes: Uint8Array) => made.push(bytes);
  doc.on("update", note);
  try {
    change();
  } finally {
    doc.off("update", note);
  }
  return made.length === 0 ? null : Y.mergeUpdates(made);
}

/**
 * Make whole what two people's edits left without what it can't be without (see mend-text.ts), as an edit of the document.
 * Returns the update that was made, null when everything is whole.
 */
export function mendDocument(doc: Y.Doc): Uint8Array | null {
  return updatesOf(doc, () =>
    doc.transact(() => {
      for (const field of proseFields)
        mendFragment(doc.getXmlFragment(field), schemas[field], () => newBlockId());
    }),
  );
}

/**
 * The nodes of all three fields as they stand, marks of review included, made whole where two people's edits broke them; or
 * a sentence about what doesn't fit.
 */
export function readNodes(doc: Y.Doc): Readonly<Record<ProseField, Node>> | string {
  return readNodesOfCopy(copyOf(doc));
}

/** The same of a document that nobody needs afterwards: what doesn't fit is deleted from it. */
export function readNodesOfCopy(copy: Y.Doc): Readonly<Record<ProseField, Node>> | string {
  const headline = readField(copy, "headline");
  const standfirst = readField(copy, "standfirst");
  const body = readField(copy, "body");
  if (typeof headline === "string") return headline;
  if (typeof standfirst === "string") return standfirst;
  if (typeof body === "string") return body;
  return { headline, standfirst, body };
}

/** Why no editor may have this document, which would delete what it can't show; null when it may. */
export function openable(doc: Y.Doc): string | null {
  const nodes = readNodes(doc);
  return typeof nodes === "string" ? nodes : null;
}

/** What the document says, or a sentence about why it can't be read. The document itself is left alone. */
export function readWorkingText(doc: Y.Doc): WorkingText | string {
  const nodes = readNodes(doc);
  if (typeof nodes === "string") return nodes;
  const body = parseDocument(stripReviewMarks(baseOf(nodes.body)));
  if (!body.ok) {
    const [problem] = body.problems;
    return problem ? problem.message : "The body holds something that this release can’t read.";
  }
  const threads = new Set<string>();
  for (const field of proseFields) {
    nodes[field].descendants((node) => {
      for (const mark of node.marks) if (mark.type.name === "comment") threads.add(String(mark.attrs["id"]));
    });
  }
  return {
    prose: {
      headline: lineOf(nodes.headline),
      standfirst: lineOf(nodes.standfirst),
      body: body.document,
    },
    suggestions: proseFields.flatMap((field) =>
      suggestionsIn(nodes[field]).map((one) => ({ ...one, field })),
    ),
    threads,
  };
}

function lineOf(node: Node): string {
  const base = baseOf(node);
  return cleanLine(base.textBetween(0, base.content.size, " ", " "));
}

/**
 * Write another prose into the document as an edit: what is equal stays, with whatever others are typing there.
 * Returns the update that was made.
 */
export function writeProse(doc: Y.Doc, prose: Partial<Prose>): Uint8Array {
  const nodes = readNodes(doc);
  const nothing: Prose = { headline: "", standfirst: "", body: { type: "doc", content: [] } };
  return writeNodes(doc, (field) => {
    if (prose[field] === undefined) return null;
    const next = nodeOf(field, { ...nothing, ...prose });
    return typeof nodes === "string" ? next : keepReviewed(nodes[field], next);
  });
}

/** Blocks whose words stay keep what people said about them: comments and suggestions hang on the old ones. */
function keepReviewed(current: Node, next: Node): Node {
  const known = new Map<unknown, Node>();
  const nameOf = (block: Node, index: number): unknown => block.attrs["id"] ?? index;
  current.forEach((block, _offset, index) => known.set(nameOf(block, index), block));
  const blocks: Node[] = [];
  next.forEach((block, _offset, index) => {
    const now = known.get(nameOf(block, index));
    const stays =
      now !== undefined && baseOf(current.type.create(null, [now])).firstChild?.eq(block) === true;
    blocks.push(stays ? now : block);
  });
  return next.type.create(next.attrs, blocks);
}

/** Put other nodes in place of a document's fields; null leaves a field alone. Returns the update that was made. */
export function writeNodes(doc: Y.Doc, next: (field: ProseField) => Node | null): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    for (const field of proseFields) {
      const node = next(field);
      if (node === null) continue;
      const fragment = doc.getXmlFragment(field);
      const { meta } = initProseMirrorDoc(fragment, schemas[field]);
      updateYFragment(doc, fragment, node, meta);
    }
  });
  return Y.encodeStateAsUpdate(doc, before);
}
