// Random texts and edits for the laws of suggesting, and two people who write in one of them over real Yjs documents.
import * as fc from "fast-check";
import { initProseMirrorDoc, prosemirrorToYXmlFragment, updateYFragment } from "@tiptap/y-tiptap";
import { Slice, Fragment, type Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import * as Y from "yjs";
import { workingSchema as schema } from "#lib/document/working-schema.ts";
import { suggest, type Author } from "./suggest.ts";

export const ana = "0000000a-0000-4000-8000-000000000001";
export const ben = "0000000b-0000-4000-8000-000000000002";

export function author(id: string): Author {
  let count = 0;
  return { id, newId: () => `${id}~name-${String((count += 1)).padStart(4, "0")}` };
}

let ids = 0;
const id = () => `b${(ids += 1)}`;

export function paragraph(...content: (string | Node)[]): Node {
  return schema.node("paragraph", { id: id() }, inlines(content));
}
export function heading(...content: (string | Node)[]): Node {
  return schema.node("heading", { id: id(), level: 2 }, inlines(content));
}
function inlines(content: readonly (string | Node)[]): Node[] {
  return content.filter((one) => one !== "").map((one) => (typeof one === "string" ? schema.text(one) : one));
}
export function bold(text: string): Node {
  return schema.text(text, [schema.mark("bold")]);
}
export function figure(caption: string): Node {
  return schema.node("figure", { id: id(), mediaId: "m1" }, inlines([caption]));
}
export function doc(...blocks: Node[]): Node {
  return schema.node("doc", null, blocks);
}
export const br = (): Node => schema.node("hardBreak");

const words = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("one", " ", "two three", "a", "aa", "bab", "word. ") },
  { weight: 2, arbitrary: fc.constantFrom("🙂", "👍🏽", "北京", "é") },
);
const run = fc
  .tuple(words, fc.constantFrom("plain", "plain", "bold", "link", "italic"))
  .map(([text, style]) =>
    schema.text(
      text,
      style === "plain"
        ? []
        : style === "link"
          ? [schema.mark("link", { href: "https://example.org/" })]
          : [schema.mark(style)],
    ),
  );
const inline = fc.array(fc.oneof({ weight: 6, arbitrary: run }, { weight: 1, arbitrary: fc.constant(0) }), {
  maxLength: 5,
});
const line = inline.map((parts) => parts.map((part) => (part === 0 ? br() : part)));
const paragraphs = line.map((content) => schema.node("paragraph", { id: id() }, content));
const headings = fc
  .tuple(line, fc.constantFrom(2, 3))
  .map(([content, level]) => schema.node("heading", { id: id(), level }, content));
const block = fc.oneof(
  { weight: 6, arbitrary: paragraphs },
  { weight: 2, arbitrary: headings },
  line.map((content) => schema.node("figure", { id: id(), mediaId: "m1" }, content)),
  fc
    .array(fc.array(paragraphs, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
    .map((items) =>
      schema.node(
        "bulletList",
        { id: id() },
        items.map((item) => schema.node("listItem", null, item)),
      ),
    ),
);
/** Bodies with styles, links, emoji, line breaks, headings, lists and pictures. */
export const anyBody: fc.Arbitrary<Node> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => schema.node("doc", null, blocks));

/** One edit, its places as shares of the text's length so that it fits any document. */
export type AnyEdit = Readonly<{
  kind: "type" | "delete" | "replace" | "split" | "join" | "break" | "paste" | "block";
  at: number;
  length: number;
  text: string;
  /** Ends at the end of the block it begins in. */
  within?: boolean;
}>;
const kinds = [
  "type",
  "type",
  "delete",
  "delete",
  "replace",
  "split",
  "join",
  "break",
  "paste",
  "block",
] as const;
export const anyEdit: fc.Arbitrary<AnyEdit> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat(1000),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(60) }),
  text: fc.constantFrom("x", "a", " ", "new words", "🙂"),
});
/** Edits inside one block's text. */
export const textEdit: fc.Arbitrary<AnyEdit> = fc.record({
  kind: fc.constantFrom("type" as const, "delete" as const, "replace" as const),
  at: fc.nat(1000),
  length: fc.nat(6),
  text: fc.constantFrom("u", "uu", "uuu"),
  within: fc.constant(true),
});

/** Characters that stand once in a test's text, so that each can be followed. */
let code = 0x4e00;
export function unique(length: number): string {
  return Array.from({ length }, () => String.fromCharCode((code = code >= 0x9fa0 ? 0x4e00 : code + 1))).join(
    "",
  );
}
const uniqueRun = fc.integer({ min: 1, max: 6 }).map((length) => schema.text(unique(length)));
/** Paragraphs and pictures of unique characters. */
export const uniqueBody: fc.Arbitrary<Node> = fc
  .array(fc.tuple(fc.array(uniqueRun, { minLength: 1, maxLength: 3 }), fc.boolean()), {
    minLength: 1,
    maxLength: 3,
  })
  .map((blocks) =>
    doc(...blocks.map(([runs, picture]) => (picture ? figure(unique(3)) : paragraph(...runs)))),
  );

