import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import type { BlockNode } from "./article-document.ts";
import { changeSpans, diffContent, type ContentDiff } from "./diff.ts";
import { anyDocument, longDocument, withBody } from "./documents.test-support.ts";
import { parseDocument } from "./parse.ts";
import { diffWords, type Run } from "./word-diff.ts";

const side = (runs: readonly Run[], other: Run["kind"]) =>
  runs
    .filter((run) => run.kind !== other)
    .map((run) => run.text)
    .join("");
const paragraph = (id: string | null, words: string, href?: string): BlockNode => ({
  type: "paragraph",
  attrs: { id },
  content: [
    {
      type: "text",
      text: words,
      ...(href === undefined ? {} : { marks: [{ type: "link", attrs: { href } }] as const }),
    },
  ],
});
const body = (...content: BlockNode[]) => withBody({ type: "doc", content });
const shape = (diff: ContentDiff) =>
  diff.blocks.map((block) => `${block.moved ? "moved " : ""}${block.change}`);

test("word runs give back both texts", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "the", " ", " ", "“", "”", ".", "北京", "é"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = diffWords(before, after);
      assert.equal(side(runs, "inserted"), before);
      assert.equal(side(runs, "deleted"), after);
      assert.ok(runs.every((run) => run.text !== ""));
      assert.equal(
        runs.some((run) => run.kind !== "same"),
        before !== after,
      );
    }),
    { numRuns: 500 },
  );
});

test("a word is replaced, not its letters", () => {
  assert.deepEqual(diffWords("He said no.", "He says no."), [
    { kind: "same", text: "He " },
    { kind: "deleted", text: "said" },
    { kind: "inserted", text: "says" },
    { kind: "same", text: " no." },
  ]);
});

test("words replaced one after the other are one replacement", () => {
  assert.deepEqual(diffWords("Her old tape is here.", "Her new disc is here."), [
    { kind: "same", text: "Her " },
    { kind: "deleted", text: "old tape" },
    { kind: "inserted", text: "new disc" },
    { kind: "same", text: " is here." },
  ]);
});

test("any two bodies: the blocks' runs give back the words of both, and the same body shows no change", () => {
  const words = (diff: ContentDiff, other: Run["kind"], without: string) =>
    diff.blocks.filter((block) => block.change !== without).map((block) => side(block.runs, other));
  fc.assert(
    fc.property(anyDocument, anyDocument, (one, two) => {
      const [before, after] = [parseDocument(one), parseDocument(two)];
      assert.ok(before.ok && after.ok);
      const diff = diffContent(withBody(before.document), withBody(after.document));
      const alone = (document: typeof before.document) => diffContent(withBody(document), withBody(document));
      assert.deepEqual(words(diff, "deleted", "deleted"), words(alone(after.document), "deleted", ""));
      assert.deepEqual(
        words(diff, "inserted", "inserted").toSorted(),
        words(alone(before.document), "inserted", "").toSorted(),
      );
      assert.equal(alone(after.document).changed, false);
      assert.deepEqual(changeSpans(withBody(after.document), withBody(after.document)), []);
    }),
    { numRuns: 200 },
  );
});

test("a moved block is called moved, not deleted and written again", () => {
  const [a, b, c] = [paragraph("a", "One thing."), paragraph("b", "Another."), paragraph("c", "A third.")];
  assert.deepEqual(shape(diffContent(body(a, b, c), body(c, a, b))), ["moved same", "same", "same"]);
});

test("a paragraph that was cut and pasted is called moved, whether its emptied block stayed or not", () => {
  const [a, b, c] = [paragraph("a", "One thing."), paragraph("b", "Another."), paragraph("c", "A third.")];
  const empty = (id: string): BlockNode => ({ type: "paragraph", attrs: { id }, content: [] });
  const pasted = paragraph("new", "One thing.");
  const stayed = diffContent(body(a, b, c), body(empty("a"), b, c, pasted));
  assert.deepEqual(shape(stayed), ["inserted", "same", "same", "moved same"]);
  assert.deepEqual(changeSpans(body(a, b, c), body(empty("a"), b, c, pasted)), []);
  assert.deepEqual(shape(diffContent(body(a, b, c), body(b, c, pasted))), ["same", "same", "moved same"]);
  // Pasted into an empty paragraph that stood there before.
  const into = diffContent(body(a, b, empty("e")), body(empty("a"), b, paragraph("e", "One thing.")));
  assert.deepEqual(
    into.blocks.filter((block) => block.change === "changed"),
    [],
  );
  assert.ok(into.blocks.some((block) => block.is === 2 && block.was === 0));
  assert.ok(into.blocks.some((block) => block.moved));
  // Other words are no move.
  const other = diffContent(body(a, b), body(empty("a"), b, paragraph("new", "Something else.")));
  assert.deepEqual(shape(other), ["changed", "same", "inserted"]);
});

