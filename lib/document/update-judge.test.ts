// Everything that our own editors make is let in: random texts, their edits, and suggestions in them.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import * as Y from "yjs";
import { anyDocument, withBody } from "./documents.test-support.ts";
import { judgeUpdate } from "./update-judge.ts";
import { documentOf, seedOf, writeProse } from "./working-document.ts";

test("a random text, and its way to another one, are updates that a text may be made of", () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (one, other) => {
      const seed = seedOf(withBody(one));
      const alone = judgeUpdate(seed);
      assert.ok(alone.ok, JSON.stringify(alone));
      const doc = documentOf([seed]);
      const known = documentOf([seed]);
      const update = writeProse(doc, withBody(other));
      const judged = judgeUpdate(update, known);
      assert.ok(judged.ok, JSON.stringify(judged));
      const again = judgeUpdate(Y.encodeStateAsUpdate(doc), doc);
      assert.ok(again.ok && again.news.length === 0, JSON.stringify(again));
    }),
    { numRuns: 300 },
  );
});

test("an update whose beginning hasn't come yet is let in", () => {
  const doc = documentOf([seedOf({ headline: "One", standfirst: "", body: { type: "doc", content: [] } })]);
  const line = doc.getXmlFragment("headline").get(0) as Y.XmlElement;
  const text = line.get(0) as Y.XmlText;
  const parts: Uint8Array[] = [];
  doc.on("update", (bytes: Uint8Array) => parts.push(bytes));
  text.insert(3, " two");
  text.insert(7, " three");
  const last = parts.at(-1);
  assert.ok(last && judgeUpdate(last, new Y.Doc()).ok);
});