/** Places where a cursor can stand: in text, never inside a character or a person's own emoji. */
function places(node: Node): number[] {
  const found: number[] = [];
  node.descendants((child, pos) => {
    if (!child.isTextblock) return true;
    found.push(pos + 1);
    child.forEach((part, offset) => {
      const units = part.text ?? "\n";
      for (let at = 1; at <= units.length; at += 1) {
        if (!/[\uDC00-\uDFFF]/.test(units.charAt(at))) found.push(pos + 1 + offset + at);
      }
    });
    return false;
  });
  return found;
}

/** The edit as a plain editor would do it, or null where it doesn't apply. Text that is put in carries no mark. */
export function plainly(state: EditorState, edit: AnyEdit): Transaction | null {
  const { kind, at, length, within } = edit;
  const text = edit.within ? unique(edit.text.length) : edit.text;
  const all = places(state.doc);
  const start = Math.floor((at * (all.length - 1)) / 1000);
  const from = all[start] ?? 1;
  const reach = all[Math.min(start + length, all.length - 1)] ?? from;
  const to = within ? Math.min(reach, state.doc.resolve(from).end()) : reach;
  const tr = state.tr.setSelection(TextSelection.create(state.doc, from, to));
  const $from = state.doc.resolve(from);
  const splits = ["paragraph", "heading"].includes($from.parent.type.name);
  try {
    if (kind === "type") tr.insert(from, schema.text(text));
    else if (kind === "delete") tr.delete(from, to);
    else if (kind === "replace") tr.replaceWith(from, to, schema.text(text));
    else if (kind === "split") {
      if (!splits) return null;
      const type = $from.parentOffset === $from.parent.content.size ? "paragraph" : $from.parent.type.name;
      tr.split(from, 1, [{ type: schema.nodes[type] ?? $from.parent.type, attrs: { level: 3, id: null } }]);
    } else if (kind === "join") {
      const before = $from.before();
      if (!state.doc.resolve(before).nodeBefore?.isTextblock) return null;
      tr.join(before);
    } else if (kind === "break") tr.insert(from, br());
    else if (kind === "paste") {
      tr.replace(
        from,
        to,
        new Slice(Fragment.from([paragraph(text), heading("h", bold("b")), paragraph("z")]), 1, 1),
      );
    } else tr.insert($from.before(), paragraph(text));
  } catch {
    return null;
  }
  return tr.docChanged && isValid(tr.doc) ? tr : null;
}

function isValid(node: Node): boolean {
  try {
    node.check();
    return true;
  } catch {
    return false;
  }
}

/** A document without the names of its blocks, which no law is about where blocks come and go. */
export function nameless(node: Node): string {
  return JSON.stringify(node.toJSON(), (key, value: unknown) => (key === "id" ? undefined : value));
}

/** Whether no word was taken back for real, or, in a text of unique characters, only words in one place. */
function inOnePlace(before: string, after: string, nothingTaken: boolean): boolean {
  let head = 0;
  while (head < before.length && before.charAt(head) === after.charAt(head)) head += 1;
  let tail = 0;
  while (tail < before.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const between = Array.from(before.slice(head, before.length - tail));
  return nothingTaken ? between.length === 0 : between.every((character) => !after.includes(character));
}

/** One of the people writing, with their own copy of the Yjs document. */
export class Writer {
  readonly y = new Y.Doc();
  readonly author: Author;
  constructor(personId: string, client: number) {
    this.author = author(personId);
    this.y.clientID = client;
  }
  get doc(): Node {
    return initProseMirrorDoc(this.y.getXmlFragment("body"), schema).doc;
  }
  /** Do the edit as a suggestion. False when it doesn't apply or was refused. */
  suggest(edit: AnyEdit, nothingTaken = false): boolean {
    const { doc: now, meta } = initProseMirrorDoc(this.y.getXmlFragment("body"), schema);
    const state = EditorState.create({ doc: now });
    const tr = plainly(state, edit);
    const result = tr && suggest(tr, state, this.author);
    if (!result?.ok || (edit.within && !inOnePlace(now.textContent, result.tr.doc.textContent, nothingTaken)))
      return false;
    updateYFragment(this.y, this.y.getXmlFragment("body"), result.tr.doc, meta);
    return true;
  }
  /** Put another document in place of this one, as a forward edit. */
  write(next: (now: Node) => Node): void {
    const { doc: now, meta } = initProseMirrorDoc(this.y.getXmlFragment("body"), schema);
    updateYFragment(this.y, this.y.getXmlFragment("body"), next(now), meta);
  }
}

/** Two writers in the same text. */
export function twoWriters(start: Node): readonly [Writer, Writer] {
  const [one, two] = [new Writer(ana, 1), new Writer(ben, 2)];
  const seed = new Y.Doc();
  seed.clientID = 9;
  prosemirrorToYXmlFragment(start, seed.getXmlFragment("body"));
  const update = Y.encodeStateAsUpdate(seed);
  for (const writer of [one, two]) Y.applyUpdate(writer.y, update);
  return [one, two];
}

export function sync(one: Writer, two: Writer): void {
  const [first, second] = [
    Y.encodeStateAsUpdate(one.y, Y.encodeStateVector(two.y)),
    Y.encodeStateAsUpdate(two.y, Y.encodeStateVector(one.y)),
  ];
  Y.applyUpdate(two.y, first);
  Y.applyUpdate(one.y, second);
}
