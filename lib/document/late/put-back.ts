// Puts late words back: beside the letters that they were typed beside, wherever those have gone since.
import * as Y from "yjs";
import { proseFields } from "#lib/document/working-document.ts";
import { isMine } from "#lib/document/suggesting/reading.ts";
import { insertionIn, touchesProse, type Touch } from "#lib/document/touches-prose.ts";
import {
  attributeOf,
  blockOf,
  isTextblock,
  itemOf,
  livingItem,
  textblocksIn,
  type Unit,
} from "./block-units.ts";
import { haveOneName, textOf } from "./new-runs.ts";
import { raggedTables, square } from "./square-tables.ts";
import type { LateWords, Unwanted } from "./late-words.ts";
import type { Replay } from "./replay.ts";

/** Words that have no place in the text any more, for the person who typed them. */
export type HomelessWords = Readonly<{
  writer: string;
  words: string;
  /** Who deleted their paragraph; null where nobody knows. */
  by: string | null;
  /** The name of the block behind which theirs stood. */
  behind: string | null;
}>;

export type Mending = Readonly<{
  /** One update for each person whose words went back, and the Yjs client numbers that are theirs by it. */
  updates: readonly Readonly<{
    personId: string;
    clients: readonly number[];
    bytes: Uint8Array;
    touch: Touch | null;
  }>[];
  homeless: readonly HomelessWords[];
}>;

/**
 * Put back what the replayed updates lost between them, each word in the name of who typed it, and take out what they
 * doubled. `personOf` says whose a Yjs client number is; null: nobody's, as with a restored text.
 */
export function mend(
  replay: Replay,
  { late, unwanted }: ReturnType<Replay["takeLate"]>,
  personOf: (clientId: number) => string | null,
  newClient: () => number = () => new Y.Doc().clientID,
): Mending {
  const updates: Mending["updates"][number][] = [];
  const homeless: HomelessWords[] = [];
  const work = (personId: string, isTheirs: boolean, change: () => void) => {
    replay.doc.clientID = newClient();
    const made: Uint8Array[] = [];
    const note = (bytes: Uint8Array) => made.push(bytes);
    replay.doc.on("update", note);
    const touch = touchesProse(replay.doc, personId, change);
    replay.doc.off("update", note);
    if (made.length === 0) return;
    const clients = isTheirs ? [replay.doc.clientID] : [];
    updates.push({ personId, clients, bytes: Y.mergeUpdates(made), touch });
  };
  for (const by of new Set(unwanted.map((one) => one.by)))
    work(by, true, () => {
      takeOut(
        replay,
        unwanted.filter((one) => one.by === by),
      );
    });
  const writers = new Set(late.flatMap(({ units }) => units.map(({ id }) => personOf(id.client))));
  for (const writer of writers) {
    const theirs = late
      .map((one) => ({ ...one, units: one.units.filter(({ id }) => personOf(id.client) === writer) }))
      .filter(({ units }) => units.length > 0);
    const personId = writer ?? theirs.find(({ by }) => by !== null)?.by ?? null;
    if (personId === null) continue;
    work(personId, writer !== null, () => {
      const left = putBack(replay, theirs, personId);
      if (writer !== null) homeless.push(...left.map((one) => ({ ...one, writer })));
    });
  }
  const body = replay.doc.getXmlFragment("body");
  const [ragged, twins] = [raggedTables(body), emptyTwins(body)];
  if (ragged.length + twins.length > 0 && replay.lastBy !== null)
    work(replay.lastBy, false, () => {
      replay.doc.transact(() => {
        for (const table of ragged) square(table, replay.tables);
        for (const block of twins) removeWithWrapping(block);
      });
    });
  replay.tables.clear();
  return { updates, homeless };
}

