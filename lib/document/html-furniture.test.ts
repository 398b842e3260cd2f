// Furniture between the paragraphs as readers get it: embeds, galleries, tables, and the marks that lead to corrections.
import assert from "node:assert/strict";
import test from "node:test";
import { embedProviders, type ArticleDocument, type BlockNode } from "./article-document.ts";
import { frameHosts } from "./embeds.ts";
import { bodyHtml, feedBodyHtml, type RenderLookups } from "./html.ts";

const lookups: RenderLookups = {
  pictures: new Map([
    [
      "known",
      { key: "0123456789abcdef0123456789abcdef", width: 1600, height: 900, widths: [480, 800, 1200, 1600] },
    ],
  ]),
  related: new Map(),
};
const html = (...content: BlockNode[]) => bodyHtml({ type: "doc", content }, lookups);
const text = (words: string) => [{ type: "text", text: words }] as const;

test("an embed is a card that leads there and loads nothing; a feed gets the link alone", () => {
  const node: BlockNode = {
    type: "embed",
    attrs: { id: "e", provider: "youtube", embedId: "dQw4w9WgXcQ", title: "The <speech>" },
  };
  const markup = html(node);
  const link = '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">Watch on YouTube</a>';
  assert.equal(
    markup,
    `<div class="embed" data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1" data-provider="YouTube"><p class="embed-title">The &lt;speech&gt;</p><p class="embed-ways">${link}</p></div>`,
  );
  assert.equal(feedBodyHtml({ type: "doc", content: [node] }, lookups), `<p>The &lt;speech&gt;: ${link}</p>`);
  for (const provider of embedProviders) {
    const one = html({ type: "embed", attrs: { id: "e", provider, embedId: "123456789", title: "" } });
    assert.doesNotMatch(one, /<iframe|<script|<img|\ssrc=/);
    assert.ok(
      frameHosts.some((host) => one.includes(`data-frame="${host}/`)),
      provider,
    );
  }
});

const picture = (id: string, credit: string) =>
  ({ type: "figure", attrs: { id, mediaId: "known", credit, alt: "A", decorative: false } }) as const;

test("a gallery takes the focus, has a name and numbers its pictures, each with its own credit", () => {
  const content = [picture("f1", "Ana Ruiz"), picture("f2", "Li Wei")];
  const gallery: BlockNode = { type: "gallery", attrs: { id: "g" }, content };
  const markup = html(gallery);
  assert.match(markup, /^<div class="gallery" tabindex="0" role="group" aria-label="Gallery of 2 pictures">/);
  assert.deepEqual(
    [...markup.matchAll(/data-count="(.*?)"/g)].map(([, count]) => count),
    ["1/2", "2/2"],
  );
  assert.ok(markup.indexOf("Ana Ruiz") < markup.indexOf("Li Wei"));
  const alone = html({ type: "gallery", attrs: { id: "g" }, content: content.slice(0, 1) });
  assert.match(alone, /^<figure><picture>/);
  assert.doesNotMatch(feedBodyHtml({ type: "doc", content: [gallery] }, lookups), /tabindex|role=/);
});

test("a correction's mark stands behind the last words of the block that it changed, once with the id its note leads back to", () => {
  const block = (id: string, words: string): BlockNode => ({
    type: "paragraph",
    attrs: { id },
    content: text(words),
  });
  const list: BlockNode = {
    type: "bulletList",
    attrs: { id: "l" },
    content: [
      { type: "listItem", content: [{ type: "paragraph", attrs: { id: null }, content: text("Item") }] },
    ],
  };
  const content = [block("a", "One."), list, picture("f", ""), block("b", "Two.")];
  const corrected = new Map([
    ["a", [1, 2]],
    ["l", [1]],
    ["f", [2]],
  ]);
  const document: ArticleDocument = { type: "doc", content };
  const markup = bodyHtml(document, { ...lookups, corrected });
  assert.match(
    markup,
    /One\.<sup class="note-mark" id="note-mark-1"><a href="#note-1" aria-label="Correction 1">1<\/a><\/sup><sup /,
  );
  assert.match(markup, /Item<sup class="note-mark"><a href="#note-1"[^>]*>1<\/a><\/sup><\/p><\/li><\/ul>/);
  assert.match(markup, /<\/picture><sup class="note-mark">.*?<\/sup><\/figure>/);
  assert.match(markup, /<p>Two\.<\/p>$/);
  assert.equal(markup.match(/id="note-mark-2"/g)?.length, 1);
  assert.doesNotMatch(feedBodyHtml(document, { ...lookups, corrected }), /note-mark/);
});

test("header cells say what they head: a full row its columns, a single one its row", () => {
  const cell = (type: "tableHeader" | "tableCell", words: string) =>
    ({
      type,
      attrs: { colspan: 1, rowspan: 1 },
      content: [{ type: "paragraph", attrs: { id: null }, content: text(words) }],
    }) as const;
  const markup = html({
    type: "table",
    attrs: { id: "t" },
    content: [
      { type: "tableRow", content: [cell("tableHeader", "Year"), cell("tableHeader", "Votes")] },
      { type: "tableRow", content: [cell("tableHeader", "2026"), cell("tableCell", "9")] },
    ],
  });
  assert.match(
    markup,
    /^<div class="table-wrap" tabindex="0" role="group" aria-label="Table: Year, Votes"><table><thead>/,
  );
  assert.equal(markup.match(/scope="col"/g)?.length, 2);
  assert.equal(markup.match(/scope="row"/g)?.length, 1);
});

test("a table's caption names it, and without header rows it has no head", () => {
  const cell = { type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [] } as const;
  const markup = html({
    type: "table",
    attrs: { id: "t", caption: 'Votes & "seats"' },
    content: [{ type: "tableRow", content: [cell] }],
  });
  assert.match(
    markup,
    /aria-label="Votes &amp; &quot;seats&quot;"><table><caption>Votes &amp; &quot;seats&quot;<\/caption><tbody>/,
  );
});
