// A body that was stored yesterday names other articles as they are now, and those that are gone not at all.
import assert from "node:assert/strict";
import test from "node:test";
import type { ArticleDocument } from "./article-document.ts";
import { bodyHtml, feedBodyHtml } from "./html.ts";
import { cardIds, withFreshCards } from "./related-cards.ts";

const body = {
  type: "doc",
  content: [
    {
      type: "paragraph",
      attrs: { id: "p1" },
      content: [{ type: "text", text: 'Says <p class="related-article">' }],
    },
    { type: "related", attrs: { id: "r1", articleId: 1002 } },
    { type: "related", attrs: { id: "r2", articleId: 1003 } },
  ],
} as unknown as ArticleDocument;
const lookups = {
  pictures: new Map(),
  related: new Map([
    [1002, { slug: "old-slug", headline: "Old “words” & more" }],
    [1003, { slug: "kept", headline: "Kept" }],
  ]),
};

test("a renamed article's card has its new name and address, and a killed one's card is gone, in pages and feeds", () => {
  const now = new Map([[1002, { slug: "new-slug", headline: "New <words>" }]]);
  for (const stored of [bodyHtml(body, lookups), feedBodyHtml(body, lookups)]) {
    assert.deepEqual(cardIds(stored), [1002, 1003]);
    const shown = withFreshCards(stored, now);
    assert.match(shown, /\/news\/1002\/new-slug">New &lt;words&gt;<\/a>/);
    assert.doesNotMatch(shown, /Kept|1003|Old/);
    assert.match(shown, /Says &lt;p class/);
  }
});

test("a body without cards stays as it is", () => {
  assert.equal(withFreshCards("<p>Nothing</p>", new Map()), "<p>Nothing</p>");
});
