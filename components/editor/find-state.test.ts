import assert from "node:assert/strict";
import test from "node:test";
import type { Editor } from "@tiptap/core";
import { findNext, replaceAll, replaceNext } from "prosemirror-search";
import { Comment, Deletion, Insertion } from "#lib/document/nodes/review-marks.ts";
import { dispatchSuggesting } from "#lib/document/suggesting/dispatch.ts";
import {
  findAndReplace,
  findQuery,
  findStanding,
  isQuick,
  lookFor,
  selectedWords,
  type FindWish,
} from "./find-state.ts";
import { press, testEditor, type } from "./typing.test-support.ts";

const wish: FindWish = { search: "", replace: "", matchCase: false, wholeWord: false, pattern: false };

function editor(content: string): Editor {
  return testEditor([Comment, Insertion, Deletion, findAndReplace(() => {})], content);
}

function look(text: Editor, part: Partial<FindWish>, from = 0): ReturnType<typeof findStanding> {
  const found = findQuery({ ...wish, ...part });
  assert.ok(found.ok);
  assert.ok(isQuick(text.state, found.query));
  text.view.dispatch(lookFor(text.state, found.query, from));
  return findStanding(text.state);
}

function replaced(content: string, part: Partial<FindWish>): string {
  const text = editor(content);
  look(text, part);
  replaceAll(text.state, text.view.dispatch);
  return text.getHTML().replaceAll(/ data-id="[^"]*"/g, "");
}

test("counts the places and says which one is chosen, on through the text and round again", () => {
  const text = editor("<p>Pier one, pier two.</p><ul><li><p>A pier</p></li></ul>");
  assert.deepEqual(look(text, { search: "pier" }), { count: 3, at: 1 });
  findNext(text.state, text.view.dispatch);
  assert.deepEqual(findStanding(text.state), { count: 3, at: 2 });
  findNext(text.state, text.view.dispatch);
  findNext(text.state, text.view.dispatch);
  assert.deepEqual(findStanding(text.state), { count: 3, at: 1 });
  assert.deepEqual(look(text, { search: "pier" }, 8), { count: 3, at: 2 });
  assert.deepEqual(look(text, { search: "pier", matchCase: true }), { count: 2, at: 1 });
  assert.deepEqual(look(text, { search: "dock" }), { count: 0, at: 0 });
  assert.deepEqual(look(text, { search: "" }), { count: 0, at: 0 });
  // What is typed while the panel is open is found, too.
  look(text, { search: "pier" });
  text.commands.setTextSelection(1);
  type(text, "Pier ");
  assert.equal(findStanding(text.state).count, 4);
});

test("whole words end where letters of any script or digits end", () => {
  const text = editor("<p>harbour, harbours, <strong>har</strong>bour, 1harbour, éharbour, harbour</p>");
  assert.equal(look(text, { search: "harbour" }).count, 6);
  assert.equal(look(text, { search: "harbour", wholeWord: true }).count, 3);
  assert.equal(look(text, { search: "harbours?", wholeWord: true, pattern: true }).count, 4);
  // The search stops at the cursor before it begins anew; the word doesn't.
  text.commands.setTextSelection(17);
  findNext(text.state, text.view.dispatch);
  assert.notEqual(findStanding(text.state).at, 0);
});

test("plain keys find typographic signs, signs of patterns are plain", () => {
  assert.equal(
    look(editor("<p>Don’t “go” 10\u00a0km (now?) İstanbul i</p>"), { search: `don't "go" 10 km (now?)` })
      .count,
    1,
  );
  assert.equal(look(editor("<p>İİ one</p>"), { search: "one" }).at, 1);
  const dotless = editor("<p>İİ one</p>");
  look(dotless, { search: "one" });
  assert.equal(selectedWords(dotless.state), "one");
});

test("a replacement in plain words is taken as it stands", () => {
  assert.equal(
    replaced("<p>5 dollars, 5 dollars</p>", { search: "5 dollars", replace: "$5 & $&" }),
    "<p>$5 &amp; $&amp;, $5 &amp; $&amp;</p>",
  );
  assert.equal(replaced("<p>a b a</p>", { search: "a", replace: "" }), "<p> b </p>");
  assert.equal(replaced("<p>aaa</p>", { search: "a", replace: "aa" }), "<p>aaaaaa</p>");
});

