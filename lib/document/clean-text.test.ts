// What addresses ask for reaches the database as one clean line, on every page and from every handler of the newsroom.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import test from "node:test";
import { askedLine } from "./clean-text.ts";

test("what is asked for is a clean line of bounded length, whatever the address holds", () => {
  assert.equal(askedLine("  cafe\u0301\u0000 \r\n noir\ud800 ", 100), "café   noir�");
  assert.equal(askedLine("\u0000", 100), "");
  assert.equal(askedLine("a".repeat(500), 100).length, 100);
  for (const nothing of [undefined, null, [], ["a", "b"], ""]) assert.equal(askedLine(nothing, 100), "");
});

test("no page and no handler of the newsroom takes words out of its address in another way", () => {
  const asking = globSync("app/desk/**/*.{ts,tsx}")
    .map((file) => ({ file, source: readFileSync(file, "utf8") }))
    .filter(
      ({ source }) =>
        /\b[sS]earchParams\b/.test(source) && /\bq\b[^:]*\}? = await|\["q"\]|"q"\)/.test(source),
    );
  assert.ok(asking.length >= 10, String(asking.length));
  for (const { file, source } of asking) {
    assert.ok(source.includes("askedLine("), file);
    const beside = source.replaceAll(/askedLine\([^;]*?, \w+\)/g, "");
    assert.ok(!/get\("q"\)|typeof q\b/.test(beside), file);
  }
});