/** Says which words have no place any more: their block, and everything beside them, was deleted by somebody. */
function putBack(
  replay: Replay,
  late: readonly LateWords[],
  personId: string,
): Omit<HomelessWords, "writer">[] {
  const all = late.flatMap(({ units, ...one }) => groupsOf(units).map((group) => ({ ...one, group })));
  const mayNot = ({ suggested, group }: (typeof all)[number]) => suggested && !isSuggestion(group, personId);
  const refused = all.filter(mayNot);
  let waiting = all.filter((one) => !mayNot(one));
  replay.doc.transact(() => {
    // What stands beside them may be late itself.
    for (let before = Infinity; waiting.length < before;) {
      before = waiting.length;
      waiting = waiting.filter(({ block, group }) => block === null || !putIn(replay, block, group));
    }
  });
  const homeless = new Map<Y.XmlElement | null, Omit<HomelessWords, "writer">>();
  for (const { block, group, by } of [...refused, ...waiting]) {
    const words = (homeless.get(block)?.words ?? "") + textOf(group);
    homeless.set(block, { words, by, behind: block && blockBefore(block) });
  }
  return [...homeless.values()];
}

/** Where nothing of a block was left, a suggestion that changes the text can't be told by what it does. */
function isSuggestion(group: readonly Unit[], personId: string): boolean {
  return group.every(({ styles }) => isMine(insertionIn(styles), personId));
}

/** The name of the nearest living block of text before this one. */
function blockBefore(block: Y.XmlElement): string | null {
  for (let item = itemOf(block); item !== null;) {
    for (let before = item.left; before !== null; before = before.left) {
      const type: unknown = before.content instanceof Y.ContentType ? before.content.type : null;
      if (before.deleted || !(type instanceof Y.XmlElement)) continue;
      const last = isTextblock(type) ? type : [...textblocksIn(type)].at(-1);
      const id = last && attributeOf(last, "id");
      if (typeof id === "string") return id;
    }
    item = item.parent instanceof Y.AbstractType ? itemOf(item.parent) : null;
  }
  return null;
}

function takeOut(replay: Replay, unwanted: readonly Unwanted[]): void {
  const { doc } = replay;
  doc.transact(() => {
    const blocks = new Set<Y.XmlElement>();
    for (const { id, instead } of unwanted) {
      const item = livingItem(doc, id);
      const block = item && blockOf(item);
      if (instead && block) blocks.add(block);
      if (item?.parent instanceof Y.XmlText) item.parent.delete(indexOf(item, id), 1);
      else if (item?.parent instanceof Y.XmlElement) item.parent.delete(placeIn(item.parent, item), 1);
    }
    for (const block of blocks) if (isEmpty(block)) removeWithWrapping(block);
  });
}

function placeIn(parent: Y.XmlFragment, item: Y.Item | null): number {
  return parent.toArray().findIndex((child) => itemOf(child) === item);
}

function isEmpty(block: Y.XmlElement): boolean {
  return block.toArray().every((child) => child instanceof Y.XmlText && child.length === 0);
}

/** Empty blocks that have the name of another: two people broke one paragraph at its beginning. */
function emptyTwins(parent: Y.XmlFragment): Y.XmlElement[] {
  const named = new Map<unknown, Y.XmlElement[]>();
  for (const block of textblocksIn(parent)) {
    const id = attributeOf(block, "id");
    if (typeof id === "string") named.set(id, [...(named.get(id) ?? []), block]);
  }
  return [...named.values()].flatMap((blocks) => {
    const empty = blocks.filter(isEmpty);
    return empty.length === blocks.length ? empty.slice(1) : blocks.length > 1 ? empty : [];
  });
}

const wrappings: ReadonlySet<string> = new Set(["blockquote", "bulletList", "orderedList", "listItem"]);

function removeWithWrapping(block: Y.XmlElement): void {
  const { parent, _item: item } = block;
  if (!(parent instanceof Y.XmlFragment)) return;
  const isLast = parent.length === 1;
  if (isLast && parent instanceof Y.XmlElement && wrappings.has(parent.nodeName)) removeWithWrapping(parent);
  else if (!isLast) parent.delete(placeIn(parent, item), 1);
}

