import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, begunFrom, type DraftState, isUnsaved, sending, shown, typed } from "./draft-state.ts";

type Step = (state: DraftState<string>) => DraftState<string>;

const after = (...steps: readonly Step[]): DraftState<string> =>
  steps.reduce((state, step) => step(state), begunFrom({ value: "", seal: "0" }));
const type =
  (draft: string, isShown = false): Step =>
  (state) =>
    typed(state, draft, isShown);
const sendOver =
  (over: string): Step =>
  (state) =>
    sending(state, state.draft, over);
const send: Step = (state) => sendOver(state.begun.seal)(state);
const saved: Step = (state) => answered(state, true);
const refused: Step = (state) => answered(state, false);
const load =
  (value: string, seal: string): Step =>
  (state) =>
    shown(state, { value, seal });
const seen = (state: DraftState<string>) => [state.draft, isUnsaved(state), state.begun.seal];

test("what is typed while a save is under way stays, is unsaved, and its own save is of what the newsroom has by then", () => {
  const meanwhile = [type("One."), send, type("One. Two.")];
  assert.deepEqual(seen(after(...meanwhile)), ["One. Two.", true, "0"]);
  assert.deepEqual(seen(after(...meanwhile, saved)), ["One. Two.", true, "0"]);
  const then = [...meanwhile, saved, load("One.", "1")];
  assert.deepEqual(seen(after(...then)), ["One. Two.", true, "1"]);
  assert.deepEqual(seen(after(...then, send, saved, load("One. Two.", "2"))), ["One. Two.", false, "2"]);
});

test("the page may show what was saved before the answer comes", () => {
  const early = after(type("One."), send, type("One. Two."), load("One.", "1"));
  assert.deepEqual(seen(early), ["One. Two.", true, "0"]);
  assert.deepEqual(seen(load("One.", "1")(saved(early))), ["One. Two.", true, "1"]);
});

test("what is typed between the answer and the page that shows it stays as well, also as the newsroom tidied the rest", () => {
  const state = after(type(" One."), send, saved, type(" One. Two."), load("One.", "1"));
  assert.deepEqual(seen(state), [" One. Two.", true, "1"]);
});

test("what was saved as it stands is replaced by what the newsroom made of it, and nothing is asked", () => {
  assert.deepEqual(seen(after(type(" One."), send, saved)), [" One.", false, "0"]);
  assert.deepEqual(seen(after(type(" One."), send, saved, load("One.", "1"))), ["One.", false, "1"]);
});

test("who takes back while it is saved what is being saved has something unsaved", () => {
  const back = [type("One."), send, type("")];
  assert.equal(isUnsaved(after(...back)), true);
  assert.deepEqual(seen(after(...back, saved, load("One.", "1"))), ["", true, "1"]);
});

test("a refused save leaves everything as it was, and somebody else's state isn't taken for one's own", () => {
  const state = after(type("Mine."), send, load("Theirs.", "1"), refused, load("Theirs.", "1"));
  assert.deepEqual(seen(state), ["Mine.", true, "0"]);
});

test("what was put in place of somebody else's on purpose isn't given up for theirs until the page shows it", () => {
  const over = after(type("Mine."), load("Theirs.", "1"), sendOver("1"), type("Mine, too."), saved);
  const before = load("Theirs.", "1")(over);
  assert.deepEqual([before.draft, isUnsaved(before)], ["Mine, too.", true]);
  assert.deepEqual(seen(load("Mine.", "2")(before)), ["Mine, too.", true, "2"]);
});

test("a save that changed nothing in the newsroom is over once the page was read anew: what comes next is somebody else's", () => {
  const state = after(type(" "), send, saved, type(" Mine.", true));
  assert.deepEqual(seen(load("Theirs.", "1")(state)), [" Mine.", true, "0"]);
});

test("what is loaded takes the place of what nobody changed, or of the same change", () => {
  assert.deepEqual(seen(after(load("Theirs.", "1"))), ["Theirs.", false, "1"]);
  assert.deepEqual(seen(after(type("Same."), load("Same.", "1"))), ["Same.", false, "1"]);
  const same = after(type("Same."));
  assert.equal(shown(same, { value: "", seal: "0" }), same);
});
