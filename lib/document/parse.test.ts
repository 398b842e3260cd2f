import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { anyDocument } from "./documents.test-support.ts";
import { parseDocument, readStoredDocument } from "./parse.ts";
import { articleSchema } from "./schema.ts";
import { bodyText } from "./text.ts";

const paragraph = (text: string, marks?: unknown) => ({
  type: "paragraph",
  attrs: { id: "p" },
  content: [marks === undefined ? { type: "text", text } : { type: "text", text, marks }],
});
const doc = (...content: unknown[]) => ({ type: "doc", content });
const figure = { mediaId: "m1", credit: "", alt: "", decorative: false };

const refused: [string, unknown, string][] = [
  ["nothing", null, ""],
  ["a list", [], ""],
  ["a text", "doc", ""],
  ["another root", paragraph("a"), ""],
  ["no blocks", { type: "doc" }, ""],
  ["blocks that are no list", { type: "doc", content: {} }, "content"],
  ["a block that is no object", doc("x"), "content.0"],
  ["an unknown node", doc({ type: "script", content: [] }), "content.0"],
  ["raw HTML", doc({ type: "html", attrs: { html: "<b>" } }), "content.0"],
  ["a node named like a prototype's key", doc({ type: "toString" }), "content.0"],
  ["an unknown mark", doc(paragraph("a", [{ type: "strike" }])), "content.0.content.0.marks.0"],
  ["a mark twice", doc(paragraph("a", [{ type: "bold" }, { type: "bold" }])), "content.0.content.0.marks.1"],
  ["marks on a block", doc({ type: "paragraph", marks: [{ type: "bold" }] }), "content.0.marks"],
  ["heading level 7", doc({ type: "heading", attrs: { level: 7 } }), "content.0.attrs.level"],
  ["heading level 1", doc({ type: "heading", attrs: { level: 1 } }), "content.0.attrs.level"],
  ["heading level as text", doc({ type: "heading", attrs: { level: "2" } }), "content.0.attrs.level"],
  ["a class", doc({ type: "paragraph", attrs: { class: "x" } }), "content.0.attrs.class"],
  ["a style", doc({ type: "paragraph", attrs: { style: "x" } }), "content.0.attrs.style"],
  ["an event handler", doc({ type: "paragraph", attrs: { onclick: "x" } }), "content.0.attrs.onclick"],
  ["attributes that are a list", doc({ type: "paragraph", attrs: [] }), "content.0.attrs"],
  [
    "a picture's address",
    doc({ type: "figure", attrs: { ...figure, src: "https://x.example/a.jpg" } }),
    "content.0.attrs.src",
  ],
  ["a picture without id", doc({ type: "figure", attrs: { alt: "" } }), "content.0.attrs.mediaId"],
  [
    "a picture id with a path",
    doc({ type: "figure", attrs: { ...figure, mediaId: "../a" } }),
    "content.0.attrs.mediaId",
  ],
  [
    "decorative as text",
    doc({ type: "figure", attrs: { ...figure, decorative: "no" } }),
    "content.0.attrs.decorative",
  ],
  [
    "a script link",
    doc(paragraph("a", [{ type: "link", attrs: { href: "javascript:alert(1)" } }])),
    "content.0.content.0.marks.0.attrs.href",
  ],
  [
    "a link with a target",
    doc(paragraph("a", [{ type: "link", attrs: { href: "/", target: "_blank" } }])),
    "content.0.content.0.marks.0.attrs.target",
  ],
  [
    "a link without address",
    doc(paragraph("a", [{ type: "link" }])),
    "content.0.content.0.marks.0.attrs.href",
  ],
  [
    "an embed by markup",
    doc({ type: "embed", attrs: { provider: "youtube", embedId: "<iframe>" } }),
    "content.0.attrs.embedId",
  ],
  [
    "an embed of another site",
    doc({ type: "embed", attrs: { provider: "evil", embedId: "dQw4w9WgXcQ" } }),
    "content.0.attrs.provider",
  ],
  [
    "a vimeo id for youtube",
    doc({ type: "embed", attrs: { provider: "youtube", embedId: "123456" } }),
    "content.0.attrs.embedId",
  ],
  [
    "an embed named like a prototype's key",
    doc({ type: "embed", attrs: { provider: "constructor", embedId: "123456" } }),
    "content.0.attrs.provider",
  ],
  [
    "a related article by address",
    doc({ type: "related", attrs: { articleId: "/news/1" } }),
    "content.0.attrs.articleId",
  ],
  ["an undated correction", doc({ type: "correction", attrs: { at: "yesterday" } }), "content.0.attrs.at"],
  [
    "a span of a thousand",
    doc({
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [{ type: "tableCell", attrs: { colspan: 1000 }, content: [paragraph("a")] }],
        },
      ],
    }),
    "content.0.content.0.content.0.attrs.colspan",
  ],
  ["text at the top", doc({ type: "text", text: "a" }), ""],
  [
    "a quotation in a quotation",
    doc({
      type: "blockquote",
      attrs: { source: "" },
      content: [{ type: "blockquote", content: [paragraph("a")] }],
    }),
    "content.0",
  ],
  ["an empty list", doc({ type: "bulletList" }), "content.0"],
  [
    "text that is a number",
    doc({ type: "paragraph", content: [{ type: "text", text: 1 }] }),
    "content.0.content.0.text",
  ],
  ["an unknown key", doc({ type: "paragraph", foo: 1 }), "content.0.foo"],
  ["an id with markup", doc({ type: "paragraph", attrs: { id: "<b>" } }), "content.0.attrs.id"],
  [
    "a prototype's key",
    JSON.parse('{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"x":1}}}]}'),
    "",
  ],
  ["a constructor key", doc({ type: "paragraph", attrs: { constructor: {} } }), ""],
];

