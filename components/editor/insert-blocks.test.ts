// Putting furniture into a text: whatever holds the caret, no picture and no letter goes.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import type { Editor } from "@tiptap/core";
import { NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { parseDocument } from "#lib/document/parse.ts";
import { blockCommands } from "./commands.ts";
import { press, testEditor, type } from "./typing.test-support.ts";

const figure = (id: string, caption = "") =>
  `<figure data-media-id="${id}"><figcaption>${caption}</figcaption></figure>`;
const blocks = {
  empty: "<p></p>",
  words: "<p>Ferries sail.</p>",
  heading: "<h2>Dawn</h2>",
  list: "<ul><li><p>Low</p></li><li><p></p></li></ul>",
  quote: "<blockquote><p></p><p>We sail</p></blockquote>",
  pull: "<aside data-pull-quote><p>Again</p></aside>",
  box: "<aside data-fact-box><p></p></aside>",
  picture: figure("a"),
  captioned: figure("b", "The pier"),
  gallery: `<div data-gallery>${figure("c")}${figure("d", "At sea")}${figure("e")}</div>`,
  table: "<table><tbody><tr><th><p>Port</p></th></tr><tr><td><p></p></td></tr></tbody></table>",
  card: '<div data-provider="youtube" data-embed-id="dQw4w9WgXcQ"></div>',
} as const;

const insertions: Readonly<Record<string, (editor: Editor) => unknown>> = {
  "a video": (editor) => editor.commands.insertEmbed({ provider: "vimeo", embedId: "123456789" }),
  "a picture": (editor) => editor.commands.insertFigures([{ mediaId: "new" }]),
  "a gallery": (editor) => editor.commands.insertGallery([{ mediaId: "new" }]),
  "a related article": (editor) => editor.commands.insertRelated(7),
  "a correction": (editor) => editor.commands.insertCorrection(new Date(0)),
  "a table": (editor) => blockCommands.find(({ name }) => name === "Table")?.run(editor),
};

function held(editor: Editor): Readonly<{ pictures: string[]; letters: string; cards: number }> {
  const pictures: string[] = [];
  let cards = 0;
  editor.state.doc.descendants((node) => {
    if (node.type.name === "figure") pictures.push(String(node.attrs["mediaId"]));
    if (node.type.name === "embed" && node.attrs["provider"] === "youtube") cards += 1;
  });
  return { pictures: pictures.filter((id) => id !== "new"), letters: editor.state.doc.textContent, cards };
}

const furniture = (editor: Editor): number =>
  editor.state.doc.children.filter(({ type: { name } }) => name !== "paragraph").length;

/** The caret, or a selection, wherever a hand could put it. */
function select(editor: Editor, at: number, length: number): void {
  const { doc, tr } = editor.state;
  const from = at % (doc.content.size + 1);
  const node = doc.nodeAt(from);
  const selection =
    node && !node.isText && length === 0 && at % 3 === 0
      ? NodeSelection.create(doc, from)
      : length > 0
        ? TextSelection.between(doc.resolve(from), doc.resolve(Math.min(from + length, doc.content.size)))
        : Selection.near(doc.resolve(from));
  editor.view.dispatch(tr.setSelection(selection));
}

test("whatever holds the caret or is selected, no block that is put in takes a picture, a card or a letter away", () => {
  const anyBlock = fc.constantFrom(...Object.values(blocks));
  fc.assert(
    fc.property(
      fc.array(anyBlock, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(insertions)), fc.nat(400), fc.nat(12)), {
        minLength: 1,
        maxLength: 3,
      }),
      (parts, steps) => {
        const editor = testEditor([], parts.join(""));
        const before = held(editor);
        for (const [name, at, length] of steps) {
          select(editor, at, at % 2 === 0 ? 0 : length);
          const count = furniture(editor);
          insertions[name]?.(editor);
          assert.equal(furniture(editor), count + 1, `${name} came in`);
          // Whoever writes on at once doesn't write over it either.
          type(editor, "~");
        }
        editor.state.doc.check();
        const after = held(editor);
        assert.deepEqual({ ...after, letters: after.letters.replaceAll("~", "") }, before);
        assert.ok(after.letters.replaceAll("~", "").length === after.letters.length - steps.length);
        editor.destroy();
      },
    ),
    { numRuns: 150 },
  );
});

test("a block comes after the whole gallery, fact box or table, and takes the place of an empty paragraph only", () => {
  const after = (markup: string): string[] => {
    const editor = testEditor([], markup);
    editor.commands.insertRelated(7);
    return editor.state.doc.children.map(({ type: { name } }) => name);
  };
  assert.deepEqual(after(blocks.gallery), ["gallery", "related", "paragraph"]);
  assert.deepEqual(after(blocks.picture), ["figure", "related", "paragraph"]);
  assert.deepEqual(after(blocks.box), ["factBox", "related", "paragraph"]);
  assert.deepEqual(after(blocks.table), ["table", "related", "paragraph"]);
  assert.deepEqual(after(blocks.words), ["paragraph", "related", "paragraph"]);
  assert.deepEqual(after(blocks.words + blocks.empty), ["paragraph", "related", "paragraph"]);
});

test("Enter in a caption goes on in a new paragraph below the picture, or below the whole gallery", () => {
  for (const [markup, block] of [
    [blocks.picture, "figure"],
    [blocks.captioned, "figure"],
    [blocks.gallery, "gallery"],
  ] as const) {
    const editor = testEditor([], markup);
    if (block === "gallery") editor.commands.setTextSelection(editor.state.doc.content.size - 2);
    assert.ok(press(editor, "Enter"));
    type(editor, "On.");
    assert.deepEqual(
      editor.state.doc.children.map((node) => [
        node.type.name,
        node.type.name === block ? "" : node.textContent,
      ]),
      [
        [block, ""],
        ["paragraph", "On."],
      ],
    );
    assert.equal(
      editor.state.doc.firstChild?.childCount,
      block === "gallery" ? 3 : markup === blocks.picture ? 0 : 1,
    );
  }
});

test("a caption can’t be made into a heading, a quotation or plain text: the picture would go", () => {
  for (const markup of [blocks.picture, blocks.captioned]) {
    for (const { name, run } of blockCommands) {
      const editor = testEditor([], markup);
      run(editor);
      assert.equal(held(editor).pictures.length, 1, `${name} takes the picture away`);
      assert.ok(parseDocument(editor.getJSON()).ok);
    }
    const editor = testEditor([], markup);
    editor.commands.setTextSelection(1);
    type(editor, "## ");
    press(editor, "Backspace");
    assert.equal(held(editor).pictures.length, 1);
  }
});
