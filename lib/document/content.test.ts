import assert from "node:assert/strict";
import test from "node:test";
import { contentLimits, emptyContent, parseContent, readStoredContent } from "./content.ts";
import { bodyText } from "./text.ts";

const empty = emptyContent("b1");

test("a new article is accepted as it is", () => {
  assert.deepEqual(parseContent(empty), { ok: true, content: empty });
});

const refused: [string, unknown, string][] = [
  ["nothing", undefined, ""],
  ["a list", [], ""],
  ["an unknown key", { ...empty, published: true }, ""],
  ["a headline that is no text", { ...empty, headline: { toString: "x" } }, "headline"],
  ["a headline too long", { ...empty, headline: "a".repeat(contentLimits.headline + 1) }, "headline"],
  ["a slug with a slash", { ...empty, slug: "a/b" }, "slug"],
  ["a slug with capitals", { ...empty, slug: "A" }, "slug"],
  [
    "a signature of another kind",
    { ...empty, byline: [{ kind: "robot", name: "X", role: "reporting" }] },
    "byline.0.kind",
  ],
  [
    "a signature without name",
    { ...empty, byline: [{ kind: "name", name: " ", role: "reporting" }] },
    "byline.0.name",
  ],
  [
    "a signature in another role",
    { ...empty, byline: [{ kind: "name", name: "X", role: "owner" }] },
    "byline.0.role",
  ],
  [
    "a bare name with an id",
    { ...empty, byline: [{ kind: "name", id: "p1", name: "X", role: "reporting" }] },
    "byline.0",
  ],
  [
    "a lead picture with an address",
    { ...empty, lead: { mediaId: "m", caption: "", credit: "", alt: "", decorative: false, src: "x" } },
    "lead",
  ],
  ["no bureau", { ...empty, bureauId: "" }, "bureauId"],
  [
    "a body with an unknown block",
    { ...empty, body: { type: "doc", content: [{ type: "script" }] } },
    "body.content.0",
  ],
  ["no body", { ...empty, body: undefined }, "body"],
  ["a prototype's key", JSON.parse('{"__proto__":{"headline":"x"}}'), ""],
];

for (const [what, input, path] of refused) {
  test(`refused with its place: ${what}`, () => {
    const parsed = parseContent(input);
    assert.ok(!parsed.ok);
    assert.ok(
      parsed.problems.some((problem) => problem.path === path),
      JSON.stringify(parsed.problems),
    );
    for (const { message } of parsed.problems) assert.match(message, /\.$/);
  });
}

test("a line is cleaned of what nobody sees", () => {
  const parsed = parseContent({ ...empty, headline: "  Talks\n go\u0000 on\u202e " });
  assert.ok(parsed.ok);
  assert.equal(parsed.content.headline, "Talks  go on");
});

test("a damaged field doesn't take the rest of the article with it", () => {
  const { content, dropped } = readStoredContent({
    ...empty,
    headline: "Kept",
    byline: "broken",
    body: {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "Kept too" }] }, { type: "gone" }],
    },
  });
  assert.equal(content.headline, "Kept");
  assert.deepEqual(content.byline, []);
  assert.equal(bodyText(content.body), "Kept too");
  assert.deepEqual(dropped.map((one) => one.path).toSorted(), ["body.content.1", "byline"]);
  assert.deepEqual(readStoredContent(empty), { content: empty, dropped: [] });
});