test("without ids blocks are told by their words", () => {
  const before = body(
    paragraph(null, "The first stays as it is."),
    paragraph(null, "The second is about votes in Geneva."),
  );
  const after = body(
    paragraph(null, "Something new on top."),
    paragraph(null, "The first stays as it is."),
    paragraph(null, "The second is about seats in Geneva."),
  );
  assert.deepEqual(shape(diffContent(before, after)), ["inserted", "same", "changed"]);
});

test("a deleted block stands where it stood", () => {
  const [a, b, c] = [paragraph("a", "One."), paragraph("b", "Two."), paragraph("c", "Three.")];
  assert.deepEqual(shape(diffContent(body(a, b, c), body(a, c))), ["same", "deleted", "same"]);
});

test("a link that leads elsewhere is shown though no word changed", () => {
  const [block] = diffContent(
    body(paragraph("a", "here", "/news/1/x")),
    body(paragraph("a", "here", "https://evil.example/")),
  ).blocks;
  assert.ok(block?.change === "changed");
  assert.ok(block.runs.every((run) => run.kind === "same"));
  assert.match(side(block.details, "inserted"), /\/news\/1\/x/);
  assert.match(side(block.details, "deleted"), /https:\/\/evil\.example\//);
});

test("another picture under the same caption is a change of the figure", () => {
  const figure = (mediaId: string): BlockNode => ({
    type: "figure",
    attrs: { id: "f", mediaId, credit: "X", alt: "Y", decorative: false },
  });
  const spans = changeSpans(body(figure("m1")), body(figure("m2")));
  assert.deepEqual(
    spans.map((span) => span.where),
    ["figure"],
  );
});

test("a change inside quotation marks is told as one, beside them it is not", () => {
  const before = body(paragraph("a", "He came late. “We will go on,” she said on Monday."));
  const inside = changeSpans(
    before,
    body(paragraph("a", "He came late. “We must go on,” she said on Monday.")),
  );
  const beside = changeSpans(
    before,
    body(paragraph("a", "He came early. “We will go on,” she said on Monday.")),
  );
  assert.deepEqual(inside, [{ where: "body", deleted: "will", inserted: "must", inQuotation: true }]);
  assert.deepEqual(beside, [{ where: "body", deleted: "late", inserted: "early", inQuotation: false }]);
});

test("fields are compared by name", () => {
  const before = withBody(longDocument(60));
  const after = {
    ...before,
    headline: "Talks end",
    slug: "talks-end",
    byline: [{ kind: "name", name: "Ana Ruiz", role: "reporting" }] as const,
  };
  assert.deepEqual(
    diffContent(before, after).fields.map((one) => one.field),
    ["headline", "byline", "slug"],
  );
  assert.deepEqual(
    [...new Set(changeSpans(before, after).map((span) => span.where))],
    ["headline", "byline", "other"],
  );
});

test("20,000 words with many small edits are told block by block", () => {
  const before = longDocument(20_000);
  const content = before.content.map((block, at): BlockNode =>
    at % 3 === 0 && block.type === "paragraph"
      ? paragraph(
          block.attrs.id,
          `Edited ${at}. ${(block.content ?? []).map((node) => (node.type === "text" ? node.text : "")).join("")}`,
        )
      : block,
  );
  const diff = diffContent(withBody(before), withBody({ type: "doc", content }));
  const changed = diff.blocks.filter((block) => block.change === "changed");
  assert.equal(changed.length, Math.ceil(before.content.length / 3));
  for (const block of changed) assert.match(block.runs[0]?.text ?? "", /^Edited \d+\. $/);
});
