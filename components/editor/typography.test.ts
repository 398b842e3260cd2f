import assert from "node:assert/strict";
import test from "node:test";
import type { Editor } from "@tiptap/core";
import { defaultTypography, type Typography } from "#lib/newsroom/typography.ts";
import { press, testEditor, type } from "./typing.test-support.ts";
import { typographyInput } from "./typography.ts";

function editor(content: string, settings: Typography = defaultTypography): Editor {
  return testEditor([typographyInput(settings)], content);
}

test("typed marks and dashes become the house's", () => {
  const english = editor("<p></p>");
  type(english, `"It's the '90s," she said -- "and 12" pipes..."`);
  assert.equal(english.getText(), "“It’s the ’90s,” she said — “and 12” pipes…”");
  const german = editor("<p></p>", { quotes: "low-high", dash: "spaced-en" });
  type(german, `"Wie geht's?"--nie`);
  assert.equal(german.getText(), "„Wie geht’s?“ – nie");
});

test("marks of the text survive", () => {
  const bold = editor("<p><strong>word-</strong></p>");
  type(bold, "-x");
  assert.equal(bold.getHTML().replace(/ data-id="[^"]*"/, ""), "<p><strong>word—x</strong></p>");
});

test("Backspace right after takes the mark back to what was typed", () => {
  const one = editor(`<p data-id="one">word-</p>`);
  type(one, "-");
  assert.equal(one.getText(), "word—");
  press(one, "Backspace");
  assert.equal(one.getText(), "word--");
  const other = editor(`<p data-id="one"></p>`);
  type(other, '"');
  press(other, "Backspace");
  assert.equal(other.getText(), '"');
});

test("a paste, a word put in at once and an address stay as they are", () => {
  const text = editor("<p></p>");
  text.view.pasteText(`"pasted" -- text`);
  assert.equal(text.getText(), `"pasted" -- text`);
  const words = editor("<p></p>");
  type(words, "on https://port.example/a--b");
  assert.equal(words.getText(), "on https://port.example/a--b");
  const phone = editor("<p></p>");
  const taken = phone.view.someProp("handleTextInput", (handle) =>
    handle(phone.view, 1, 1, `so"`, () => phone.state.tr),
  );
  assert.ok(!taken);
});
