// Two people's edits may meet in what neither of them made: a list without items, an item that begins with a list, a text
// without a paragraph. What such a place comes to is decided here, so that every reader of the text agrees, and no letter goes.
import type { NodeType, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

type NewId = () => string | null;

/** A block that is missing before the child of this number. */
type Gap = Readonly<{ at: number; type: NodeType }>;

/** What is missing among these children so that a block of this type is whole; null: nothing that is put in makes it so. */
function gapsOf(type: NodeType, children: readonly string[]): readonly Gap[] | null {
  const gaps: Gap[] = [];
  let match = type.contentMatch;
  const matches = (name: string) => {
    for (let index = 0; index < match.edgeCount; index++) {
      const edge = match.edge(index);
      if (edge.type.name === name) return edge.next;
    }
    return null;
  };
  const fill = (at: number): boolean => {
    const filler = match.defaultType;
    const next = filler && match.matchType(filler);
    if (!filler || !next) return false;
    gaps.push({ at, type: filler });
    match = next;
    return true;
  };
  for (const [at, name] of children.entries()) {
    const next = matches(name) ?? (fill(at) ? matches(name) : null);
    if (!next) return null;
    match = next;
  }
  return match.validEnd || (fill(children.length) && match.validEnd) ? gaps : null;
}

/** The children that a reader sees: a text that nobody has written in is none. */
function childrenOf(parent: Y.XmlFragment): readonly (readonly [index: number, name: string])[] {
  return parent.toArray().flatMap((child, index): [number, string][] => {
    if (child instanceof Y.XmlElement) return [[index, child.nodeName]];
    return child instanceof Y.XmlText && child.length > 0 ? [[index, "text"]] : [];
  });
}

/** A source or a title stands in the block's attributes: words like any others. */
function saysSomething(block: Y.XmlElement, type: NodeType): boolean {
  return Object.entries(block.getAttributes()).some(
    ([name, value]) =>
      name !== "id" &&
      typeof value === "string" &&
      value !== "" &&
      typeof type.spec.attrs?.[name]?.default === "string",
  );
}

/** Taking a cell out would move all that stand after it into other columns. */
const keptEmpty: ReadonlySet<string> = new Set(["tableCell", "tableHeader"]);

function newBlock(type: NodeType, newId: NewId): Y.XmlElement {
  const block = new Y.XmlElement(type.name);
  const id = type.spec.attrs?.["id"] ? newId() : null;
  if (id !== null) block.setAttribute("id", id);
  const within = type.isTextblock
    ? [new Y.XmlText()]
    : (gapsOf(type, []) ?? []).map((gap) => newBlock(gap.type, newId));
  if (within.length > 0) block.insert(0, within);
  return block;
}

function fillGaps(parent: Y.XmlFragment, type: NodeType, newId: NewId): void {
  const children = childrenOf(parent);
  const gaps = gapsOf(
    type,
    children.map(([, name]) => name),
  );
  for (const { at, type: missing } of (gaps ?? []).toReversed())
    parent.insert(children[at]?.[0] ?? parent.length, [newBlock(missing, newId)]);
}

/** Mends what stands inside, innermost first. */
function mendWithin(parent: Y.XmlFragment, schema: Schema, newId: NewId): void {
  for (const [index, child] of [...parent.toArray().entries()].toReversed()) {
    const type = child instanceof Y.XmlElement ? schema.nodes[child.nodeName] : undefined;
    if (!(child instanceof Y.XmlElement) || !type || type.isLeaf || type.isTextblock) continue;
    mendWithin(child, schema, newId);
    const empty = childrenOf(child).length === 0 && !type.contentMatch.validEnd;
    if (empty && !keptEmpty.has(type.name) && !saysSomething(child, type)) parent.delete(index, 1);
    else fillGaps(child, type, newId);
  }
}

/**
 * Make a text whole: a block that lacks what its kind can't be without, and says nothing, goes; any other gets an empty
 * paragraph where one is missing. Nothing that is whole is touched, and what this schema doesn't know stays as it is, for
 * the reader to refuse. `newId` names the blocks that are put in; null leaves them without a name.
 */
export function mendFragment(fragment: Y.XmlFragment, schema: Schema, newId: NewId): void {
  mendWithin(fragment, schema, newId);
  // Where nothing ever stood there is no text to mend: it was never begun.
  const { _start: ever } = fragment;
  if (ever !== null) fillGaps(fragment, schema.topNodeType, newId);
}
