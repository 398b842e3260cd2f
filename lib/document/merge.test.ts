import assert from "node:assert/strict";
import test from "node:test";
import type { BlockNode } from "./article-document.ts";
import { emptyContent, type Content } from "./content.ts";
import { keepBoth, mergeContent, takeTheirs } from "./merge.ts";

const paragraph = (id: string | null, text: string): BlockNode => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});

function content(headline: string, blocks: readonly BlockNode[]): Content {
  return { ...emptyContent("b"), headline, body: { type: "doc", content: blocks } };
}

const words = (one: Content) => one.body.content.map((block) => JSON.stringify(block)).join("\n");

test("changes in different places are both kept without a question", () => {
  const base = content("Head", [paragraph("a", "one"), paragraph("b", "two")]);
  const mine = content("Head", [paragraph("a", "one mine"), paragraph("b", "two")]);
  const theirs = content("New head", [paragraph("a", "one"), paragraph("b", "two theirs")]);
  const merge = mergeContent(base, mine, theirs);
  assert.deepEqual(merge.conflicts, []);
  assert.equal(merge.content.headline, "New head");
  assert.match(words(merge.content), /one mine/);
  assert.match(words(merge.content), /two theirs/);
  assert.deepEqual(merge.theirFields, ["headline"]);
  assert.equal(merge.theirBlocks, 1);
});

test("a field that both changed asks, and keeps both texts until then", () => {
  const base = content("Head", []);
  const merge = mergeContent(base, content("Mine", []), content("Theirs", []));
  assert.equal(merge.content.headline, "Mine");
  const [conflict] = merge.conflicts;
  assert.ok(conflict?.place === "field" && conflict.theirs === "Theirs");
  assert.equal(takeTheirs(merge.content, conflict).headline, "Theirs");
});

test("a block that both rewrote asks; both may stay, the second as a block of its own", () => {
  const base = content("", [paragraph("a", "one")]);
  const merge = mergeContent(
    base,
    content("", [paragraph("a", "mine")]),
    content("", [paragraph("a", "theirs")]),
  );
  const [conflict] = merge.conflicts;
  assert.ok(conflict);
  const both = keepBoth(merge.content, conflict);
  assert.deepEqual(
    both.body.content.map((block) => block.attrs.id),
    ["a", null],
  );
  assert.match(words(both), /mine[\s\S]*theirs/);
  assert.match(words(takeTheirs(merge.content, conflict)), /theirs/);
});

test("what one removed and the other rewrote is never lost", () => {
  const base = content("", [paragraph("a", "one"), paragraph("b", "two")]);
  const mine = content("", [paragraph("a", "one")]);
  const theirs = content("", [paragraph("a", "one"), paragraph("b", "two, better")]);
  const merge = mergeContent(base, mine, theirs);
  const [conflict] = merge.conflicts;
  assert.ok(conflict?.place === "block" && conflict.mine === null);
  assert.match(words(takeTheirs(merge.content, conflict)), /two, better/);
});

test("new blocks of the other side stand where they stood there", () => {
  const base = content("", [paragraph("a", "one"), paragraph("b", "two")]);
  const mine = content("", [paragraph("a", "one"), paragraph("b", "two mine")]);
  const theirs = content("", [paragraph("a", "one"), paragraph("n", "new"), paragraph("b", "two")]);
  const merge = mergeContent(base, mine, theirs);
  assert.deepEqual(
    merge.content.body.content.map((block) => block.attrs.id),
    ["a", "n", "b"],
  );
});
