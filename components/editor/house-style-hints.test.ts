// House style in an editor: what is marked, what is looked at again, what a replacement does, and what happens to slow rules.
import assert from "node:assert/strict";
import test from "node:test";
import type { Editor } from "@tiptap/core";
import { press, testEditor, type } from "./typing.test-support.ts";
import { suggestedPieces } from "#lib/document/suggesting/reading.ts";
import { workingExtensions } from "#lib/document/working-schema.ts";
import type { StyleRule } from "#lib/newsroom/house-style.ts";
import { styleChecker, type OpenStylePort } from "./house-style-checker.ts";
import { goToHint, houseStyleHints, replaceHint, styleHints, type StyleHint } from "./house-style-hints.ts";
import { suggestingExtension } from "./suggest-switch-extension.ts";
import { styleAnswers } from "./style-worker-answers.ts";

const rules: readonly StyleRule[] = [
  {
    id: "r1",
    kind: "words",
    pattern: "whilst",
    matchCase: false,
    message: "We write “while”.",
    replacement: "while",
    severity: "advice",
  },
  {
    id: "r2",
    kind: "pattern",
    pattern: String.raw`\b(\w+)\s+\1\b`,
    matchCase: false,
    message: "The word stands here twice.",
    replacement: "$1",
    severity: "warning",
  },
];

/** The worker's own answers on this thread, later, as a worker's come; and what it was asked. */
function nearPort(asked: string[][]): OpenStylePort {
  return (hear) => {
    const answer = styleAnswers();
    let open = true;
    return {
      post(ask) {
        if (ask.kind === "check") asked.push([...ask.texts]);
        const said = answer(ask);
        if (said !== null) setTimeout(() => open && hear(said), 1);
      },
      close() {
        open = false;
      },
    };
  };
}

function editorWith(content: string, asked: string[][] = []): Editor {
  return testEditor([houseStyleHints({ rules, open: nearPort(asked) })], content);
}

async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  assert.fail("it never came");
}

const hintsOf = (editor: Editor) => styleHints(editor.state).hints;
const checked = (editor: Editor) => until(() => styleHints(editor.state).state === "checked");
const first = (editor: Editor): StyleHint => {
  const [hint] = hintsOf(editor);
  assert.ok(hint);
  return hint;
};
const marked = (editor: Editor) =>
  [...editor.view.dom.querySelectorAll(".style-hint")].map((one) => [
    one.textContent,
    one.className,
    one.getAttribute("title"),
  ]);

test("finds are marked in the text with their sentence, in blocks inside blocks too, and no word changes", async () => {
  const markup = "<p>Whilst it <b>rai</b>ned</p><ul><li><p>off <i>the</i> the coast</p></li></ul>";
  const editor = editorWith(markup);
  const before = editor.getText();
  await checked(editor);
  assert.deepEqual(
    hintsOf(editor).map(({ words, replacement }) => [words, replacement]),
    [
      ["Whilst", "While"],
      ["the the", "the"],
    ],
  );
  assert.deepEqual(marked(editor)[0], ["Whilst", "style-hint style-advice", "We write “while”."]);
  assert.equal(
    marked(editor)
      .slice(1)
      .map(([words]) => words)
      .join(""),
    "the the",
  );
  assert.equal(editor.getText(), before);
  editor.destroy();
});

test("only what changed is looked at again", async () => {
  const asked: string[][] = [];
  const editor = editorWith("<p>One whilst one.</p><p>Two.</p>", asked);
  await checked(editor);
  assert.deepEqual(asked, [["One whilst one.", "Two."]]);
  type(editor, " Whilst");
  await until(() => hintsOf(editor).length === 2);
  assert.deepEqual(asked.slice(1), [["Two. Whilst"]]);
  editor.destroy();
});

test("marks move with the text while somebody types before them, and lead to their words", async () => {
  const editor = editorWith("<p>x whilst</p>");
  await checked(editor);
  const hint = first(editor);
  editor.commands.insertContentAt(1, "abc ");
  assert.deepEqual(marked(editor)[0]?.[0], "whilst");
  goToHint(editor, hint);
  const { from, to } = editor.state.selection;
  assert.equal(editor.state.doc.textBetween(from, to), "whilst");
  editor.destroy();
});

test("a replacement goes through the editor's dispatch, can be taken back, and its line goes at once", async () => {
  const editor = editorWith("<p>Whilst it rained</p>");
  await checked(editor);
  replaceHint(editor, first(editor));
  assert.equal(editor.getText(), "While it rained");
  assert.deepEqual(hintsOf(editor), []);
  assert.deepEqual(marked(editor), []);
  editor.commands.undo();
  assert.equal(editor.getText(), "Whilst it rained");
  await until(() => hintsOf(editor).length === 1);
  editor.destroy();
});

