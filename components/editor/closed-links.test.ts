// A link that readers can't follow is named by what the person knows it as.
import assert from "node:assert/strict";
import test from "node:test";
import { articleText } from "#lib/document/article-text.ts";
import { emptyContent } from "#lib/document/content.ts";
import { brokenIn, unaskedIn, type KnownLinks } from "./closed-links.ts";

const text = {
  ...articleText(emptyContent("0190b0a0-0000-7000-8000-000000000001")),
  internalLinks: [1, 2, 3],
  related: [3, 4],
};
const known: KnownLinks = new Map([
  [1, { open: true, headline: null, asked: false }],
  [2, { open: false, headline: "Low water", asked: true }],
  [3, { open: false, headline: null, asked: false }],
]);

test("closed articles are named where the person may know their headline", () => {
  assert.deepEqual(brokenIn(text, known), { brokenLinks: [2, 3], linkNames: { 2: "Low water" } });
});

test("the newsroom is asked for what is new and for what only the page said is closed", () => {
  assert.deepEqual(unaskedIn(text, known), [3, 4]);
});
