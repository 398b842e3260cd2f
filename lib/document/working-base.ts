// Stand-in until lib/document/suggesting is there.
import type { Node } from "@tiptap/pm/model";
export type Suggestion = Readonly<{ id: string; authorId: string; inserted: string; deleted: string }>;
type Json = {
  type: string;
  text?: string;
  marks?: { type: string }[];
  attrs?: Record<string, unknown>;
  content?: Json[];
};
const review = new Set(["comment", "insertion", "deletion"]);
export function baseOf(doc: Node): Node {
  const walk = (node: Json): Json[] => {
    if (node.marks?.some((mark) => mark.type === "insertion")) return [];
    const { splitBy: _s, joinBy: _j, ...attrs } = node.attrs ?? {};
    const marks = node.marks?.filter((mark) => !review.has(mark.type));
    return [
      {
        ...node,
        ...(node.attrs && { attrs }),
        ...(marks && { marks }),
        ...(node.content && { content: node.content.flatMap(walk) }),
      },
    ];
  };
  return doc.type.schema.nodeFromJSON(walk(doc.toJSON() as Json)[0]);
}
export function stripReviewMarks(doc: Node): unknown {
  const walk = (node: Json): Json => {
    const { splitBy: _s, joinBy: _j, ...attrs } = node.attrs ?? {};
    const marks = node.marks?.filter((mark) => !review.has(mark.type));
    return {
      ...node,
      ...(node.attrs && { attrs }),
      ...(marks && { marks }),
      ...(node.content && { content: node.content.map(walk) }),
    };
  };
  return walk(doc.toJSON() as Json);
}
export function suggestionsIn(doc: Node): Suggestion[] {
  const found = new Map<string, { id: string; authorId: string; inserted: string; deleted: string }>();
  doc.descendants((node) => {
    for (const mark of node.marks) {
      if (mark.type.name !== "insertion" && mark.type.name !== "deletion") continue;
      const id = String(mark.attrs["id"]);
      const one = found.get(id) ?? { id, authorId: id.split("~")[0] ?? "", inserted: "", deleted: "" };
      if (mark.type.name === "insertion") one.inserted += node.text ?? "";
      else one.deleted += node.text ?? "";
      found.set(id, one);
    }
  });
  return [...found.values()];
}
export function suggestOnlyViolation(before: Node, after: Node, _personId: string): string | null {
  return JSON.stringify(baseOf(before).toJSON()) === JSON.stringify(baseOf(after).toJSON())
    ? null
    : "changed words";
}
