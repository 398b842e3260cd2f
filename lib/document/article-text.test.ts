import assert from "node:assert/strict";
import test from "node:test";
import { articleText } from "./article-text.ts";
import type { ArticleDocument, ParagraphNode } from "./article-document.ts";
import { withBody } from "./documents.test-support.ts";
import { countWords } from "./count-words.ts";
import { plainText } from "./text.ts";

const paragraph = (words: string, href?: string): ParagraphNode => ({
  type: "paragraph",
  attrs: { id: null },
  content: [
    {
      type: "text",
      text: words,
      ...(href === undefined ? {} : { marks: [{ type: "link", attrs: { href } }] as const }),
    },
  ],
});
const body: ArticleDocument = {
  type: "doc",
  content: [
    paragraph("Two words", "/news/7/x"),
    {
      type: "blockquote",
      attrs: { id: null, source: "Ana" },
      content: [paragraph("Said so", "https://own.example/news/8/x")],
    },
    {
      type: "pullQuote",
      attrs: { id: null, source: "Ben" },
      content: [{ type: "text", text: "Repeated words" }],
    },
    {
      type: "bulletList",
      attrs: { id: null },
      content: [{ type: "listItem", content: [paragraph("An item")] }],
    },
    {
      type: "gallery",
      attrs: { id: null },
      content: [
        {
          type: "figure",
          attrs: { id: null, mediaId: "m1", credit: "C", alt: "A", decorative: false },
          content: [{ type: "text", text: "Caption words" }],
        },
      ],
    },
    { type: "factBox", attrs: { id: null, title: "Box title" }, content: [paragraph("Box text")] },
    {
      type: "table",
      attrs: { id: null },
      content: [
        {
          type: "tableRow",
          content: [{ type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph("Cell")] }],
        },
      ],
    },
    { type: "related", attrs: { id: null, articleId: 9 } },
  ],
};
const text = articleText(withBody(body));

test("every run of text is told with its kind and the way back to it", () => {
  assert.deepEqual(
    text.blocks.map((block) => [block.kind, block.text, block.path.join("."), block.source]),
    [
      ["paragraph", "Two words", "0", undefined],
      ["blockquote", "Said so", "1.0", "Ana"],
      ["pull-quote", "Repeated words", "2", "Ben"],
      ["list-item", "An item", "3.0.0", undefined],
      ["caption", "Caption words", "4.0", undefined],
      ["fact-box", "Box title", "5", undefined],
      ["fact-box", "Box text", "5.0", undefined],
      ["table-cell", "Cell", "6.0.0.0", undefined],
    ],
  );
});

test("pictures, links to our own articles and related ones are found", () => {
  assert.deepEqual(text.figures, [
    { mediaId: "m1", credit: "C", alt: "A", decorative: false, caption: "Caption words", path: [4, 0] },
  ]);
  assert.deepEqual(text.internalLinks, [7]);
  assert.deepEqual(text.related, [9]);
});

test("captions and pull quotes are not words of the text", () => {
  assert.equal(text.words, 11);
});

test("words are counted by the language's rules", () => {
  assert.equal(countWords("It’s 1,234 people – “naïve”, said Smith-Jones."), 7);
  assert.equal(countWords(" … — "), 0);
});

test("plain text holds the headline and all words in order", () => {
  assert.match(
    plainText(withBody(body)),
    /^Talks go on\n\nTwo words\n\nSaid so\n\n[\s\S]*Box title\n\nBox text\n\nCell$/,
  );
});

test("a table is empty when no cell under its headings has a word, however many headings it has", () => {
  const table = (cell: string) =>
    ({
      type: "table",
      attrs: { id: null },
      content: [
        {
          type: "tableRow",
          content: [
            { type: "tableHeader", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph("Port")] },
            { type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(cell)] },
          ],
        },
      ],
    }) as const;
  const { emptyTables } = articleText(
    withBody({ type: "doc", content: [table("7"), table(" "), paragraph("Words"), table("\u00a0")] }),
  );
  assert.deepEqual(emptyTables, [[1], [3]]);
});

test("an article has something below its standfirst when a reader finds words, signs, a picture or an embed there", () => {
  const image = { mediaId: "m1", credit: "C", alt: "A", decorative: false };
  const figure = { type: "figure", attrs: { id: null, ...image } } as const;
  const has = (...content: ArticleDocument["content"]) =>
    articleText(withBody({ type: "doc", content })).hasBody;
  assert.ok(has(paragraph("Words")));
  assert.ok(has(paragraph("\u{1F30A}")), "a sign is no word, but it is there");
  assert.ok(
    has({ type: "pullQuote", attrs: { id: null, source: "" }, content: [{ type: "text", text: "Said" }] }),
  );
  assert.ok(
    has({ type: "embed", attrs: { id: null, provider: "youtube", embedId: "abcdefghijk", title: "" } }),
  );
  assert.ok(has(figure));
  assert.ok(!has());
  assert.ok(!has(paragraph(" \u00a0"), paragraph("\u200b")));
  assert.ok(!has(paragraph("\u115f\u3164")), "letters that are blank on a screen");
});
