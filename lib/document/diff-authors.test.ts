import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import type { BlockNode } from "./article-document.ts";
import { blockText } from "./block-text.ts";
import { diffContent } from "./diff.ts";
import { authoredSides, blockAuthors, withAuthors } from "./diff-authors.ts";
import { diffFigures, figuresText } from "./diff-figures.ts";
import { withBody } from "./documents.test-support.ts";
import { diffWords } from "./word-diff.ts";

const paragraph = (id: string, words: string): BlockNode => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text: words }],
});
const body = (...content: BlockNode[]) => withBody({ type: "doc", content });

test("every character of a comparison carries the author that it has in the text it comes from", () => {
  const written = fc.array(
    fc.tuple(fc.constantFrom("a ", "b ", "the ", "北京 "), fc.constantFrom("ana", "ben", null)),
  );
  fc.assert(
    fc.property(written, written, (was, is) => {
      const text = (parts: typeof was) => parts.map(([one]) => one).join("");
      const runs = (parts: typeof was) => parts.map(([one, who]) => [one.length, who] as const);
      const told = withAuthors(diffWords(text(was), text(is)), runs(was), runs(is));
      const letters = (parts: readonly (readonly [string, string | null])[]) =>
        parts.flatMap(([one, who]) => one.split("").map((letter) => [letter, who]));
      const shown = (kinds: readonly string[]) =>
        letters(told.filter((run) => kinds.includes(run.kind)).map((run) => [run.text, run.personId]));
      assert.deepEqual(shown(["same", "inserted"]), letters(is));
      assert.equal(
        told
          .filter((run) => run.kind !== "inserted")
          .map((run) => run.text)
          .join(""),
        text(was),
      );
      const deleted = told.filter((run) => run.kind === "deleted");
      assert.ok(deleted.every((run) => run.text !== ""));
    }),
  );
});

test("deleted words are their author's in the older text", () => {
  const told = withAuthors(
    diffWords("one two three", "one three"),
    [
      [4, "ana"],
      [9, "ben"],
    ],
    [[9, "cem"]],
  );
  assert.deepEqual(
    told.map(({ kind, text, personId }) => [kind, text, personId]),
    [
      ["same", "one ", "cem"],
      ["deleted", "two ", "ben"],
      ["same", "three", "cem"],
    ],
  );
});

test("beside each other, each text keeps its own authors", () => {
  const { before, after } = authoredSides(diffWords("one two", "one three"), [[7, "ana"]], [[9, "cem"]]);
  const told = (runs: typeof before) => runs.map(({ kind, text, personId }) => [kind, text, personId]);
  assert.deepEqual(told(before), [
    ["same", "one ", "ana"],
    ["deleted", "two", "ana"],
  ]);
  assert.deepEqual(told(after), [
    ["same", "one ", "cem"],
    ["inserted", "three", "cem"],
  ]);
});

test("a block's authors are as long as the text that a comparison tells of it", () => {
  const figure: BlockNode = {
    type: "figure",
    attrs: { id: "f", mediaId: "m1", credit: "X", alt: "Y", decorative: false },
    content: [{ type: "text", text: "A caption" }],
  };
  const runs = blockAuthors(figure, { f: [[9, "ana"]] });
  assert.deepEqual(runs[0], [9, "ana"]);
  assert.equal(
    runs.reduce((sum, [length]) => sum + length, 0),
    blockText(figure).length,
  );
});

test("figures say words added, words taken out and blocks moved", () => {
  const [a, b, c] = [
    paragraph("a", "One thing."),
    paragraph("b", "Another."),
    paragraph("c", "A third one."),
  ];
  const diff = diffContent(
    body(a, b, c),
    body(c, a, paragraph("b", "Another word."), paragraph("d", "New here.")),
  );
  assert.equal(figuresText(diffFigures(diff)), "+3 words, 1 moved");
  assert.deepEqual(
    diff.blocks.map(({ was, is, moved }) => [was, is, moved]),
    [
      [2, 0, true],
      [0, 1, false],
      [1, 2, false],
      [null, 3, false],
    ],
  );
  assert.equal(figuresText({ added: 0, removed: 1, moved: 0 }), "−1 word");
  assert.equal(figuresText(diffFigures(diffContent(body(a), body(a)))), null);
});
