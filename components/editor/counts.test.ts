// The length of a text: as accepted, by the rules of the language, block by block.
import assert from "node:assert/strict";
import test from "node:test";
import { articleText } from "#lib/document/article-text.ts";
import { emptyContent } from "#lib/document/content.ts";
import { parseDocument } from "#lib/document/parse.ts";
import { stripReviewMarks } from "#lib/document/suggesting/decide.ts";
import { workingSchema } from "#lib/document/working-schema.ts";
import { againstPlan, textFigures } from "./counts.ts";

let ids = 0;
const paragraph = (...content: object[]) => ({ type: "paragraph", attrs: { id: `p${(ids += 1)}` }, content });
const text = (words: string, marks: object[] = []) => ({ type: "text", text: words, marks });
const doc = (...content: object[]) => workingSchema.nodeFromJSON({ type: "doc", content });
const author = "00000000-0000-7000-8000-000000000001";
const insertion = (name: string) => ({ type: "insertion", attrs: { id: `${author}~${name}` } });
const deletion = (name: string, over: string | null = null) => ({
  type: "deletion",
  attrs: { id: `${author}~${name}`, over },
});

test("words and characters are those of the text as accepted", () => {
  const figures = textFigures(
    doc(
      paragraph(
        text("The "),
        text("very old ", [deletion("aaaaaaaa")]),
        text("brand-new ", [insertion("bbbbbbbb")]),
        text("gone ", [insertion("cccccccc"), deletion("dddddddd", `${author}~cccccccc`)]),
        text("typed inside ", [insertion("eeeeeeee"), deletion("ffffffff")]),
        text("bridge’s end."),
      ),
    ),
  );
  assert.deepEqual(figures, {
    words: 7,
    characters: "The brand-new typed inside bridge’s end.".length,
    minutes: 1,
  });
});

test("the count is the one of the checks: list, quote, table, fact box and its title; no caption, no pull quote", () => {
  const json = {
    type: "doc",
    content: [
      paragraph(text("One two three.")),
      { type: "pullQuote", attrs: { id: "q1", source: "" }, content: [text("Not these words")] },
      {
        type: "factBox",
        attrs: { id: "f1", title: "A fine title" },
        content: [paragraph(text("Four five."))],
      },
      {
        type: "bulletList",
        attrs: { id: "l1" },
        content: [{ type: "listItem", attrs: { id: "i1" }, content: [paragraph(text("Six"))] }],
      },
    ],
  };
  const node = workingSchema.nodeFromJSON(json);
  node.check();
  const parsed = parseDocument(stripReviewMarks(node));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const content = { ...emptyContent("0190b0a0-0000-7000-8000-000000000001"), body: parsed.document };
  assert.equal(textFigures(node)?.words, articleText(content).words);
  assert.equal(textFigures(node)?.words, 9);
});

test("reading time: 238 words a minute, signs of Chinese and Japanese by 500, nothing for an empty text", () => {
  const minutes = (words: string) => textFigures(doc(paragraph(text(words))))?.minutes;
  assert.equal(minutes("word ".repeat(238 * 4)), 4);
  assert.equal(minutes("word"), 1);
  assert.equal(minutes("新".repeat(1_500)), 3);
  assert.equal(minutes(`${"新聞".repeat(250)} ${"word ".repeat(238)}`), 2);
  assert.deepEqual(textFigures(doc({ type: "paragraph", attrs: { id: "e" } })), {
    words: 0,
    characters: 0,
    minutes: 0,
  });
});

test("characters are what people see as one, not halves of an emoji", () => {
  assert.equal(textFigures(doc(paragraph(text("a👩‍🚒e\u0301"))))?.characters, 3);
});

test("when time runs out nothing is told, and counting goes on from there", () => {
  const long = doc(...Array.from({ length: 10 }, (_, index) => paragraph(text(`word${index} two`))));
  let blocks = 0;
  assert.equal(
    textFigures(long, () => (blocks += 1) <= 4),
    null,
  );
  let rest = 0;
  const figures = textFigures(long, () => {
    rest += 1;
    return true;
  });
  assert.equal(figures?.words, 20);
  assert.equal(rest, 6);
});

test("a changed paragraph is counted again, the 249 others are not", () => {
  const before = doc(...Array.from({ length: 250 }, () => paragraph(text("word ".repeat(80)))));
  assert.equal(textFigures(before)?.words, 20_000);
  const block = workingSchema.nodeFromJSON(paragraph(text("one")));
  const after = before.copy(before.content.replaceChild(100, block));
  let counted = 0;
  const figures = textFigures(after, () => {
    counted += 1;
    return true;
  });
  assert.equal(figures?.words, 19_921);
  assert.equal(counted, 1);
});

test("more than a fifth over the plan is over, as the check says it", () => {
  assert.deepEqual(
    [againstPlan(120, 100), againstPlan(121, 100), againstPlan(5, null)],
    ["within", "over", null],
  );
});
