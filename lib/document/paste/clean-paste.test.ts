import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { DOMSerializer } from "@tiptap/pm/model";
import * as fc from "fast-check";
import { workingSchema } from "#lib/document/working-schema.ts";
import { holdsWords } from "./clean-paste.ts";
import { parseMarkup, paste } from "./paste.test-support.ts";

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");

for (const name of ["word", "word-online", "google-docs", "libreoffice", "libreoffice-docx", "web-page"]) {
  test(`a text from ${name} arrives as an article`, () => {
    const { outline, notes } = paste(fixture(`${name}.html`));
    const result = [outline, ...notes.map((note) => `! ${note}\n`)].join("");
    assert.equal(result, fixture(`${name}.txt`));
  });
}

test("hostile markup ends harmless", () => {
  const hostile = [
    `<p onclick="alert(1)">a<script>alert(1)</script></p>`,
    `<img src=x onerror=alert(1)><p>a</p>`,
    `<a href="javascript:alert(1)">a</a>`,
    `<a href=" java&#9;script:alert(1)">a</a>`,
    `<a href="data:text/html,<script>alert(1)</script>">a</a>`,
    `<a href="vbscript:x">a</a><svg><a xlink:href="javascript:alert(1)"><text>b</text></a></svg>`,
    `<a href="https://www.google.com/url?q=javascript:alert(1)">a</a>`,
    `<a href='https://evil.example/"><script>alert(1)</script>'>a</a>`,
    `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math><p>a</p>`,
    `<p style="background:url(javascript:alert(1))">a</p>`,
    `<template><script>alert(1)</script></template><p>a</p>`,
    `<iframe srcdoc="<script>alert(1)</script>"></iframe><p>a</p>`,
    `<p>&lt;script&gt;alert(1)&lt;/script&gt;a</p>`,
    `<figure data-media-id="x"><figcaption>a</figcaption></figure>`,
    `<div data-embed-id="abcdefghijk" data-provider="youtube">a</div><div data-article-id="1">a</div>`,
    `<p data-id="taken" data-splitby="x">a</p>`,
    // Words that pretend to come from an article here.
    `<p data-pm-slice="0 0 []" onclick="alert(1)">a<script>alert(1)</script><a href="javascript:alert(1)">b</a></p>`,
  ];
  for (const markup of hostile) {
    const { html, outline } = paste(markup);
    const cleaned = parseMarkup(html);
    assert.equal(
      cleaned.querySelector("script, img, iframe, svg, style, template, math, figure, div"),
      null,
      html,
    );
    for (const element of cleaned.querySelectorAll("*")) {
      const names = element.getAttributeNames().filter((name) => name !== "data-pm-slice");
      assert.deepEqual(
        names.filter((name) => name !== "href"),
        [],
        html,
      );
    }
    assert.doesNotMatch(outline, /\]\((?!https:\/\/)/, markup);
    assert.match(outline, /a/, markup);
  }
});

test("a link keeps its address only where it leads somewhere from here", () => {
  const href = (address: string) =>
    /\]\((.*)\)/.exec(paste(`<a href="${address}">word</a>`).outline)?.[1] ?? null;
  assert.equal(href("https://port.example/a b?c=é"), "https://port.example/a%20b?c=%C3%A9");
  assert.equal(href("mailto:desk@port.example"), "mailto:desk@port.example");
  assert.equal(
    href("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fport.example%2Fx&amp;data=05"),
    "https://port.example/x",
  );
  assert.equal(href("https://www.google.com/search?q=harbour"), "https://www.google.com/search?q=harbour");
  for (const gone of [
    "/tide",
    "tide.html",
    "#top",
    "//port.example",
    "file:///C:/a.docx",
    "https://u:p@port.example/",
  ])
    assert.equal(href(gone), null, gone);
});

test("white space, invisible letters and empty paragraphs don't come along", () => {
  assert.equal(
    paste("<p>&nbsp;&nbsp;One\u200b\u202e two&nbsp; three\u00ad.&nbsp;</p><p>&nbsp;</p><p><br></p>").outline,
    "One two three.\n",
  );
  // Joiners hold letters of some scripts and emoji together.
  assert.equal(paste("<p>می\u200cخواهم 👩\u200d🚒</p>").outline, "می\u200cخواهم 👩\u200d🚒\n");
});

test("a picture without words is not a text", () => {
  assert.equal(
    holdsWords(`<meta charset="utf-8"><img src="https://port.example/a.jpg">`, parseMarkup),
    false,
  );
  assert.equal(holdsWords(`<p>Word</p><img src="a.png">`, parseMarkup), true);
  assert.deepEqual(paste("<img src=a.jpg><img src=b.jpg>word").notes, [
    "2 pictures were not pasted; upload them where they belong.",
  ]);
});

test("lists nested without end and elements nested without end become text", () => {
  const deep = 300;
  const lists = paste(`${"<ul><li>a".repeat(60)}${"</li></ul>".repeat(60)}`);
  assert.equal(lists.outline.match(/a/g)?.length, 60);
  assert.match(paste(`${"<div><b>".repeat(deep)}word${"</b></div>".repeat(deep)}`).outline, /word/);
});

