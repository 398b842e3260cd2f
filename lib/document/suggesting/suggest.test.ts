// What single edits become while suggesting, by name: also the faults of the published package that this replaces.
import assert from "node:assert/strict";
import test from "node:test";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { parseDocument } from "#lib/document/parse.ts";
import { lineSchema, workingSchema as schema } from "#lib/document/working-schema.ts";
import { acceptedOf, baseOf, decide, stripReviewMarks } from "./decide.ts";
import { dispatchSuggesting, notASuggestion } from "./dispatch.ts";
import { suggest } from "./suggest.ts";
import { suggestionsIn, suggestOnlyViolation } from "./suggestions.ts";
import { ana, author, ben, bold, br, doc, figure, heading, paragraph } from "./suggesting.test-support.ts";

type Change = (tr: Transaction) => Transaction;

/** Several changes by the same person, one after the other; the cursor stands where the last one left it. */
function write(start: EditorState, personId: string, ...changes: Change[]): EditorState {
  const me = { ...author(personId) };
  let count = suggestionsIn(start.doc).length;
  const named = { id: me.id, newId: () => `${me.id}~name-${String((count += 1)).padStart(4, "0")}` };
  return changes.reduce((state, change) => {
    const result = suggest(change(state.tr), state, named);
    assert.ok(result.ok);
    return state.apply(result.tr);
  }, start);
}
const open = (...blocks: Parameters<typeof doc>) => EditorState.create({ doc: doc(...blocks) });
const put =
  (text: string, at?: number): Change =>
  (tr) =>
    tr.insertText(text, at ?? tr.selection.head);
const take =
  (from: number, to: number): Change =>
  (tr) =>
    tr.setSelection(TextSelection.create(tr.doc, from, to)).delete(from, to);
const backspace: Change = (tr) => tr.delete(tr.selection.head - 1, tr.selection.head);
const cursor = (state: EditorState, at: number) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
const cards = (state: EditorState) =>
  suggestionsIn(state.doc).map(({ kind, inserted, deleted }) => [kind, inserted, deleted]);
const words = (state: EditorState) =>
  acceptedOf(state.doc).textBetween(0, acceptedOf(state.doc).content.size, "|");

test("typing on is one suggestion, a replacement is one card", () => {
  const typed = write(cursor(open(paragraph("He said no.")), 8), ana, put("w"), put("e"), put("ll "));
  assert.deepEqual(cards(typed), [["insert", "well ", ""]]);
  const replaced = write(
    open(paragraph("He said no.")),
    ana,
    (tr) => tr.insertText("says", 4, 8),
    put("!", 12),
  );
  assert.deepEqual(cards(replaced), [["replace", "says!", "said"]]);
  assert.equal(words(replaced), "He says! no.");
});

test("Backspace strikes the text's words, goes past struck ones, and takes own ones back for real", () => {
  let state = write(cursor(open(paragraph("abc")), 4), ana, backspace, backspace);
  assert.deepEqual(cards(state), [["delete", "", "bc"]]);
  assert.equal(state.selection.head, 2);
  state = write(cursor(state, 4), ben, backspace);
  assert.equal(state.selection.head, 3);
  assert.deepEqual(cards(state), [["delete", "", "bc"]]);
  state = write(cursor(state, 2), ana, put("x"), backspace);
  assert.deepEqual(cards(state), [["delete", "", "bc"]]);
});

test("Enter and Backspace at a paragraph's start are suggestions; one's own Enter is really taken back", () => {
  const split = write(open(paragraph("abcd")), ana, (tr) => tr.split(3));
  assert.deepEqual(cards(split), [["split", "\n", ""]]);
  assert.equal(words(split), "ab|cd");
  const undone = write(split, ana, (tr) => tr.join(4));
  assert.deepEqual(cards(undone), []);
  const refused = write(split, ben, (tr) => tr.join(4));
  assert.deepEqual(cards(refused), [
    ["split", "\n", ""],
    ["join", "", "\n"],
  ]);
  assert.equal(words(refused), "abcd");
  const joined = write(open(paragraph("ab"), heading("cd")), ana, (tr) => tr.join(4));
  assert.deepEqual(cards(joined), [["join", "", "\n"]]);
  assert.equal(baseOf(joined.doc).childCount, 2);
});

test("styles, kinds of block and pictures are refused as a whole", () => {
  const state = open(paragraph("abc"), figure("d"), paragraph("e"));
  const me = author(ana);
  const changes: Change[] = [
    (tr) => tr.addMark(1, 3, schema.mark("bold")),
    (tr) => tr.insertText("x", 1).addMark(3, 4, schema.mark("bold")),
    (tr) => tr.setBlockType(1, 1, schema.node("heading").type, { level: 2 }),
    (tr) => tr.delete(5, 8),
    (tr) => tr.delete(2, 10),
    (tr) => tr.insert(5, figure("new")),
    (tr) => tr.setNodeAttribute(0, "splitBy", `${ben}~forged-one`),
  ];
  for (const change of changes) assert.equal(suggest(change(state.tr), state, me).ok, false);
});

test("line breaks and one-line fields can be suggested in", () => {
  const state = write(open(paragraph("ab", br(), "c")), ana, take(3, 4), (tr) => tr.insert(2, br()));
  assert.deepEqual(cards(state), [
    ["split", "\n", ""],
    ["join", "", "\n"],
  ]);
  const line = EditorState.create({
    doc: lineSchema.node("doc", null, lineSchema.node("line", null, lineSchema.text("Talks"))),
  });
  const suggested = write(line, ana, put(" go on", 6));
  assert.equal(words(suggested), "Talks go on");
  assert.ok(baseOf(suggested.doc).eq(line.doc));
  assert.equal(suggest(line.tr.split(3), line, author(ana)).ok, false);
});

