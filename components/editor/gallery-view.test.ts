// Moving a picture within its gallery: one place, never past an end, and nothing of it or its neighbours changes.
import assert from "node:assert/strict";
import test from "node:test";
import { EditorState } from "@tiptap/pm/state";
import { articleSchema } from "#lib/document/schema.ts";
import { movedPicture } from "./gallery-view.ts";

const figure = (id: string, caption: string) => ({
  type: "figure",
  attrs: { id, mediaId: `m-${id}`, credit: `Credit ${id}`, alt: "", decorative: false },
  ...(caption === "" ? {} : { content: [{ type: "text", text: caption }] }),
});
const state = EditorState.create({
  doc: articleSchema.nodeFromJSON({
    type: "doc",
    content: [
      { type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: "Before" }] },
      {
        type: "gallery",
        attrs: { id: "g" },
        content: [figure("a", "A longer caption"), figure("b", ""), figure("c", "C")],
      },
      figure("alone", "Alone"),
    ],
  }),
});

function places(doc: EditorState["doc"]): Record<string, number> {
  const found: Record<string, number> = {};
  doc.descendants((node, position) => {
    if (node.type.name === "figure") found[String(node.attrs["id"])] = position;
  });
  return found;
}
const order = (doc: EditorState["doc"]) => Object.keys(places(doc));
const at = places(state.doc);

test("a picture changes places with its neighbour, its caption and credit with it", () => {
  for (const [id, by, expected] of [
    ["a", 1, ["b", "a", "c", "alone"]],
    ["c", -1, ["a", "c", "b", "alone"]],
    ["b", -1, ["b", "a", "c", "alone"]],
    ["b", 1, ["a", "c", "b", "alone"]],
  ] as const) {
    const moved = movedPicture(state.tr, at[id] ?? 0, by);
    assert.ok(moved, id);
    assert.deepEqual(order(moved.tr.doc), expected);
    moved.tr.doc.check();
    assert.equal(places(moved.tr.doc)[id], moved.position);
    assert.ok(moved.tr.doc.nodeAt(moved.position)?.eq(state.doc.nodeAt(at[id] ?? 0) ?? moved.tr.doc));
  }
});

test("at an end of the gallery, and outside of one, nothing moves", () => {
  for (const [id, by] of [
    ["a", -1],
    ["c", 1],
    ["alone", -1],
    ["alone", 1],
  ] as const)
    assert.equal(movedPicture(state.tr, at[id] ?? 0, by), null, id);
});
