// Two people wrote on the same version: what each changed is kept, and only where both changed the same place is somebody asked.
import type { ArticleDocument, BlockNode } from "./article-document.ts";
import type { Content } from "./content.ts";

type Field = Exclude<keyof Content, "body">;

/** A place that both changed. `choice` is what the merged content holds until the writer decides. */
export type Conflict =
  | Readonly<{
      place: "field";
      field: Field;
      base: Content[Field];
      mine: Content[Field];
      theirs: Content[Field];
    }>
  | Readonly<{ place: "block"; id: string; mine: BlockNode | null; theirs: BlockNode | null }>;

export type Merge = Readonly<{
  /** Both sides' changes; at each conflict the writer's own text stands, theirs is in the conflict. */
  content: Content;
  conflicts: readonly Conflict[];
  /** What the other person changed, for the sentence that tells the writer: fields, and how many blocks of the body. */
  theirFields: readonly Field[];
  theirBlocks: number;
}>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Merge `mine` and `theirs`, both written on `base`. Pure; loses no word of either side: what isn't in `content` is in `conflicts`. */
export function mergeContent(base: Content, mine: Content, theirs: Content): Merge {
  const conflicts: Conflict[] = [];
  const fields: Partial<Record<Field, Content[Field]>> = {};
  const theirFields: Field[] = [];
  for (const field of Object.keys(base).filter((key): key is Field => key !== "body")) {
    const changedByThem = !same(base[field], theirs[field]);
    const changedByMe = !same(base[field], mine[field]);
    if (changedByThem) theirFields.push(field);
    fields[field] = changedByMe ? mine[field] : theirs[field];
    if (changedByMe && changedByThem && !same(mine[field], theirs[field])) {
      conflicts.push({ place: "field", field, base: base[field], mine: mine[field], theirs: theirs[field] });
    }
  }
  const body = mergeBody(base.body, mine.body, theirs.body, conflicts);
  return {
    content: { ...mine, ...(fields as Partial<Content>), body: body.document },
    conflicts,
    theirFields,
    theirBlocks: body.theirs,
  };
}

/** A block's name for alignment: its id, or its own text where it has none. */
function nameOf(block: BlockNode): string {
  return block.attrs.id ?? `unnamed:${JSON.stringify(block)}`;
}

function byName(document: ArticleDocument): Map<string, BlockNode> {
  return new Map(document.content.map((block) => [nameOf(block), block]));
}

function mergeBody(
  base: ArticleDocument,
  mine: ArticleDocument,
  theirs: ArticleDocument,
  conflicts: Conflict[],
): { document: ArticleDocument; theirs: number } {
  const [was, here, there] = [byName(base), byName(mine), byName(theirs)];
  const changed = [...new Set([...was.keys(), ...there.keys()])].filter(
    (id) => !same(was.get(id), there.get(id)),
  );
  if (changed.length === 0 && same(base.content.map(nameOf), theirs.content.map(nameOf)))
    return { document: mine, theirs: 0 };
  if (same(base, mine)) return { document: theirs, theirs: changed.length };
  const merged: BlockNode[] = [];
  for (const block of mine.content) {
    const id = nameOf(block);
    const before = was.get(id);
    const other = there.get(id);
    if (!before) {
      merged.push(block);
      if (other && !same(block, other)) conflicts.push({ place: "block", id, mine: block, theirs: other });
    } else if (same(block, before)) {
      // Unchanged here: theirs counts, and where they removed it, it goes.
      if (other) merged.push(other);
    } else if (!other || same(other, before) || same(other, block)) {
      merged.push(block);
      if (!other) conflicts.push({ place: "block", id, mine: block, theirs: null });
    } else {
      merged.push(block);
      conflicts.push({ place: "block", id, mine: block, theirs: other });
    }
  }
  placeNew(merged, theirs, was, here);
  for (const [id, before] of was) {
    const other = there.get(id);
    // Removed here, rewritten there: their words come back at the end of the question, not silently lost.
    if (!here.has(id) && other && !same(other, before))
      conflicts.push({ place: "block", id, mine: null, theirs: other });
  }
  return {
    document: { ...mine, content: merged.length > 0 ? merged : mine.content },
    theirs: changed.length,
  };
}

/** Put blocks that only the other side added behind the block they follow there. */
function placeNew(
  merged: BlockNode[],
  theirs: ArticleDocument,
  was: ReadonlyMap<string, BlockNode>,
  here: ReadonlyMap<string, BlockNode>,
): void {
  let previous: string | null = null;
  for (const block of theirs.content) {
    const id = nameOf(block);
    if (!was.has(id) && !here.has(id)) {
      const at = previous === null ? 0 : merged.findIndex((one) => nameOf(one) === previous) + 1;
      merged.splice(at === 0 && previous !== null ? merged.length : at, 0, block);
    }
    previous = id;
  }
}

/** The content after the writer chose the other side's text at one conflict. */
export function takeTheirs(content: Content, conflict: Conflict): Content {
  if (conflict.place === "field") return { ...content, [conflict.field]: conflict.theirs };
  const { id, theirs } = conflict;
  const at = content.body.content.findIndex((block) => nameOf(block) === id);
  const blocks = [...content.body.content];
  if (theirs === null) {
    if (at >= 0) blocks.splice(at, 1);
  } else if (at >= 0) {
    blocks.splice(at, 1, theirs);
  } else {
    blocks.push(theirs);
  }
  return { ...content, body: { ...content.body, content: blocks } };
}

/** The content with both texts of a block, theirs below mine; the copy gets no id, so that it becomes a block of its own. */
export function keepBoth(content: Content, conflict: Conflict): Content {
  if (conflict.place === "field" || conflict.theirs === null) return content;
  const { id, theirs } = conflict;
  const at = content.body.content.findIndex((block) => nameOf(block) === id);
  const copy = at < 0 ? theirs : ({ ...theirs, attrs: { ...theirs.attrs, id: null } } as BlockNode);
  const blocks = [...content.body.content];
  blocks.splice(at < 0 ? blocks.length : at + 1, 0, copy);
  return { ...content, body: { ...content.body, content: blocks } };
}
