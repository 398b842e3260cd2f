// The guard against quiet edits: what a fix may touch and what it may not.
import assert from "node:assert/strict";
import test from "node:test";
import type { ChangeSpan } from "./article.ts";
import { namesIn, touchedByChange } from "./change-class.ts";
import { text } from "./model.test-support.ts";

const span = (deleted: string, inserted: string, over: Partial<ChangeSpan> = {}): ChangeSpan => ({
  where: "body",
  deleted,
  inserted,
  inQuotation: false,
  ...over,
});
const body = text({
  blocks: [{ kind: "paragraph", text: "The ship left. Then Captain Orrell spoke to the crew.", path: [0] }],
});
const touched = (...spans: ChangeSpan[]) => touchedByChange(spans, body, body);

test("a typing error may be fixed quietly", () => {
  assert.deepEqual(touched(span("teh", "the"), span("The", "Then")), []);
  assert.deepEqual(touched(span("colour", "color"), span(",", ";")), []);
});

test("headline, quotation, number, name and length are not quiet", () => {
  assert.deepEqual(touched(span("a", "b", { where: "headline" })), ["the headline"]);
  assert.deepEqual(touched(span("will", "may", { inQuotation: true })), ["a quotation"]);
  assert.deepEqual(touched(span("14", "15")), ["a number"]);
  assert.deepEqual(touched(span("nine", "some")), ["a number"]);
  assert.deepEqual(touched(span("Orrell", "Orell")), ["a name"]);
  assert.deepEqual(touched(span("", "Jo Lee", { where: "byline" })), ["a name"]);
  assert.deepEqual(touched(span("word ".repeat(30), "")), []);
  assert.deepEqual(touched(span("word ".repeat(16), ""), span("", "word ".repeat(15))), [
    "more than 30 words",
  ]);
});

test("names stand inside sentences", () => {
  assert.deepEqual(
    [...namesIn("The ship left. “Then we sailed,” said Ada O’Brien’s aide. In Lima I met Śląsk’s team.")],
    ["Ada", "O’Brien", "Lima", "Śląsk"],
  );
});