for (const [what, input, path] of refused) {
  test(`refused with its place: ${what}`, () => {
    const parsed = parseDocument(input);
    assert.ok(!parsed.ok);
    assert.ok(
      parsed.problems.some((problem) => problem.path === path),
      JSON.stringify(parsed.problems),
    );
    for (const { message } of parsed.problems) assert.match(message, /\.$/);
    // However it is damaged, a stored one still reads.
    const stored = readStoredDocument(input);
    assert.ok(stored.dropped.length > 0);
    assert.ok(parseDocument(stored.document).ok);
  });
}

function nested(levels: number): unknown {
  let inner: unknown = { type: "paragraph" };
  for (let level = 0; level < levels; level += 1) {
    inner = { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph" }, inner] }] };
  }
  return doc(inner);
}

test("20,000 levels are refused, not a crash", () => {
  for (const parsed of [parseDocument(nested(20_000)), parseDocument(nested(17))]) {
    assert.ok(!parsed.ok);
    assert.match(parsed.problems[0]?.message ?? "", /32 levels/);
  }
  assert.ok(parseDocument(nested(14)).ok);
  let marks: unknown = {};
  for (let level = 0; level < 20_000; level += 1) marks = [marks];
  assert.ok(!parseDocument(doc(paragraph("a", marks))).ok);
});

test("a document that contains itself is refused", () => {
  const block: { type: string; content: unknown[] } = { type: "blockquote", content: [] };
  block.content.push(block);
  assert.ok(!parseDocument(doc(block)).ok);
});

test("more than 2 MB or 20,000 nodes is refused, just below is not", () => {
  assert.ok(!parseDocument(doc(paragraph("a".repeat(2 * 1024 * 1024)))).ok);
  assert.ok(!parseDocument(doc(paragraph("語".repeat(800_000)))).ok);
  assert.ok(parseDocument(doc(paragraph("語".repeat(600_000)))).ok);
  const many = (count: number) => doc(...Array.from({ length: count }, () => ({ type: "paragraph" })));
  assert.ok(!parseDocument(many(20_001)).ok);
  assert.ok(parseDocument(many(20_000)).ok);
});

test("characters nobody sees are taken out, text that reads the same is kept", () => {
  const parsed = parseDocument(doc(paragraph("a\u0000b\u200bc\td\u202ee\ud800f é")));
  assert.ok(parsed.ok);
  assert.equal(bodyText(parsed.document), "abc de\ufffdf é");
});

test("neighbouring runs with the same marks become one", () => {
  const run = (text: string, marks?: unknown) => ({ type: "text", text, ...(marks ? { marks } : {}) });
  const bold = [{ type: "bold" }];
  const parsed = parseDocument(
    doc({ type: "paragraph", content: [run("a"), run("b"), run("c", bold), run("", bold), run("d", bold)] }),
  );
  assert.ok(parsed.ok);
  const [block] = parsed.document.content;
  assert.deepEqual(block?.type === "paragraph" && block.content, [
    { type: "text", text: "ab" },
    { type: "text", text: "cd", marks: [{ type: "bold" }] },
  ]);
});

test("every block gets an id of its own: the same words the same one, a second use another", () => {
  const given = doc(
    paragraph("one"),
    paragraph("two"),
    { type: "paragraph", content: [{ type: "text", text: "three" }] },
    { type: "paragraph" },
    { type: "paragraph" },
  );
  const once = parseDocument(given);
  const again = parseDocument(doc({ type: "paragraph", content: [{ type: "text", text: "three" }] }));
  assert.ok(once.ok && again.ok);
  const ids = once.document.content.map((block) => block.attrs.id);
  assert.equal(ids[0], "p");
  assert.equal(new Set(ids).size, 5);
  assert.ok(ids.every((id) => id !== null));
  assert.equal(again.document.content[0]?.attrs.id, ids[2]);
});

test("what the editor can hold is accepted, fits ProseMirror's schema, and is read again as it is", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const parsed = parseDocument(document);
      assert.ok(parsed.ok, JSON.stringify(parsed));
      const node = articleSchema.nodeFromJSON(parsed.document);
      node.check();
      assert.deepEqual(parseDocument(node.toJSON()), parsed);
      assert.deepEqual(readStoredDocument(parsed.document), { document: parsed.document, dropped: [] });
    }),
    { numRuns: 300 },
  );
});

