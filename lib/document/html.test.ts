import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import type { ArticleDocument, BlockNode } from "./article-document.ts";
import { anyDocument } from "./documents.test-support.ts";
import { frameHosts } from "./embeds.ts";
import { bodyHtml, feedBodyHtml, withOrigin, type RenderLookups } from "./html.ts";
import { parseDocument } from "./parse.ts";
import { holdsText, inlineText, walkBlocks } from "./text.ts";

const lookups: RenderLookups = {
  pictures: new Map([
    [
      "known",
      { key: "0123456789abcdef0123456789abcdef", width: 1600, height: 900, widths: [480, 800, 1200, 1600] },
    ],
  ]),
  related: new Map([[12, { slug: "a-story", headline: "A <b>story</b>" }]]),
};
const html = (...content: BlockNode[]) => bodyHtml({ type: "doc", content }, lookups);
const text = (words: string) => [{ type: "text", text: words }] as const;

/** What a body may hold, element by element. Nothing else, whatever a document says. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  p: ["class"],
  h2: ["class"],
  h3: [],
  blockquote: ["class"],
  footer: [],
  ul: [],
  ol: ["start"],
  li: [],
  figure: ["data-count"],
  picture: [],
  source: ["type", "srcset", "sizes"],
  img: ["src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"],
  figcaption: [],
  span: ["class", "data-part"],
  div: ["class", "tabindex", "role", "aria-label", "data-frame", "data-provider"],
  aside: ["class"],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  time: ["datetime"],
  tr: [],
  th: ["scope", "colspan", "rowspan"],
  td: ["colspan", "rowspan"],
  a: ["href", "rel"],
  strong: [],
  em: [],
  br: [],
};

function inspect(markup: string): string {
  const seen: string[] = [];
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if ("value" in node) seen.push(node.value);
      else if ("tagName" in node) {
        const attributes = allowed[node.tagName];
        assert.ok(attributes, `<${node.tagName}> in ${markup}`);
        for (const { name, value } of node.attrs) {
          assert.ok(attributes.includes(name), `${node.tagName}[${name}] in ${markup}`);
          if (name === "href") assert.match(value, /^(?:https:\/\/|mailto:|tel:|[/#](?!\/))/);
          if (name === "src" || name === "srcset")
            assert.match(value, /^(?:https:\/\/own\.example)?\/media\/0123456789abcdef/);
          if (name === "data-frame")
            assert.ok(
              frameHosts.some((host) => value.startsWith(`${host}/`)),
              value,
            );
          if (name === "class") assert.match(value, /^[a-z-]+$/);
        }
        visit(node.childNodes);
      } else assert.fail(`${node.nodeName} in ${markup}`);
    }
  };
  visit(parseFragment(markup).childNodes);
  return seen.join("");
}

/** The document's words that a page shows: those of figures only where the picture is known. */
function wordsOf(document: ArticleDocument): string[] {
  const words: string[] = [];
  walkBlocks(document, (block) => {
    if (block.type === "figure" && block.attrs.mediaId !== "known") return;
    if (block.type === "factBox") words.push(block.attrs.title);
    if (block.type === "table" && block.attrs.caption) words.push(block.attrs.caption);
    if (holdsText(block)) words.push(...inlineText(block.content).split("\n"));
    if (block.type === "figure") words.push(block.attrs.credit);
  });
  return words.filter((one) => one.trim() !== "");
}

test("whatever a document says, only allowed elements and attributes come out and every word is kept, in order", () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      const parsed = parseDocument(given);
      assert.ok(parsed.ok);
      for (const markup of [
        bodyHtml(parsed.document, lookups),
        withOrigin(feedBodyHtml(parsed.document, lookups), "https://own.example"),
      ]) {
        const shown = inspect(markup);
        let from = 0;
        for (const words of wordsOf(parsed.document)) {
          const at = shown.indexOf(words, from);
          assert.ok(at >= 0, `${JSON.stringify(words)} in ${markup}`);
          from = at + words.length;
        }
      }
    }),
    { numRuns: 400 },
  );
});

