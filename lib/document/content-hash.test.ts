import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { contentHash } from "./content-hash.ts";
import { emptyContent, parseContent, type Content } from "./content.ts";
import { anyDocument, withBody } from "./documents.test-support.ts";

const article: Content = {
  headline: "Größe counts",
  kicker: "Talks",
  standfirst: "A sentence.",
  byline: [
    { kind: "person", id: "p1", name: "Ana Ruiz", role: "reporting" },
    { kind: "bureau", id: "b1", name: "Asia bureau", role: "additional-reporting" },
  ],
  dateline: "Geneva",
  slug: "groesse-counts",
  sectionId: "s1",
  bureauId: "b1",
  lead: { mediaId: "m1", caption: "The square", credit: "Ana Ruiz", alt: "A square", decorative: false },
  body: {
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { id: "a" },
        content: [
          { type: "text", text: "One" },
          { type: "text", text: "two", marks: [{ type: "link", attrs: { href: "/news/1/x" } }] },
        ],
      },
      { type: "heading", attrs: { id: "b", level: 2 }, content: [{ type: "text", text: "Three" }] },
      {
        type: "figure",
        attrs: { id: "c", mediaId: "m2", credit: "X", alt: "Y", decorative: false },
        content: [{ type: "text", text: "Z" }],
      },
    ],
  },
};

// These digests are in the database of every installation: approvals hang on them. A change here needs a new version prefix.
test("the digests of version 1 stand", () => {
  assert.equal(
    contentHash(emptyContent("b1")),
    "54fa52f953827486efc2328dc24cc9396831164949a1cbf364723855b9fafced",
  );
  assert.equal(contentHash(article), "be413e71b058a809c64a4706039b8f4bcd200ff1f27619a5b07ed564c100b2e6");
});

// Galleries were in the schema from the start; a table's caption came later and counts only where there is one.
const withBlocks: Content = {
  ...article,
  body: {
    type: "doc",
    content: [
      {
        type: "gallery",
        attrs: { id: "g" },
        content: [
          { type: "figure", attrs: { id: "f", mediaId: "m3", credit: "X", alt: "Y", decorative: false } },
        ],
      },
      {
        type: "table",
        attrs: { id: "t" },
        content: [
          {
            type: "tableRow",
            content: [
              {
                type: "tableCell",
                attrs: { colspan: 1, rowspan: 1 },
                content: [{ type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: "9" }] }],
              },
            ],
          },
        ],
      },
    ],
  },
};

test("a table from before captions keeps the digest it was approved under, parsed or not; a caption changes it", () => {
  const digest = "c89dd72723dd3781bf8e89063e81494621f9ee3e7dbda1e37c9c275459bfd9c2";
  assert.equal(contentHash(withBlocks), digest);
  const parsed = parseContent(withBlocks);
  assert.ok(parsed.ok);
  const [, table] = parsed.content.body.content;
  assert.ok(table?.type === "table");
  assert.equal(table.attrs.caption, null);
  assert.equal(contentHash(parsed.content), digest);
  const captioned = structuredClone(parsed.content);
  const [, changed] = captioned.body.content;
  assert.ok(changed);
  Reflect.set(changed.attrs, "caption", "Votes");
  assert.notEqual(contentHash(captioned), digest);
});

test("a text in the site's language keeps the digest of one from before there was a choice; another language changes it", () => {
  const digest = contentHash(article);
  assert.equal(contentHash({ ...article, language: null }), digest);
  const digests = ["es", "de"].map((language) => contentHash({ ...article, language }));
  assert.equal(new Set([digest, ...digests]).size, 3);
});

test("the order of keys and the form of accents don't count", () => {
  const reversed = Object.fromEntries(Object.entries(article).toReversed()) as unknown as Content;
  assert.equal(contentHash(reversed), contentHash(article));
  assert.equal(
    contentHash({ ...article, headline: article.headline.normalize("NFD") }),
    contentHash(article),
  );
});

test("every single value counts", () => {
  const digests = new Set([contentHash(article)]);
  let changes = 0;
  const visit = (value: unknown, replace: (other: unknown) => unknown): void => {
    if (typeof value === "object" && value !== null) {
      if (Array.isArray(value) && value.length > 1) add(replace(value.toReversed()));
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, (other) => {
          const copy: unknown = structuredClone(value);
          if (typeof copy === "object" && copy !== null) Reflect.set(copy, key, other);
          return replace(copy);
        });
      }
      return;
    }
    add(
      replace(
        typeof value === "boolean" ? !value : typeof value === "number" ? value + 1 : `${String(value)}x`,
      ),
    );
  };
  const add = (changed: unknown): void => {
    changes += 1;
    digests.add(contentHash(changed as Content));
  };
  visit(article, (other) => other);
  assert.ok(changes > 40);
  assert.equal(digests.size, changes + 1);
});

test("what is parsed again, or comes back from a database with its keys in another order, keeps its digest", () => {
  fc.assert(
    fc.property(anyDocument, (body) => {
      const once = parseContent(withBody(body));
      assert.ok(once.ok);
      const stored: unknown = JSON.parse(JSON.stringify(once.content), (_key, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toReversed())
          : value,
      );
      const twice = parseContent(stored);
      assert.ok(twice.ok);
      assert.equal(contentHash(twice.content), contentHash(once.content));
      assert.equal(contentHash(stored as Content), contentHash(once.content));
    }),
    { numRuns: 100 },
  );
});