test("words that were changed meanwhile aren't replaced", async () => {
  const editor = editorWith("<p>x whilst y</p>");
  await checked(editor);
  const hint = first(editor);
  editor.commands.insertContentAt(6, "Z");
  replaceHint(editor, hint);
  assert.equal(editor.getText(), "x whiZlst y");
  assert.deepEqual(hintsOf(editor), []);
  editor.destroy();
});

test("struck words don't count, and a find around them is shown but not replaced", async () => {
  const suggestion = { id: "00000000-0000-7000-8000-000000000001~abcdefgh", over: null };
  const { schema } = testEditor([], "");
  assert.equal(schema.marks["deletion"], undefined);
  const editor = testEditor(
    [
      ...workingExtensions.filter((one) => one.name === "deletion" || one.name === "insertion"),
      houseStyleHints({ rules, open: nearPort([]) }),
    ],
    "",
  );
  const struck = { type: "deletion", attrs: suggestion };
  editor.commands.setContent({
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { id: "p1" },
        content: [
          { type: "text", text: "whilst", marks: [struck] },
          { type: "text", text: " off the " },
          { type: "text", text: "old ", marks: [struck] },
          { type: "text", text: "the coast" },
        ],
      },
    ],
  });
  await until(() => hintsOf(editor).length > 0);
  assert.deepEqual(
    hintsOf(editor).map(({ words, whole }) => [words, whole]),
    [["the the", false]],
  );
  assert.equal(
    marked(editor)
      .map(([words]) => words)
      .join(""),
    "the old the",
  );
  editor.destroy();
});

test("while suggesting, a replacement becomes a suggestion, and the struck words aren't found again", async () => {
  const authorId = "00000000-0000-7000-8000-000000000001";
  const editor = testEditor(
    [
      ...workingExtensions.filter((one) => one.name === "deletion" || one.name === "insertion"),
      suggestingExtension({ isOn: () => true, authorId, onRefused: (why) => assert.fail(why) }),
      houseStyleHints({ rules, open: nearPort([]) }),
    ],
    "<p>Whilst it rained</p>",
  );
  await checked(editor);
  replaceHint(editor, first(editor));
  assert.deepEqual(hintsOf(editor), []);
  const pieces = suggestedPieces(editor.state.doc).map(({ text, insertion, deletions }) => [
    text,
    insertion !== null,
    deletions.length,
  ]);
  assert.deepEqual(
    new Set(pieces),
    new Set([
      ["While", true, 0],
      ["Whilst", false, 1],
    ]),
  );
  type(editor, " whilst");
  await until(() => hintsOf(editor).length === 1);
  assert.equal(first(editor).words, "whilst");
  editor.destroy();
});

test("without rules nothing is asked and no list appears", async () => {
  const asked: string[][] = [];
  const editor = testEditor([houseStyleHints({ rules: [], open: nearPort(asked) })], "<p>whilst</p>");
  press(editor, "a");
  assert.equal(styleHints(editor.state).state, "waiting");
  assert.deepEqual(asked, []);
  editor.destroy();
});

test("a worker that doesn't answer is ended and tried once more, then checking is given up", async () => {
  let opened = 0;
  let ended = 0;
  const silent: OpenStylePort = () => {
    opened += 1;
    return { post: () => undefined, close: () => void (ended += 1) };
  };
  const checker = styleChecker(rules, silent, { longest: 5 });
  assert.deepEqual(await checker.check(["whilst"]), new Map([["whilst", []]]));
  assert.equal(await checker.check(["whilst again"]), "too-slow");
  assert.equal(await checker.check(["whilst"]), "too-slow");
  assert.deepEqual([opened, ended], [2, 2]);
});

test("a worker that can't be loaded says so at once, and the next check tries again", async () => {
  let broken = true;
  const near = nearPort([]);
  const open: OpenStylePort = (hear, fail) => {
    if (!broken) return near(hear, fail);
    setTimeout(fail, 1);
    return { post: () => undefined, close: () => undefined };
  };
  const checker = styleChecker(rules, open);
  assert.equal(await checker.check(["whilst"]), "unavailable");
  broken = false;
  const found = await checker.check(["whilst"]);
  assert.ok(typeof found !== "string" && found.get("whilst")?.length === 1);
  checker.close();
  assert.equal(await checker.check(["whilst"]), "closed");
});

test("500 paragraphs are asked for in pieces, each once", async () => {
  const asked: string[][] = [];
  const checker = styleChecker(rules, nearPort(asked));
  const texts = Array.from({ length: 500 }, (_, index) => `Paragraph ${index} whilst`);
  const found = await checker.check([...texts, ...texts, ""]);
  assert.ok(typeof found !== "string");
  assert.equal(found.size, 500);
  assert.deepEqual(
    asked.map((one) => one.length),
    [100, 100, 100, 100, 100],
  );
  await checker.check(texts);
  assert.equal(asked.length, 5);
  checker.close();
});
