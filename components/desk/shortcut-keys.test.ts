import assert from "node:assert/strict";
import test from "node:test";
import { isModKey, keyCaps } from "./shortcut-keys.ts";

const plain = { key: "k", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("a list names keys once, and each keyboard shows its own caps", () => {
  assert.deepEqual(keyCaps("Mod-Alt-0", false), ["Ctrl", "Alt", "0"]);
  assert.deepEqual(keyCaps("Mod-Shift-B", true), ["⌘", "⇧", "B"]);
  assert.deepEqual(keyCaps("?", true), ["?"]);
});

test("the command key is Ctrl, on a Mac ⌘, and a letter with Shift or Alt is another command", () => {
  assert.ok(isModKey({ ...plain, ctrlKey: true }, "k", false));
  assert.ok(isModKey({ ...plain, metaKey: true }, "k", true));
  assert.ok(isModKey({ ...plain, ctrlKey: true, key: "K" }, "k", false), "with Caps Lock");
  for (const other of [
    plain,
    { ...plain, metaKey: true },
    { ...plain, ctrlKey: true, altKey: true },
    { ...plain, ctrlKey: true, shiftKey: true, key: "K" },
  ])
    assert.ok(!isModKey(other, "k", false));
  assert.ok(!isModKey({ ...plain, ctrlKey: true }, "k", true), "Ctrl-K ends a line on a Mac");
});

test("a sign counts where a keyboard needs Shift for it", () => {
  assert.ok(isModKey({ ...plain, ctrlKey: true, shiftKey: true, key: "/" }, "/", false));
});