/** Letters of one writer in one style, side by side. */
function groupsOf(units: readonly Unit[]): Unit[][] {
  const groups: Unit[][] = [];
  for (const unit of units) {
    const last = groups.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      last.id.client === unit.id.client &&
      last.id.clock + 1 === unit.id.clock &&
      JSON.stringify(last.styles) === JSON.stringify(unit.styles);
    if (goesOn) groups.at(-1)?.push(unit);
    else groups.push([unit]);
  }
  return groups;
}

function putIn(replay: Replay, block: Y.XmlElement, group: readonly Unit[]): boolean {
  const spot = spotFor(replay, block, group);
  if (!spot) return false;
  const { doc } = replay;
  const before = Y.getState(doc.store, doc.clientID);
  spot.text.insert(spot.index, textOf(group).replaceAll("\n", " "), { ...group[0]?.styles });
  let clock = before;
  for (const unit of group) {
    while (!isLetter(doc, clock)) clock += 1;
    replay.moves(unit.id, Y.createID(doc.clientID, clock));
    clock += 1;
  }
  return true;
}

function isLetter(doc: Y.Doc, clock: number): boolean {
  return livingItem(doc, Y.createID(doc.clientID, clock))?.content instanceof Y.ContentString;
}

type Spot = Readonly<{ text: Y.XmlText; index: number }>;

function spotFor(replay: Replay, block: Y.XmlElement, group: readonly Unit[]): Spot | null {
  const units = replay.unitsOf(block);
  const sameAs = (one: Unit | undefined) => (unit: Unit) =>
    one !== undefined && Y.compareIDs(unit.id, one.id);
  const first = units.findIndex(sameAs(group[0]));
  const last = units.findIndex(sameAs(group.at(-1)));
  for (const unit of units.slice(0, Math.max(first, 0)).toReversed()) {
    const spot = beside(replay, unit, "behind");
    if (spot) return spot;
  }
  for (const unit of units.slice(last + 1)) {
    const spot = beside(replay, unit, "before");
    if (spot) return spot;
  }
  return inNamesake(replay, block);
}

function beside(replay: Replay, unit: Unit, side: "before" | "behind"): Spot | null {
  const id = replay.follow(unit.id);
  const item = id === null ? null : livingItem(replay.doc, id);
  if (!item || id === null) return null;
  if (item.parent instanceof Y.XmlText)
    return { text: item.parent, index: indexOf(item, id) + (side === "behind" ? 1 : 0) };
  const block: unknown = item.parent;
  if (!(block instanceof Y.XmlElement)) return null;
  const at = block.toArray().findIndex((child) => itemOf(child) === item) + (side === "behind" ? 1 : 0);
  const next: unknown = block.toArray()[side === "behind" ? at : at - 1];
  if (next instanceof Y.XmlText) return { text: next, index: side === "behind" ? 0 : next.length };
  const text = new Y.XmlText();
  block.insert(at, [text]);
  return { text, index: 0 };
}

/** How many letters of its text stand before this one. */
function indexOf(item: Y.Item, { clock }: Y.ID): number {
  let index = clock - item.id.clock;
  for (let before = item.left; before !== null; before = before.left)
    if (!before.deleted && before.countable) index += before.length;
  return index;
}

/** The end of the block that has the name of this one: an empty paragraph that became an empty heading. */
function inNamesake({ doc }: Replay, block: Y.XmlElement): Spot | null {
  const found = itemOf(block)?.deleted === false ? block : namesakes(doc, block).at(0);
  if (!found) return null;
  const texts = found.toArray().filter((child) => child instanceof Y.XmlText);
  const text = texts.at(-1) ?? new Y.XmlText();
  if (texts.length === 0) found.insert(found.length, [text]);
  return { text, index: text.length };
}

function namesakes(doc: Y.Doc, block: Y.XmlElement): Y.XmlElement[] {
  return proseFields
    .flatMap((field) => [...textblocksIn(doc.getXmlFragment(field))])
    .filter((one) => one !== block && haveOneName(one, block));
}