test("a document that was never parsed can't bring markup either", () => {
  const hostile = [
    {
      type: "paragraph",
      attrs: { id: '"><script>' },
      content: [
        { type: "text", text: "a", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] },
      ],
    },
    {
      type: "paragraph",
      attrs: { id: null },
      content: [
        {
          type: "text",
          text: "b",
          marks: [{ type: "link", attrs: { href: "/x", onclick: "alert(1)", class: "y" } }],
        },
      ],
    },
    { type: "heading", attrs: { id: null, level: '7 onload="x"' }, content: [{ type: "text", text: "c" }] },
    {
      type: "orderedList",
      attrs: { id: null, start: '"><script>' },
      content: [{ type: "listItem", content: [] }],
    },
    { type: "embed", attrs: { id: null, provider: "constructor", embedId: "12345678901", title: "" } },
    { type: "embed", attrs: { id: null, provider: "youtube", embedId: '"><script>', title: "" } },
    {
      type: "figure",
      attrs: {
        id: null,
        mediaId: "known",
        credit: "<i>",
        alt: '" onerror="alert(1)',
        decorative: false,
        src: "https://evil.example/x.jpg",
      },
      content: [],
    },
    { type: "related", attrs: { id: null, articleId: "12'><script>" } },
    { type: "iframe", attrs: { src: "https://evil.example" } },
  ];
  const unknown: string[] = [];
  // What the compiler would refuse arrives from a damaged row all the same.
  const document = { type: "doc", content: hostile } as unknown as ArticleDocument;
  const markup = bodyHtml(document, { ...lookups, onUnknown: (type) => unknown.push(type) });
  inspect(markup);
  assert.doesNotMatch(markup, /javascript|evil|script/);
  assert.deepEqual(unknown, ["embed of constructor", "embed of youtube", "iframe"]);
});

test("a picture comes from the library by its id, with both formats, its size, caption and credit apart", () => {
  const markup = html({
    type: "figure",
    attrs: { id: "f", mediaId: "known", credit: "Ana Ruiz", alt: 'A "quoted" crowd', decorative: false },
    content: text("The square"),
  });
  assert.match(markup, /<source type="image\/webp" srcset="\/media\/[0-9a-f]{32}-480\.webp 480w, /);
  assert.match(markup, /<img src="\/media\/[0-9a-f]{32}-800\.jpg" /);
  assert.match(markup, /width="1600" height="900" alt="A &quot;quoted&quot; crowd" loading="lazy"/);
  assert.match(
    markup,
    /<figcaption><span class="caption">The square<\/span> <span data-part="credit">Ana Ruiz<\/span><\/figcaption>/,
  );
});

test("a decorative picture says nothing to people who listen", () => {
  const markup = html({
    type: "figure",
    attrs: { id: "f", mediaId: "known", credit: "", alt: "left over", decorative: true },
  });
  assert.match(markup, / alt="" /);
});

test("a picture the library lost is left out and told of", () => {
  const told: string[] = [];
  const figure: BlockNode = {
    type: "figure",
    attrs: { id: "f", mediaId: "gone", credit: "", alt: "", decorative: false },
  };
  assert.equal(
    bodyHtml({ type: "doc", content: [figure] }, { ...lookups, onUnknown: (type) => told.push(type) }),
    "",
  );
  assert.equal(told.length, 1);
});

test("empty paragraphs, headings, galleries and pull quotes leave no empty elements", () => {
  const id = { id: null };
  const markup = html(
    { type: "paragraph", attrs: id },
    { type: "heading", attrs: { ...id, level: 2 } },
    { type: "gallery", attrs: id },
    { type: "pullQuote", attrs: { ...id, source: "Nobody" } },
    { type: "related", attrs: { ...id, articleId: 99 } },
  );
  assert.equal(markup, "");
});

test("in feeds every address is absolute", () => {
  const feed = feedBodyHtml(
    {
      type: "doc",
      content: [
        { type: "related", attrs: { id: null, articleId: 12 } },
        { type: "figure", attrs: { id: null, mediaId: "known", credit: "", alt: "", decorative: true } },
        {
          type: "paragraph",
          attrs: { id: null },
          content: [
            { type: "text", text: "here", marks: [{ type: "link", attrs: { href: "/news/12/a-story" } }] },
          ],
        },
      ],
    },
    lookups,
  );
  const markup = withOrigin(feed, "https://own.example");
  assert.doesNotMatch(markup, /(?:href|src)="\/|srcset="\/|, \//);
  assert.match(markup, /href="https:\/\/own\.example\/news\/12\/a-story"/);
});
