// A stored body as a page shows it: times in words, and a lite version that names no picture's or frame's bytes.
import assert from "node:assert/strict";
import test from "node:test";
import type { ArticleDocument } from "#lib/document/article-document.ts";
import { bodyHtml } from "#lib/document/html.ts";
import { datedBody, liteBody } from "./body-markup.ts";
import { foreignLanguage } from "#lib/newsroom/reading-direction.ts";
import { viewsInWords } from "./views-in-words.ts";

const key = "0123456789abcdef0123456789abcdef";
const body: ArticleDocument = {
  type: "doc",
  content: [
    {
      type: "gallery",
      attrs: { id: "g" },
      content: ['A "big" crane', ""].map((alt, index) => ({
        type: "figure" as const,
        attrs: { id: `f${index}`, mediaId: "known", credit: `Ana ${index}`, alt, decorative: alt === "" },
      })),
    },
    { type: "embed", attrs: { id: "e", provider: "vimeo", embedId: "1234567", title: "Cranes" } },
    {
      type: "correction",
      attrs: { id: "c", at: "2026-11-24T14:05:00Z" },
      content: [{ type: "text", text: "It was Tuesday." }],
    },
  ],
};
const html = bodyHtml(body, {
  pictures: new Map([["known", { key, width: 1600, height: 900, widths: [480, 800] }]]),
  related: new Map(),
});

test("a correction in the text is dated in the newsroom's zone", () => {
  const dated = datedBody(html, { zone: "Asia/Tokyo", language: "en-GB" });
  assert.match(
    dated,
    /<time datetime="2026-11-24T14:05:00.000Z">24 November 2026 at 23:05 (?:JST|GMT\+9)<\/time>/,
  );
});

test("the lite body keeps every credit and asks for no picture and no frame", () => {
  const lite = liteBody(html);
  assert.doesNotMatch(lite, /<img|<picture|<source|srcset|data-frame/);
  assert.equal(lite.match(/<a class="ask-picture" href="\/media\/[0-9a-f]{32}-480\.jpg"/g)?.length, 2);
  assert.match(lite, /data-alt="A &quot;big&quot; crane">Show the picture: A &quot;big&quot; crane<\/a>/);
  assert.match(lite, /Ana 0.*Ana 1/);
  assert.match(lite, /href="https:\/\/vimeo\.com\/1234567"/);
});

test("an article in another script says which way it runs; one that runs as its site says nothing", () => {
  const arabic = "الميناء يفتح أبوابه بعد الإضراب";
  const hebrew = "הנמל נפתח מחדש אחרי השביתה";
  assert.deepEqual(foreignLanguage(arabic, "en"), { lang: "ar", dir: "rtl" });
  assert.deepEqual(foreignLanguage(hebrew, "en-GB"), { lang: "he", dir: "rtl" });
  assert.deepEqual(foreignLanguage("بندر پس از اعتصاب بازگشایی شد", "en"), { lang: "fa", dir: "rtl" });
  assert.deepEqual(foreignLanguage("ہڑتال کے بعد بندرگاہ کھل گئی", "en"), { lang: "ur", dir: "rtl" });
  assert.deepEqual(foreignLanguage("Harbour opens after the strike", "ar"), { lang: "", dir: "ltr" });
  assert.equal(foreignLanguage(arabic, "ar"), null);
  assert.equal(foreignLanguage("The word ميناء means harbour", "en"), null);
  assert.equal(foreignLanguage("2026", "ar"), null);
});

test("views are told to the view up to a thousand and never as more than were counted", () => {
  assert.deepEqual(
    [0, 1, 999, 1_000, 1_239, 12_999, 1_999_999].map((views) => viewsInWords(views, "en")),
    ["0 views", "1 view", "999 views", "1K views", "1.23K views", "12.9K views", "1.99M views"],
  );
});