test("fault 2 of the published package: an edit beside another's suggestion keeps its own author", () => {
  const start = write(open(paragraph("one two three")), ana, take(5, 8));
  const state = write(start, ben, take(8, 14), put("x", 5));
  assert.deepEqual(
    suggestionsIn(state.doc).map(({ authorId, inserted, deleted }) => [authorId, inserted, deleted]),
    [
      [ben, "x", ""],
      [ana, "", "two"],
      [ben, "", " three"],
    ],
  );
});

test("fault 3: deleting in another's insertion is a suggestion about it, not a deletion", () => {
  const start = write(open(paragraph("ab")), ana, put("xyz", 2));
  const state = write(start, ben, take(3, 4));
  assert.equal(words(state), "axzb");
  const [insertion] = suggestionsIn(state.doc);
  assert.equal(insertion?.inserted, "xyz");
  const kept = decide(state.doc, new Set([insertion?.id ?? ""]), "accept");
  assert.equal(baseOf(kept).textContent, "axyzb");
  assert.equal(acceptedOf(kept).textContent, "axzb");
  assert.ok(suggestOnlyViolation(start.doc, start.tr.delete(3, 4).doc, ben));
});

test("fault 4: accepting one suggestion leaves the others", () => {
  const state = write(open(paragraph("abcdef")), ana, put("x", 2), take(6, 7));
  const [first, second] = suggestionsIn(state.doc);
  const rest = suggestionsIn(decide(state.doc, new Set([first?.id ?? ""]), "accept"));
  assert.deepEqual(
    rest.map(({ id }) => id),
    [second?.id],
  );
});

test("fault 5: names are the caller's, two people's never meet", () => {
  const state = write(write(open(paragraph("ab")), ana, put("x", 1)), ben, put("y", 4));
  assert.deepEqual(
    suggestionsIn(state.doc).map(({ authorId }) => authorId),
    [ana, ben],
  );
});

test("fault 6: spaces around a decided suggestion stay", () => {
  const start = open(paragraph("a  b"), figure(""));
  const state = write(start, ana, put("x", 3));
  assert.ok(decide(state.doc, "all", "reject").eq(start.doc));
  assert.equal(acceptedOf(state.doc).textContent, "a x b");
});

test("what others did, undo and decisions pass", () => {
  const state = write(open(paragraph("ab")), ana, put("x", 2));
  for (const [key, value] of [
    ["y-sync$", { isChangeOrigin: true }],
    ["history$", {}],
    [notASuggestion, true],
  ] as const) {
    const tr = state.tr.delete(1, 2).setMeta(key, value);
    const result = suggest(tr, state, author(ben));
    assert.ok(result.ok && result.tr === tr);
  }
});

test("words that a strike covers by accident are not struck, nor do they become so", () => {
  const strikes = schema.mark("deletion", { id: `${ana}~name-0001`, over: null });
  const inserts = schema.mark("insertion", { id: `${ben}~name-0001` });
  const text = doc(
    paragraph(
      schema.text("a", [strikes]),
      schema.text("new", [strikes, inserts]),
      schema.text("b", [strikes]),
    ),
  );
  assert.deepEqual(
    suggestionsIn(text).map(({ inserted, deleted }) => [inserted, deleted]),
    [
      ["", "ab"],
      ["new", ""],
    ],
  );
  const accepted = decide(text, new Set([`${ben}~name-0001`]), "accept");
  assert.equal(acceptedOf(accepted).textContent, "new");
});

test("a clean text is one that the record takes", () => {
  const thread = schema.mark("comment", { id: ana });
  const state = write(
    open(paragraph("a", bold("b"), br(), schema.text("c", [thread])), heading("d")),
    ana,
    put("x", 1),
  );
  for (const clean of [baseOf(state.doc), acceptedOf(state.doc)]) {
    clean.check();
    assert.ok(parseDocument(stripReviewMarks(clean)).ok);
    assert.doesNotMatch(JSON.stringify(stripReviewMarks(clean)), /insertion|deletion|comment|By"/);
  }
});

test("a person who may only suggest can't change the text or speak for others", () => {
  const start = write(open(paragraph("abc")), ana, put("x", 2));
  const forged = schema.mark("insertion", { id: `${ana}~name-0009` });
  assert.equal(suggestOnlyViolation(start.doc, write(start, ben, put("y", 1), take(4, 5)).doc, ben), null);
  assert.ok(suggestOnlyViolation(start.doc, start.tr.insertText("y", 1).doc, ben));
  assert.ok(suggestOnlyViolation(start.doc, start.tr.insert(1, schema.text("y", [forged])).doc, ben));
  assert.ok(suggestOnlyViolation(start.doc, decide(start.doc, "all", "reject"), ben));
  assert.equal(suggestOnlyViolation(start.doc, decide(start.doc, "all", "reject"), ana), null);
});

test("the wrapped editor dispatches suggestions, tells why not, and does nothing else", () => {
  const state = open(paragraph("abc"));
  const seen: Transaction[] = [];
  const said: string[] = [];
  let on = true;
  const dispatch = dispatchSuggesting((tr) => seen.push(tr), {
    state: () => state,
    author: author(ana),
    isOn: () => on,
    onRefused: (why) => said.push(why),
  });
  dispatch(state.tr.insertText("x", 1));
  dispatch(state.tr.addMark(1, 3, schema.mark("bold")));
  assert.equal(seen.length, 1);
  assert.equal(baseOf(seen[0]?.doc ?? state.doc).textContent, "abc");
  assert.equal(said.length, 1);
  on = false;
  dispatch(state.tr.addMark(1, 3, schema.mark("bold")));
  assert.equal(seen.length, 2);
});
