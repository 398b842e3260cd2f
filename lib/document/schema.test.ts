import assert from "node:assert/strict";
import test from "node:test";
import { markAttributes, namedBlocks, nodeAttributes, nodeTypes } from "./attributes.ts";
import { newBlockId } from "./nodes/block-id.ts";
import { articleSchema } from "./schema.ts";

test("the editor's schema and the parser's table name the same nodes, marks and attributes", () => {
  assert.deepEqual(Object.keys(articleSchema.nodes).toSorted(), [...nodeTypes].toSorted());
  for (const [name, type] of Object.entries(articleSchema.nodes)) {
    const rules = nodeAttributes(name);
    assert.deepEqual(Object.keys(type.spec.attrs ?? {}).toSorted(), Object.keys(rules).toSorted(), name);
    for (const [attribute, rule] of Object.entries(rules)) {
      const spec = type.spec.attrs?.[attribute];
      assert.deepEqual(spec?.default, rule.fallback, `${name}.${attribute}`);
      assert.equal(typeof spec?.validate, "function", `${name}.${attribute}`);
    }
  }
  assert.deepEqual(Object.keys(articleSchema.marks).toSorted(), ["bold", "italic", "link"]);
  for (const [name, type] of Object.entries(articleSchema.marks)) {
    assert.deepEqual(Object.keys(type.spec.attrs ?? {}), Object.keys(markAttributes(name)));
  }
});

test("what ProseMirror's own check lets through elsewhere is refused here", () => {
  const text = (href: string) => ({
    type: "paragraph",
    content: [{ type: "text", text: "a", marks: [{ type: "link", attrs: { href } }] }],
  });
  for (const json of [
    { type: "heading", attrs: { level: 7 } },
    text("javascript:alert(1)"),
    { type: "paragraph", attrs: { id: "<b>" } },
  ]) {
    assert.throws(() => articleSchema.nodeFromJSON(json).check(), RangeError);
  }
  articleSchema.nodeFromJSON(text("/news/1/x")).check();
});

test("blocks at the top level carry an id", () => {
  const top = Object.values(articleSchema.nodes).filter((type) => type.spec.group === "block");
  assert.ok(top.length >= 13);
  for (const type of top) assert.ok(namedBlocks.includes(type.name), type.name);
});

test("new ids are ids, and no two are the same", () => {
  const ids = Array.from({ length: 2000 }, newBlockId);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => nodeAttributes("paragraph")["id"]?.problem(id) === null));
});
