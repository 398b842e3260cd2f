// Pictures that come into a text: with their own words, several at once, and those that a colleague has just put in.
import assert from "node:assert/strict";
import test from "node:test";
import { parseDocument } from "#lib/document/parse.ts";
import { articleExtensions } from "#lib/document/schema.ts";
import { type KnownPictures, figureOf, pictureOf } from "./known-pictures.ts";
import { nodesWithViews } from "./node-views.ts";
import { editorOf, testEditor } from "./typing.test-support.ts";

const picture = (id: string) => ({
  id,
  key: id.repeat(32),
  width: 1600,
  height: 1200,
  widths: [480, 800],
  caption: `Caption of ${id}`,
  credit: "Ana Ruiz",
  alt: `What ${id} shows`,
});

test("two pictures stand one below the other after the paragraph, each with its own caption, credit and alt text", () => {
  const editor = testEditor([], "<p>Before.</p>");
  editor
    .chain()
    .insertFigures([picture("a"), picture("b")].map(figureOf))
    .run();
  const blocks = editor.state.doc.children;
  assert.deepEqual(
    blocks.map(({ type, attrs, textContent }) => [type.name, attrs["mediaId"] ?? "", textContent]),
    [
      ["paragraph", "", "Before."],
      ["figure", "a", "Caption of a"],
      ["figure", "b", "Caption of b"],
    ],
  );
  assert.deepEqual([blocks[1]?.attrs["credit"], blocks[1]?.attrs["alt"]], ["Ana Ruiz", "What a shows"]);
  assert.ok(parseDocument(editor.getJSON()).ok);
});

test("a picture without a caption has none, and no empty word in its place", () => {
  const editor = testEditor([], "<p>Before.</p>");
  editor
    .chain()
    .insertFigures([figureOf({ ...picture("c"), caption: "" })])
    .run();
  assert.equal(editor.state.doc.child(1).childCount, 0);
});

test("a picture that a colleague has just put in is asked for once, and shown as soon as the newsroom answers", async (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, "fetch", async (address: string) => {
    asked.push(address);
    return Response.json({ pictures: [picture("d")], next: null });
  });
  const pictures: KnownPictures = new Map();
  const views = nodesWithViews({ pictures, headlines: new Map() }, () => {});
  const editor = editorOf(
    articleExtensions.map((one) => (one.name === "figure" ? views.figure : one)),
    '<figure data-media-id="d"><figcaption>Theirs</figcaption></figure>',
  );
  assert.match(editor.view.dom.textContent ?? "", /The picture is being fetched/);
  await pictureOf(pictures, "d");
  await Promise.resolve();
  assert.equal(
    editor.view.dom.querySelector("img")?.getAttribute("src"),
    `/desk/media/${"d".repeat(32)}-800.jpg`,
  );
  assert.deepEqual(asked, ["/desk/api/library?id=d"]);
  assert.equal((await pictureOf(pictures, "d"))?.width, 1600);
  assert.equal(asked.length, 1);
});
