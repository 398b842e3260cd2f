// What one edit put into a text, block by block, and which of it is what the edit took out elsewhere.
import * as Y from "yjs";
import {
  attributeOf,
  blockOf,
  firstIn,
  isTextblock,
  itemOf,
  livingItem,
  textblocksIn,
  unitsOf,
  type Unit,
} from "./block-units.ts";
import { sharedBy, takenOver, type Pairs } from "./moved-words.ts";

/** A block with new characters: all that it holds now, and the first to the last new one. */
export type Run = Readonly<{
  block: Y.XmlElement;
  units: readonly Unit[];
  from: number;
  to: number;
  isNew: (id: Y.ID) => boolean;
}>;

export type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

export const textOf = (units: readonly Unit[]): string => units.map(({ text }) => text).join("");

/** Blocks that are gone, whose characters were lost with them. */
export type Lost = Readonly<{ lost: ReadonlySet<Y.XmlElement>; isLost: (id: Y.ID) => boolean }>;

const nothing: Lost = { lost: new Set(), isLost: () => false };

/** Every block into which this transaction put characters; those that were lost at once count as well. */
export function newRuns({ doc, changed, beforeState }: Y.Transaction, { lost, isLost } = nothing): Run[] {
  const isNew = ({ client, clock }: Y.ID) => clock >= (beforeState.get(client) ?? 0);
  const isNewPiece = (item: Y.Item | null) => item !== null && isNew(item.id);
  const blocks = new Set<Y.XmlElement>(lost);
  for (const type of changed.keys()) {
    const holder: unknown = type instanceof Y.XmlText ? type.parent : type;
    if (isTextblock(holder)) blocks.add(holder);
    else if (holder instanceof Y.XmlFragment)
      for (const child of holder.toArray())
        if (child instanceof Y.XmlElement && isNewPiece(itemOf(child)))
          for (const block of isTextblock(child) ? [child] : textblocksIn(child)) blocks.add(block);
  }
  return [...blocks].flatMap((block) => {
    const units = unitsOf(block, () => false).filter(
      ({ id }) => livingItem(doc, id) !== null || (isNew(id) && isLost(id)),
    );
    const from = units.findIndex(({ id }) => isNew(id));
    const to = units.findLastIndex(({ id }) => isNew(id)) + 1;
    return from < 0 ? [] : [{ block, units, from, to, isNew }];
  });
}

export type TakenOver = Readonly<{ run: Run; pairs: Pairs }>;

/** Where characters that an edit took out of a block stand since; a block of the same name goes before all others. */
export function whereTo(block: Y.XmlElement, out: readonly Unit[], runs: readonly Run[]): TakenOver | null {
  const namesake = isGone(block) && runs.find((run) => run.block !== block && haveOneName(run.block, block));
  if (namesake) return { run: namesake, pairs: sharedBy(textOf(out), textOf(namesake.units)) };
  let best: TakenOver | null = null;
  for (const run of runs) {
    if (run.block === block && !isGone(block)) continue;
    const pairs = takenOver(textOf(out), textOf(run.units), run.from, run.to);
    if (pairs.length > (best?.pairs.length ?? 0)) best = { run, pairs };
  }
  return best;
}

/** Gone itself, or one of the texts in it: a line break was taken out. */
function isGone(block: Y.XmlElement): boolean {
  if (itemOf(block)?.deleted !== false) return true;
  for (let child = firstIn(block); child !== null; child = child.right)
    if (child.deleted && child.content instanceof Y.ContentType && child.content.type instanceof Y.XmlText)
      return true;
  return false;
}

/** Whether two blocks are called the same: one was written in place of the other. */
export function haveOneName(one: Y.XmlElement, other: Y.XmlElement): boolean {
  const id = attributeOf(one, "id");
  return typeof id === "string" && id === attributeOf(other, "id");
}

/** The blocks of everything that an edit says to delete, whether it was there or not. */
export function blocksNamed(transaction: Y.Transaction, meant: DeleteSet): Set<Y.XmlElement> {
  const blocks = new Set<Y.XmlElement>();
  Y.iterateDeletedStructs(transaction, meant, (item) => {
    const block = item instanceof Y.Item ? blockOf(item) : null;
    if (block !== null) blocks.add(block);
  });
  return blocks;
}