test("words copied from an article here keep their blocks and lose what was said about them", () => {
  const [thread, suggestion] = [
    "0197a7a0-0000-7000-8000-000000000001",
    "0197a7a0-0000-7000-8000-000000000002~abcdefgh",
  ];
  const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, marks });
  const copied = workingSchema.nodeFromJSON({
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { id: "one", splitBy: suggestion },
        content: [
          text("The "),
          text("old ", { type: "deletion", attrs: { id: suggestion } }),
          text("new ", { type: "insertion", attrs: { id: suggestion } }),
          text("pier", { type: "comment", attrs: { id: thread } }, { type: "bold" }),
        ],
      },
      { type: "pullQuote", attrs: { id: "two", source: "M. Quill" }, content: [text("Dredge by day.")] },
      {
        type: "figure",
        attrs: { id: "three", mediaId: "0197a7a0-0000-7000-8000-000000000003", credit: "Okafor" },
        content: [text("Low water")],
      },
      { type: "embed", attrs: { id: "four", provider: "youtube", embedId: "abcdefghijk", title: "Film" } },
    ],
  });
  const page = parseMarkup("<body></body>");
  page.body.append(
    DOMSerializer.fromSchema(workingSchema).serializeFragment(copied.content, { document: page }),
  );
  page.body.firstElementChild?.setAttribute("data-pm-slice", "1 1 []");
  const { document, html } = paste(page.body.innerHTML);
  assert.match(html, /^<p data-id="one" data-pm-slice="1 1 \[\]">|^<p [^>]*data-pm-slice="1 1 \[\]"/);
  assert.doesNotMatch(html, /data-thread|data-suggestion|data-splitby|<ins|<del/);
  assert.deepEqual(document.content, [
    {
      type: "paragraph",
      attrs: { id: "one" },
      content: [
        { type: "text", text: "The new " },
        { type: "text", text: "pier", marks: [{ type: "bold" }] },
      ],
    },
    {
      type: "pullQuote",
      attrs: { id: "two", source: "M. Quill" },
      content: [{ type: "text", text: "Dredge by day." }],
    },
    {
      type: "figure",
      attrs: {
        id: "three",
        mediaId: "0197a7a0-0000-7000-8000-000000000003",
        credit: "Okafor",
        alt: "",
        decorative: false,
      },
      content: [{ type: "text", text: "Low water" }],
    },
    {
      type: "embed",
      attrs: { id: "four", provider: "youtube", embedId: "abcdefghijk", title: "Film" },
    },
  ]);
});

test("a gallery and a table's caption come along from an article here, in their order", () => {
  const figure = (id: string) => ({
    type: "figure",
    attrs: { id, mediaId: `media-${id}`, credit: `Credit ${id}`, alt: `Alt ${id}`, decorative: false },
    content: [{ type: "text", text: `Caption ${id}` }],
  });
  const cell = { type: "tableCell", attrs: { colspan: 1, rowspan: 1 } };
  const content = [
    { type: "gallery", attrs: { id: "g" }, content: [figure("b"), figure("a")] },
    ...[null, "Votes “by” port"].map((caption, index) => ({
      type: "table",
      attrs: { id: `t${index}`, caption },
      content: [
        {
          type: "tableRow",
          content: [{ ...cell, content: [{ type: "paragraph", attrs: { id: `p${index}` } }] }],
        },
      ],
    })),
  ];
  const page = parseMarkup("<body></body>");
  const copied = workingSchema.nodeFromJSON({ type: "doc", content });
  page.body.append(
    DOMSerializer.fromSchema(workingSchema).serializeFragment(copied.content, { document: page }),
  );
  page.body.firstElementChild?.setAttribute("data-pm-slice", "0 0 []");
  assert.deepEqual(paste(page.body.innerHTML).document.content, content);
});

const pieces =
  "p div span b i s a ul ol li h1 h4 blockquote table tr td th pre br img hr del ins o:p font".split(" ");
const anyMarkup = fc.array(
  fc.oneof(
    fc.constantFrom(...pieces).map((tag) => `<${tag}>`),
    fc.constantFrom(...pieces).map((tag) => `</${tag}>`),
    fc.constantFrom(
      `<a href="https://port.example/">`,
      `<p style="mso-list:l0 level3 lfo1">`,
      `<li data-aria-level="2">`,
      "<td colspan=99 rowspan=0>",
      "&nbsp;",
      "\u202e",
      "<!--",
      "<![if x]>",
    ),
    fc.string(),
  ),
  { maxLength: 60 },
);

test("whatever markup is pasted, the result is an article", () => {
  fc.assert(
    fc.property(anyMarkup, (parts) => {
      paste(parts.join(""));
    }),
    { numRuns: 1000 },
  );
});

const keeping = "p div span b i s a ul ol li h1 h4 blockquote table pre ins section font".split(" ");
const anyWords: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.constant(" WORD "),
    fc
      .tuple(fc.constantFrom(...keeping), fc.array(tie("node"), { minLength: 1, maxLength: 4 }))
      .map(([tag, inside]) =>
        // A browser's parser leaves no words between a table and its cells.
        tag === "table"
          ? `<table><tr>${inside.map((cell) => `<td>${cell}</td>`).join("")}</tr></table>`
          : `<${tag}>${inside.join("")}</${tag}>`,
      ),
  ),
})).node;

test("no word of a paste is lost, and none changes its place", () => {
  fc.assert(
    fc.property(anyWords, (template) => {
      let written = 0;
      const markup = template.replaceAll("WORD", () => `w${(written += 1)}.`);
      const source = parseMarkup(markup).body.textContent ?? "";
      const pasted = paste(markup).outline;
      assert.deepEqual(pasted.match(/w\d+\./g), source.match(/w\d+\./g));
    }),
    { numRuns: 1000 },
  );
});