test("a pattern's replacement knows what was found", () => {
  const dates = { search: String.raw`(\d{2})\.(\d{2})`, pattern: true };
  assert.equal(
    replaced("<p>on 04.10 and 05.11</p>", { ...dates, replace: "$2/$1" }),
    "<p>on 10/04 and 11/05</p>",
  );
  assert.equal(
    replaced("<p>costs 50</p>", { search: String.raw`\d+`, pattern: true, replace: "$$$&" }),
    "<p>costs $50</p>",
  );
  assert.equal(
    replaced("<p>x1</p>", { search: String.raw`\d`, pattern: true, replace: "[$&]" }),
    "<p>x[1]</p>",
  );
});

test("links and formatting stay on what replaces the words", () => {
  const link = `<a href="https://port.example/">`;
  assert.equal(
    replaced(`<p>the ${link}habour</a>, <strong>hab</strong>our</p>`, {
      search: "habour",
      replace: "harbour",
    }),
    `<p>the ${link}harbour</a>, harbour</p>`,
  );
  assert.equal(
    replaced(`<p>${link}colour</a></p>`, { search: "colou?r", pattern: true, replace: "color" }),
    `<p>${link}color</a></p>`,
  );
});

test("replacing one goes to the next", () => {
  const text = editor("<p>pier pier pier</p>");
  look(text, { search: "pier", replace: "dock" });
  replaceNext(text.state, text.view.dispatch);
  assert.equal(text.getText(), "dock pier pier");
  assert.deepEqual(findStanding(text.state), { count: 2, at: 1 });
});

test("words that somebody suggests to take out are not found", () => {
  const id = "0197a7a0-0000-7000-8000-000000000002~abcdefgh";
  const text = editor("<p>old pier, new pier</p>");
  text.view.dispatch(text.state.tr.addMark(1, 9, text.schema.mark("deletion", { id })));
  assert.equal(look(text, { search: "pier" }).count, 1);
});

test("while suggesting, a replacement is a suggestion for every place", () => {
  const text = editor(`<p data-id="a">pier one</p><p data-id="b">pier two</p>`);
  const me = "0197a7a0-0000-7000-8000-000000000002";
  let named = 0;
  const suggesting = dispatchSuggesting((tr) => text.view.updateState(text.view.state.apply(tr)), {
    state: () => text.view.state,
    author: { id: me, newId: () => `${me}~suggested${(named += 1)}` },
    isOn: () => true,
    onRefused: (why) => assert.fail(why),
  });
  look(text, { search: "pier", replace: "dock" });
  replaceAll(text.view.state, suggesting);
  assert.match(
    text.view.dom.innerHTML,
    /<del [^>]*>pier<\/del><ins [^>]*>dock<\/ins> one.*<del [^>]*>pier<\/del><ins [^>]*>dock<\/ins> two/s,
  );
  assert.equal(findStanding(text.view.state).count, 0);
});

test("a pattern that is none, that finds nothing or never ends is refused with a sentence", () => {
  const refused = (search: string) => {
    const found = findQuery({ ...wish, search, pattern: true });
    return found.ok ? null : found.problem;
  };
  for (const search of ["(", "[a", "a**", "x*", "(a+)+$", "(a|aa)+$", "(.*)*x"]) {
    const problem = refused(search);
    assert.match(problem ?? "", /^[A-Z“].*\.$/s, search);
  }
  assert.equal(refused(String.raw`\b(\p{Lu}\w+) \1\b`), null);
  const long = editor(`<p>${"a".repeat(3000)}</p>`);
  assert.equal(look(long, { search: "a+$", pattern: true }).count, 1);
});

test("Mod-F opens the panel, and the selected words begin the search", () => {
  let opened = 0;
  const text = testEditor([findAndReplace(() => (opened += 1))], "<p>One pier</p><p>Two</p>");
  assert.ok(press(text, "f", { ctrlKey: true }));
  assert.equal(opened, 1);
  text.commands.setTextSelection({ from: 5, to: 9 });
  assert.equal(selectedWords(text.state), "pier");
  text.commands.selectAll();
  assert.equal(selectedWords(text.state), "");
});
