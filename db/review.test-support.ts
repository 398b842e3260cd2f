// For tests of comments and suggestions: a text as somebody's open editor has it, what they type there, and places in it.
import assert from "node:assert/strict";
import type { Mark, Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import * as Y from "yjs";
import type { AnchorBytes } from "#lib/document/comment-anchor.ts";
import * as standing from "#lib/document/find-words.ts";
import { judgeUpdate } from "#lib/document/update-judge.ts";
import { documentOf, readNodes, writeNodes, type ProseField } from "#lib/document/working-document.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { openDocument } from "./collab-open.ts";
import { storeTyped } from "./collab-save.ts";
import { newId } from "./ids.ts";

/** The article's document as it is stored now. */
export async function openText(articleId: number): Promise<Y.Doc> {
  const opened = await openDocument(articleId);
  assert.ok(opened);
  return documentOf(opened.updates);
}

/** Make a change in an open text and store it as the person's. */
export async function type(
  actor: Actor,
  articleId: number,
  doc: Y.Doc,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const before = Y.encodeStateVector(doc);
  change(doc);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  const judged = judgeUpdate(bytes);
  assert.ok(judged.ok);
  const [seq] = await storeTyped(articleId, [{ actor, right: "suggest", bytes, clients: judged.clients }]);
  assert.notEqual(seq, null, `${actor.name} may type`);
}

/** The run of text that holds these words, and where they begin in it. */
export function findWords(
  doc: Y.Doc,
  field: ProseField,
  words: string,
): Readonly<{ text: Y.XmlText; at: number }> {
  return standing.findWords(doc, field, words) ?? assert.fail(`no “${words}” in the ${field}`);
}

/** Both ends of these words, as an editor sends them. */
export function placesOf(doc: Y.Doc, field: ProseField, words: string): AnchorBytes {
  return standing.placesOf(doc, field, words) ?? assert.fail(`no “${words}” in the ${field}`);
}

/** The words that carry a thread's mark, in the order of the text. */
export function markedWords(doc: Y.Doc, threadId: string): string {
  const nodes = readNodes(doc);
  if (typeof nodes === "string") return assert.fail(nodes);
  let words = "";
  for (const node of Object.values(nodes)) {
    node.descendants((one) => {
      if (one.marks.some((mark) => mark.type.name === "comment" && mark.attrs["id"] === threadId))
        words += one.text ?? "";
    });
  }
  return words;
}

/** What the body says with every mark of suggestion standing. */
export function bodyWords(doc: Y.Doc): string {
  const nodes = readNodes(doc);
  if (typeof nodes === "string") return assert.fail(nodes);
  return nodes.body.textBetween(0, nodes.body.content.size, "\n");
}

function suggestIn(doc: Y.Doc, change: (tr: Transform, body: Node) => void): void {
  const nodes = readNodes(doc);
  if (typeof nodes === "string") return assert.fail(nodes);
  const tr = new Transform(nodes.body);
  change(tr, nodes.body);
  writeNodes(doc, (field) => (field === "body" ? tr.doc : null));
}

function placeInBody(body: Node, words: string): number {
  let place = -1;
  body.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (at >= 0 && place < 0) place = pos + at;
  });
  assert.ok(place >= 0, `no “${words}” in the body`);
  return place;
}

/** Suggest to put `added` before `words` of the body; answers the suggestion's name. */
export async function suggestWords(
  actor: Actor,
  articleId: number,
  { before, added }: Readonly<{ before: string; added: string }>,
): Promise<string> {
  const id = `${actor.id}~${newId().replaceAll("-", "").slice(-12)}`;
  await type(actor, articleId, await openText(articleId), (doc) =>
    suggestIn(doc, (tr, body) => {
      const { schema } = body.type;
      tr.insert(placeInBody(body, before), schema.text(added, [schema.mark("insertion", { id })]));
    }),
  );
  return id;
}

/** Suggest to take `words` out of the body; answers the suggestion's name. `over`: whose inserted words they are. */
export async function suggestCut(
  actor: Actor,
  articleId: number,
  words: string,
  over: string | null = null,
): Promise<string> {
  const id = `${actor.id}~${newId().replaceAll("-", "").slice(-12)}`;
  await type(actor, articleId, await openText(articleId), (doc) =>
    suggestIn(doc, (tr, body) => {
      const at = placeInBody(body, words);
      const mark: Mark = body.type.schema.mark("deletion", { id, over });
      tr.addMark(at, at + words.length, mark);
    }),
  );
  return id;
}
