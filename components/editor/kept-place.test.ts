import assert from "node:assert/strict";
import test from "node:test";
import { workingSchema as schema } from "#lib/document/working-schema.ts";
import { placeBehind } from "./kept-place.ts";

const paragraph = (id: string, text: string) => schema.node("paragraph", { id }, schema.text(text));

test("kept words go behind the block that stood before theirs, outside of what it stands in, or to the end", () => {
  const list = schema.node("bulletList", { id: "l" }, [
    schema.node("listItem", null, [paragraph("p2", "two")]),
  ]);
  const doc = schema.node("doc", null, [paragraph("p1", "one"), list, paragraph("p3", "three")]);
  assert.equal(placeBehind(doc, "p1"), 5);
  assert.equal(placeBehind(doc, "p2"), 5 + list.nodeSize);
  assert.equal(placeBehind(doc, "gone"), doc.content.size);
  assert.equal(placeBehind(doc, null), doc.content.size);
});
