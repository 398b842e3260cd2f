import assert from "node:assert/strict";
import { test } from "node:test";
import { begunWith, draftAfter, type DraftNews, type DraftState } from "./picture-draft.ts";

const after = (...news: readonly DraftNews<string>[]): DraftState<string> =>
  news.reduce((state, one) => draftAfter(state, one), begunWith("first"));
const changed = (draft: string) => ({ kind: "changed", draft }) as const;
const loaded = (value: string) => ({ kind: "loaded", value }) as const;
const saved = (value: string) => ({ kind: "saved", value }) as const;

test("what is loaded takes the place of what nobody changed", () => {
  assert.equal(after(loaded("theirs")).draft, "theirs");
  assert.equal(after(changed("mine"), changed("first"), loaded("theirs")).draft, "theirs");
});

test("what somebody is in the middle of changing stays when another was quicker, and it is said", () => {
  const state = after(changed("mine"), loaded("theirs"));
  assert.deepEqual([state.draft, state.overtaken], ["mine", true]);
  const given = draftAfter(state, changed("theirs"));
  assert.deepEqual([given.draft, given.overtaken, given.base], ["theirs", false, "theirs"]);
});

test("what is changed between one's own saving and the page that shows it stays, and nobody else is blamed for it", () => {
  const state = after(changed("mine"), saved("mine"), changed("more"), loaded("mine"));
  assert.deepEqual([state.draft, state.base, state.overtaken], ["more", "mine", false]);
  // Not even where the newsroom has tidied up what was saved.
  assert.equal(after(changed(" mine"), saved(" mine"), changed("more"), loaded("mine")).overtaken, false);
});

test("after one's own saving nothing is left to be saved, before and after the page shows it", () => {
  const before = after(changed(" mine"), saved(" mine"));
  assert.equal(before.draft, before.base);
  const then = draftAfter(before, loaded("mine"));
  assert.deepEqual([then.draft, then.base, then.awaitsOwn], ["mine", "mine", false]);
});

test("saving over what somebody else had changed is no news any more", () => {
  const state = after(changed("mine"), loaded("theirs"), saved("mine"));
  assert.deepEqual([state.overtaken, state.draft === state.base], [false, true]);
});
