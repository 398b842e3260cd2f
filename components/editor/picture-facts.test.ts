// Whose rights the editor asks for, and what it makes of the answers.
import assert from "node:assert/strict";
import test from "node:test";
import { articleText } from "#lib/document/article-text.ts";
import { emptyContent } from "#lib/document/content.ts";
import { facts } from "#lib/newsroom/model.test-support.ts";
import { rightsIn, unaskedPictures, unknownIn } from "./picture-facts.ts";

const figure = (mediaId: string) => ({
  mediaId,
  caption: "",
  credit: "",
  alt: "",
  decorative: false,
  path: [0],
});
const text = {
  ...articleText(emptyContent("0190b0a0-0000-7000-8000-000000000001")),
  figures: ["known", "unknown", "new", "new"].map(figure),
};
const made = (mediaId: string, rights: "own" | "unknown") =>
  ({ mediaId, rights, denied: false, expiresAt: null, name: "" }) as const;
const page = facts({ pictures: [made("known", "own"), made("unknown", "unknown"), made("gone", "unknown")] });

test("the newsroom is asked once for a picture that came in, and again for those that nobody has looked at", () => {
  assert.deepEqual(unaskedPictures(text, page, new Map()), ["new"]);
  assert.deepEqual(unknownIn(text, page, new Map()), ["unknown"]);
  const answered = new Map([["new", false]]);
  assert.deepEqual(unaskedPictures(text, page, answered), []);
  assert.deepEqual(unknownIn(text, page, answered), ["unknown", "new"]);
});

test("the newsroom’s latest answer counts, and what was never asked for is not called unknown", () => {
  const rights = (known: ReadonlyMap<string, boolean>) =>
    rightsIn(text, page, known).map((one) => [one.mediaId, one.rights === "unknown"]);
  assert.deepEqual(rights(new Map()), [
    ["known", false],
    ["unknown", true],
  ]);
  assert.deepEqual(
    rights(
      new Map([
        ["unknown", true],
        ["new", false],
      ]),
    ),
    [
      ["known", false],
      ["unknown", false],
      ["new", true],
    ],
  );
});
