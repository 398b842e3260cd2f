// Random bodies for the laws: every node and mark, hostile words among the ordinary ones.
import * as fc from "fast-check";
import { embedIds } from "./attributes.ts";
import {
  embedProviders,
  type ArticleDocument,
  type BlockNode,
  type InlineNode,
  type Mark,
  type ProseNode,
} from "./article-document.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { emptyContent, type Content } from "./content.ts";

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</p></article><style>*{display:none}</style>",
  "&lt;b&gt; &amp;amp; &#x3c;",
  "<!--",
  "]]>",
  "${7*7}",
  "{{7*7}}",
  "javascript:alert(1)",
];
const words = fc.oneof(
  { weight: 5, arbitrary: fc.lorem({ maxCount: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("“Yes,” she said.", "Größe, naïve café", "北京 会见", "مرحبا", "1,234 people"),
  },
);
const run = words.map(cleanText).filter((text) => text !== "");
const line = words.map(cleanLine);
const id = fc.constant(null);
const href = fc.constantFrom(
  "https://example.org/a?b=1&c=%22",
  "/news/12/a-story",
  "mailto:desk@example.org",
  "tel:+4930123",
  "#top",
);

const marks: fc.Arbitrary<readonly Mark[]> = fc
  .tuple(fc.option(href, { nil: undefined }), fc.boolean(), fc.boolean())
  .map(([to, bold, italic]) => [
    ...(to === undefined ? [] : [{ type: "link", attrs: { href: to } } as const]),
    ...(bold ? [{ type: "bold" } as const] : []),
    ...(italic ? [{ type: "italic" } as const] : []),
  ]);
const inline: fc.Arbitrary<InlineNode> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant("text" as const), text: run, marks }) },
  { weight: 1, arbitrary: fc.constant({ type: "hardBreak" } as const) },
);
const inlines = fc.array(inline, { maxLength: 4 });

const paragraph = fc.record({
  type: fc.constant("paragraph" as const),
  attrs: fc.record({ id }),
  content: inlines,
});
const prose = fc.letrec<{ prose: ProseNode }>((tie) => ({
  prose: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: paragraph },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.tuple(paragraph, fc.array(tie("prose"), { maxLength: 1 })), { minLength: 1, maxLength: 3 })
        .chain((items) => {
          const content = items.map(([first, rest]) => ({
            type: "listItem" as const,
            content: [first, ...rest],
          }));
          return fc.constantFrom<ProseNode>(
            { type: "bulletList", attrs: { id: null }, content },
            { type: "orderedList", attrs: { id: null, start: 3 }, content },
          );
        }),
    },
  ),
})).prose;
const proses = fc.array(prose, { minLength: 1, maxLength: 3 });

const heading = fc.record({
  type: fc.constant("heading" as const),
  attrs: fc.record({ id, level: fc.constantFrom(2 as const, 3 as const) }),
  content: inlines,
});
const figure = fc.record({
  type: fc.constant("figure" as const),
  attrs: fc.record({
    id,
    mediaId: fc.constantFrom("known", "missing"),
    credit: line,
    alt: line,
    decorative: fc.boolean(),
  }),
  content: inlines,
});
const embedId = { youtube: "dQw4w9WgXcQ", vimeo: "123456", x: "1234567890", instagram: "Cxyz_12-" } as const;
const embed = fc.constantFrom(...embedProviders).chain((provider) => {
  if (!embedIds[provider].test(embedId[provider])) throw new Error(`bad example for ${provider}`);
  return fc.record({
    type: fc.constant("embed" as const),
    attrs: fc.record({
      id,
      provider: fc.constant(provider),
      embedId: fc.constant(embedId[provider]),
      title: line,
    }),
  });
});
const span = fc.constantFrom(1, 1, 1, 2);
const cell = fc.record({
  type: fc.constantFrom("tableCell" as const, "tableHeader" as const),
  attrs: fc.record({ colspan: span, rowspan: span }),
  content: proses,
});

const block: fc.Arbitrary<BlockNode> = fc.oneof(
  { weight: 6, arbitrary: prose },
  heading,
  figure,
  embed,
  fc.record({
    type: fc.constant("blockquote" as const),
    attrs: fc.record({ id, source: line }),
    content: proses,
  }),
  fc.record({
    type: fc.constant("pullQuote" as const),
    attrs: fc.record({ id, source: line }),
    content: inlines,
  }),
  fc.record({
    type: fc.constant("gallery" as const),
    attrs: fc.record({ id }),
    content: fc.array(figure, { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("related" as const),
    attrs: fc.record({ id, articleId: fc.constantFrom(12, 99) }),
  }),
  fc.record({
    type: fc.constant("factBox" as const),
    attrs: fc.record({ id, title: line }),
    content: fc.array(fc.oneof(prose, heading), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("table" as const),
    attrs: fc.record({ id, caption: fc.option(line.filter((one) => one !== "")) }),
    content: fc.array(
      fc.record({
        type: fc.constant("tableRow" as const),
        content: fc.array(cell, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    type: fc.constant("correction" as const),
    attrs: fc.record({ id, at: fc.constant("2026-11-24T14:05:00Z") }),
    content: inlines,
  }),
);

/** A body as an editor could send it, ids not yet given. */
export const anyDocument: fc.Arbitrary<ArticleDocument> = fc.record({
  type: fc.constant("doc" as const),
  content: fc.array(block, { minLength: 1, maxLength: 8 }),
});

/** A body that is `count` words long, in paragraphs of 60. */
export function longDocument(count: number): ArticleDocument {
  const vocabulary =
    "the minister said on Monday that talks between both sides would go on in Geneva for a week".split(" ");
  const content = Array.from({ length: Math.ceil(count / 60) }, (_, at) => ({
    type: "paragraph" as const,
    attrs: { id: `p${at}` },
    content: [
      {
        type: "text" as const,
        text: Array.from(
          { length: 60 },
          (_unused, word) => vocabulary[(at * 7 + word * (1 + (at % 5))) % vocabulary.length],
        ).join(" "),
      },
    ],
  }));
  return { type: "doc", content };
}

/** Content around a body. */
export function withBody(body: ArticleDocument): Content {
  return { ...emptyContent("bureau-1"), headline: "Talks go on", body };
}
