// The focus never falls to the page's top when a card or a notice goes.
import assert from "node:assert/strict";
import test from "node:test";
import { Window } from "happy-dom";
import { leadBack } from "./lead-back.ts";

let coarse = false;
const page = new Window();
Object.assign(globalThis, {
  window: { matchMedia: () => ({ matches: coarse }) },
  document: page.document,
  CSS: { escape: (text: string) => text },
  requestAnimationFrame: (run: () => void) => setTimeout(run, 1),
});

const rest = () => new Promise((resolve) => setTimeout(resolve, 40));

/** A pressed button, a card, and a text that says whether it was led to. */
function scene(isEditable = true) {
  page.document.body.innerHTML = `<button id="pressed">Resolve</button><button data-review-card="thread:1">Card</button>`;
  const pressed = page.document.querySelector("button");
  const card = page.document.querySelector("[data-review-card]");
  assert.ok(pressed && card);
  pressed.focus();
  const text = { led: 0 };
  const focus = () => {
    text.led += 1;
    return true;
  };
  const editor = { isEditable, isDestroyed: false, commands: { focus } } as unknown as Parameters<
    typeof leadBack
  >[0];
  return { pressed, card, text, editor };
}

test("when what was pressed goes, the text takes the focus, a drawing later too", async () => {
  const { pressed, text, editor } = scene();
  leadBack(editor);
  await new Promise((resolve) => setTimeout(resolve, 4));
  assert.equal(text.led, 0);
  pressed.remove();
  await rest();
  assert.equal(text.led, 1);
});

test("what stays keeps the focus, and whoever went on is not led back", async () => {
  const { pressed, card, text, editor } = scene();
  leadBack(editor);
  await rest();
  assert.equal(text.led, 0);
  pressed.focus();
  leadBack(editor);
  (card as unknown as HTMLElement).focus();
  pressed.remove();
  await rest();
  assert.equal(text.led, 0);
});

test("a text that can only be read takes no focus: its card does", async () => {
  const { pressed, card, text, editor } = scene(false);
  leadBack(editor, { card: "thread:1" });
  pressed.remove();
  await rest();
  assert.equal(text.led, 0);
  assert.equal(page.document.activeElement, card);
});

test("the way from card to card leads to the card", async () => {
  const { pressed, card, text, editor } = scene();
  leadBack(editor, { card: "thread:1", cardFirst: true });
  pressed.remove();
  await rest();
  assert.equal(text.led, 0);
  assert.equal(page.document.activeElement, card);
});

test("on a touch screen only a key leads back", async () => {
  coarse = true;
  const one = scene();
  leadBack(one.editor);
  one.pressed.remove();
  await rest();
  assert.equal(one.text.led, 0);
  const other = scene();
  leadBack(other.editor, { byKey: true });
  other.pressed.remove();
  await rest();
  assert.equal(other.text.led, 1);
  coarse = false;
});