test("whatever JSON is stored, reading gives a document that the schema accepts", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json().map((text): unknown => JSON.parse(text)),
        damaged(),
      ),
      (stored) => {
        articleSchema.nodeFromJSON(readStoredDocument(stored).document).check();
      },
    ),
    { numRuns: 500 },
  );
});

test("a node that a release dropped leaves its words", () => {
  const stored = readStoredDocument(
    doc(
      {
        type: "callout",
        attrs: { tone: "loud" },
        content: [paragraph("kept"), { type: "text", text: "too" }],
      },
      paragraph("rest"),
    ),
  );
  assert.equal(bodyText(stored.document), "kept\n\ntoo\n\nrest");
  assert.deepEqual(stored.dropped[0]?.path, "content.0");
});

/** A good document with one key somewhere replaced. */
function damaged(): fc.Arbitrary<unknown> {
  return fc
    .tuple(anyDocument, fc.nat(), fc.constantFrom<unknown>(null, "x", 7, [], {}, { type: "x" }))
    .map(([document, place, value]) => {
      const copy: unknown = structuredClone(document);
      const spots: [object, string][] = [];
      const visit = (item: unknown): void => {
        if (typeof item !== "object" || item === null) return;
        for (const key of Object.keys(item)) {
          spots.push([item, key]);
          visit(Reflect.get(item, key));
        }
      };
      visit(copy);
      const spot = spots[place % spots.length];
      if (spot) Reflect.set(spot[0], spot[1], value);
      return copy;
    });
}
