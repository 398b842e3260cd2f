import assert from "node:assert/strict";
import test from "node:test";
import { emptyContent } from "./content.ts";
import { fieldsOf } from "./fields.ts";
import { mergeFields } from "./merge-fields.ts";

const base = fieldsOf(emptyContent("b"));

test("each field goes to whoever changed it", () => {
  const merged = mergeFields(base, { ...base, kicker: "Mine" }, { ...base, dateline: "Theirs" });
  assert.equal(merged.fields.kicker, "Mine");
  assert.equal(merged.fields.dateline, "Theirs");
  assert.deepEqual(merged.theirs, ["dateline"]);
  assert.deepEqual(merged.both, []);
});

test("where both changed one field the writer's own value stands and the field is named", () => {
  const merged = mergeFields(base, { ...base, sectionId: "mine" }, { ...base, sectionId: "theirs" });
  assert.equal(merged.fields.sectionId, "mine");
  assert.deepEqual(merged.both, ["sectionId"]);
});

test("the same change twice is no disagreement", () => {
  const merged = mergeFields(base, { ...base, kicker: "Same" }, { ...base, kicker: "Same" });
  assert.deepEqual([merged.theirs, merged.both], [[], []]);
});

test("a language that the others chose is taken, though the text had none before there was a choice", () => {
  const merged = mergeFields(base, { ...base, kicker: "Mine" }, { ...base, language: "es" });
  assert.equal(merged.fields.language, "es");
  assert.deepEqual(merged.theirs, ["language"]);
  const kept = mergeFields(base, { ...base, language: "de" }, { ...base, language: null });
  assert.deepEqual([kept.fields.language, kept.both], ["de", []]);
});
