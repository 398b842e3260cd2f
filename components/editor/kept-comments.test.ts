import assert from "node:assert/strict";
import test from "node:test";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { workingExtensions } from "#lib/document/working-schema.ts";
import { keptComments } from "./kept-comments.ts";
import { cleanPaste } from "./paste.ts";
import { standsSomewhere } from "./review-reading.ts";
import { editorOf } from "./typing.test-support.ts";

const thread = "00000001-0000-4000-8000-000000000000";

const editorWith = (words: string): Editor =>
  editorOf([...workingExtensions, cleanPaste(() => {}), keptComments], words);

function comment(editor: Editor, from: number, to: number): void {
  const mark = editor.schema.mark("comment", { id: thread });
  editor.view.dispatch(editor.state.tr.addMark(from, to, mark));
}

/** What stands under the comment. */
function commented(doc: Node): string {
  let words = "";
  doc.descendants((node) => {
    if (node.marks.some((mark) => mark.type.name === "comment")) words += node.text ?? "";
  });
  return words;
}

/** The markup that the clipboard gets of what is selected. */
function copied(editor: Editor, from: number, to: number): string {
  editor.commands.setTextSelection({ from, to });
  return editor.view.serializeForClipboard(editor.state.selection.content()).dom.innerHTML;
}

test("a paragraph that is cut and pasted elsewhere keeps its comment on the same words", () => {
  const editor = editorWith("<p>One two <strong>three</strong> four.</p><p>Behind.</p>");
  comment(editor, 5, 11);
  assert.equal(commented(editor.state.doc), "two th");
  const end = editor.state.doc.firstChild!.nodeSize - 1;
  const markup = copied(editor, 1, end);
  editor.commands.deleteSelection();
  assert.equal(commented(editor.state.doc), "");
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  editor.view.pasteHTML(markup);
  assert.equal(commented(editor.state.doc), "two th");
  assert.match(editor.getText(), /Behind\.One two three four\.$/);
});

test("a copy takes no comment along, and neither do other words or another editor's", () => {
  const editor = editorWith("<p>One two three.</p><p>Behind.</p>");
  comment(editor, 5, 8);
  const markup = copied(editor, 1, 15);
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  editor.view.pasteHTML(markup);
  assert.equal(commented(editor.state.doc), "two");
  editor.commands.setTextSelection({ from: 1, to: 15 });
  editor.commands.deleteSelection();
  editor.view.pasteHTML(markup.replace("three", "forged"));
  assert.equal(commented(editor.state.doc), "");
  const other = editorWith("<p>x</p>");
  other.view.pasteHTML(markup);
  assert.equal(commented(other.state.doc), "");
});

test("words that stand anywhere are not called gone, across blocks and line breaks too", () => {
  const body = editorWith("<p>One two</p><p>three.</p>");
  const editors = { headline: null, standfirst: null, body };
  assert.equal(standsSomewhere(editors, "two\nthree"), true);
  assert.equal(standsSomewhere(editors, "two four"), false);
  assert.equal(standsSomewhere(editors, ""), false);
});
