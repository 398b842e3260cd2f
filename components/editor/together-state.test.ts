// What an editor makes of the newsroom's reasons for ending the conversation.
import assert from "node:assert/strict";
import test from "node:test";
import { halts, lineAfter, whyRefused } from "./together-state.ts";

test("a window too many stops and says what to do, instead of pushing another one out by coming back", () => {
  const line = lineAfter("too-many-windows");
  assert.ok(line !== null && halts.has(line));
  assert.match(whyRefused("too-many-windows"), /Close some of them, then reload/);
});

test("after what passes by itself the editor tries again", () => {
  for (const reason of ["too-much", "too-early", "no-ticket", "full"]) assert.equal(lineAfter(reason), null);
});
