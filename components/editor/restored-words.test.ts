import assert from "node:assert/strict";
import test from "node:test";
import { isNews, restoredSentence } from "./restored-words.ts";

const restore = { event: 7, by: { id: "ed", name: "Ed Ward" }, number: 2, kept: 5, agoMs: 800 };

test("a restored text is news to whoever has the article open, once, and a receipt to whoever did it", () => {
  assert.equal(isNews(restore, 6, "ana"), true);
  assert.equal(isNews(restore, 0, "ana"), true);
  assert.equal(isNews(restore, 7, "ana"), false);
  assert.equal(isNews(null, 7, "ana"), false);
  // The page is opened with the restored text in it.
  assert.equal(isNews(restore, undefined, "ana"), false);
  assert.equal(isNews(restore, undefined, "ed"), true);
  assert.equal(isNews({ ...restore, agoMs: 60_000 }, undefined, "ed"), false);
});

test("it is said who restored what, and where the words before are", () => {
  assert.equal(
    restoredSentence(restore, "ana"),
    "Ed Ward restored revision 2. What stood here before is kept in revision 5.",
  );
  assert.match(restoredSentence(restore, "ed"), /^You restored revision 2\./);
});
