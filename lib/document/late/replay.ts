// A text's log replayed with an eye on what its updates lose between them. The shared document knows no moved words: whoever
// turns a paragraph into a heading, or joins two, deletes a block and writes another, and what somebody else typed in the
// old one at that moment is deleted along, by nobody's will.
import * as Y from "yjs";
import { proseFields } from "#lib/document/working-document.ts";
import {
  belongsTo,
  blockOf,
  isTextblock,
  itemOf,
  livingItem,
  nameOf,
  unitsOf,
  type Unit,
} from "./block-units.ts";
import type { Kind, LateWords, Unwanted } from "./late-words.ts";
import { sharedBy } from "./moved-words.ts";
import { TableNews } from "./square-tables.ts";
import { blocksNamed, newRuns, textOf, whereTo, type DeleteSet, type Run } from "./new-runs.ts";

type Applied = Readonly<{ transaction: Y.Transaction; meant: DeleteSet; by: string; kind: Kind }>;

export class Replay {
  /** Keeps what is deleted: late words say where they belong by what stood beside them. */
  readonly doc = new Y.Doc({ gc: false });
  /** Blocks that are gone, or part of whose text is, and who did it. */
  readonly #gone = new Map<Y.XmlElement, string>();
  /** What each edit deleted. */
  readonly #deaths: DeleteSet[] = [];
  /** Where characters went. */
  readonly #moved = new Map<string, Readonly<{ from: Y.ID; to: Y.ID }>>();
  /** Characters that were deleted along, by nobody's will. */
  readonly #lost = new Set<string>();
  /** What was done to rows and columns since `takeLate`. */
  readonly tables = new TableNews();
  /** Whose update was the last. */
  lastBy: string | null = null;
  #unwanted: Unwanted[] = [];
  #late: LateWords[] = [];
  /** What updates say to delete that is not there yet. */
  #meant = Y.createDeleteSet();

  constructor(snapshot: Uint8Array) {
    // A part that nobody has asked for yet is of no kind.
    for (const field of proseFields) this.doc.getXmlFragment(field);
    Y.applyUpdate(this.doc, snapshot);
    this.#deaths.push(Y.decodeUpdate(snapshot).ds);
  }

  /** Apply the next update of the log, which is this person's. */
  apply(bytes: Uint8Array, by: string, kind: Kind = "edit"): void {
    this.lastBy = by;
    const { structs, ds } = Y.decodeUpdate(bytes);
    const { pendingStructs, pendingDs } = this.doc.store;
    const waiting = pendingStructs !== null || pendingDs !== null;
    const meant = (this.#meant = waiting ? Y.mergeDeleteSets([this.#meant, ds]) : ds);
    const unknown = structs.filter(
      ({ id, length }) => id.clock + length > Y.getState(this.doc.store, id.client),
    );
    // Whoever only suggests deletes nothing of the text.
    if (kind !== "review") this.#followDeletions(ds, by);
    const look = (transaction: Y.Transaction) => {
      this.tables.note(transaction);
      if (kind === "mend") this.#learnMended(newRuns(transaction));
      this.#look({ transaction, meant, by, kind });
    };
    this.doc.on("afterTransaction", look);
    try {
      Y.applyUpdate(this.doc, bytes);
    } finally {
      this.doc.off("afterTransaction", look);
    }
    this.#findHomeless(unknown, meant);
  }

  /** What was lost and doubled since this was last asked. */
  takeLate(): Readonly<{ late: readonly LateWords[]; unwanted: readonly Unwanted[] }> {
    const all = new Set(this.#late.flatMap(({ units }) => units.map(({ id }) => nameOf(id))));
    const [unwanted, kept] = [[] as Unwanted[], new Set<string>()];
    for (const one of this.#unwanted) {
      if (livingItem(this.doc, one.id) === null) continue;
      // Whoever saw words twice may have deleted the other ones since.
      if (one.instead === null || this.follow(one.instead) !== null) unwanted.push(one);
      else for (const id of this.#wayOf(one.instead)) kept.add(nameOf(id));
    }
    // A late word may have been written anew, in time or late again.
    const isOver = ({ id }: Unit) =>
      kept.has(nameOf(id)) ||
      this.follow(id) !== null ||
      this.#wayOf(id).some((next) => next !== id && all.has(nameOf(next)));
    const late = this.#late
      .map((one) => ({ ...one, units: one.units.filter((unit) => !isOver(unit)) }))
      .filter(({ units }) => units.length > 0);
    this.#late = [];
    this.#unwanted = [];
    return { late, unwanted };
  }

  /** Where this character is now; null when it is gone for good. */
  follow(unit: Y.ID): Y.ID | null {
    return this.#wayOf(unit).find((id) => livingItem(this.doc, id) !== null) ?? null;
  }

  /** This character, and what it became since. */
  #wayOf(unit: Y.ID): Y.ID[] {
    const way = new Map<string, Y.ID>();
    for (let id: Y.ID | undefined = unit; id && !way.has(nameOf(id)); id = this.#moved.get(nameOf(id))?.to)
      way.set(nameOf(id), id);
    return [...way.values()];
  }

  /** These characters stand elsewhere from now on. */
  moves(from: Y.ID, to: Y.ID): void {
    this.#moved.set(nameOf(from), { from, to });
  }

  /** Everything ever typed in this block, in order, with the marks that it had while it was there. */
  unitsOf(block: Y.XmlElement): Unit[] {
    const deaths = this.#gone.has(block) ? this.#deathsIn(block) : [];
    return unitsOf(block, (item) => !item.deleted || deaths.some((death) => Y.isDeleted(death, item.id)));
  }

  /** The edits that took out words of this block. */
  #deathsIn(block: Y.XmlElement): DeleteSet[] {
    const units = unitsOf(block, () => false);
    return this.#deaths.filter((death) => units.some(({ id }) => Y.isDeleted(death, id)));
  }

  /** Who deletes a character where it stood before, deletes it. Whoever knows that its block is gone means nothing by it. */
  #followDeletions(ds: DeleteSet, by: string): void {
    if (ds.clients.size === 0) return;
    for (const { from, to } of this.#movedAmong(ds)) {
      if (livingItem(this.doc, from) !== null || this.#knowsThatItWent(ds, from)) continue;
      this.#unwanted.push({ id: this.follow(to) ?? to, by, instead: null });
    }
    this.#late = this.#late.map((late) => ({
      ...late,
      units: late.units.filter(({ id }) => !Y.isDeleted(ds, id) || this.#knowsThatItWent(ds, id)),
    }));
  }

  /** Most edits delete a few characters, and most texts have thousands that went elsewhere once. */
  #movedAmong(ds: DeleteSet): Readonly<{ from: Y.ID; to: Y.ID }>[] {
    const ranges = [...ds.clients].flatMap(([client, some]) =>
      some.map(({ clock, len }) => ({ client, clock, len })),
    );
    const size = ranges.reduce((sum, { len }) => sum + len, 0);
    if (size > this.#moved.size) return [...this.#moved.values()].filter(({ from }) => Y.isDeleted(ds, from));
    return ranges.flatMap(({ client, clock, len }) =>
      Array.from({ length: len }, (_, at) => this.#moved.get(nameOf(Y.createID(client, clock + at)))).filter(
        (one) => one !== undefined,
      ),
    );
  }

  #knowsThatItWent(ds: DeleteSet, id: Y.ID): boolean {
    if (Y.getState(this.doc.store, id.client) <= id.clock) return true;
    const item: unknown = Y.getItem(this.doc.store, id);
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return true;
    const { _item: holder } = item.parent;
    return holder === null || !holder.deleted || Y.isDeleted(ds, holder.id);
  }

  /** Late words that stand in the text again since. */
  #learnMended(runs: readonly Run[]): void {
    for (const { units, from, to } of runs) {
      const put = units.slice(from, to);
      const late = this.#late.flatMap((one) => one.units);
      for (const [old, now] of sharedBy(textOf(late), textOf(put))) {
        const [was, is] = [late[old], put[now]];
        if (was && is) this.moves(was.id, is.id);
      }
    }
    this.#late = this.#late.map((one) => ({
      ...one,
      units: one.units.filter(({ id }) => this.follow(id) === null),
    }));
  }

  #look(applied: Applied): void {
    const { transaction, meant, by, kind } = applied;
    const { deleteSet } = transaction;
    const isLost = (id: Y.ID) => Y.isDeleted(deleteSet, id) && !Y.isDeleted(meant, id);
    const lost = new Set<Y.XmlElement>();
    Y.iterateDeletedStructs(transaction, deleteSet, (item) => {
      if (!(item instanceof Y.Item)) return;
      this.#bury(item, by);
      const block = isLost(item.id) ? blockOf(item) : null;
      if (block !== null) lost.add(block);
    });
    const runs = kind === "mend" || meant.clients.size === 0 ? [] : newRuns(transaction, { lost, isLost });
    if (runs.length > 0)
      for (const block of blocksNamed(transaction, meant)) this.#findMoved(block, runs, applied);
    if (deleteSet.clients.size > 0) this.#deaths.push(deleteSet);
    for (const block of lost) {
      const units = this.unitsOf(block).filter(({ id }) => isLost(id) && !this.#isUnwanted(id));
      for (const { id } of units) this.#lost.add(nameOf(id));
      this.#late.push({ block, units, by: this.#gone.get(block) ?? by, suggested: kind === "review" });
    }
  }

  #bury({ content, parent }: Y.Item, by: string): void {
    const type: unknown = content instanceof Y.ContentType ? content.type : null;
    const block = isTextblock(type) ? type : type instanceof Y.XmlText && isTextblock(parent) ? parent : null;
    if (block !== null && !this.#gone.has(block)) this.#gone.set(block, by);
  }

  /** Learns from one edit where the words of a block went that it took out, and what it wrote anew without knowing better. */
  #findMoved(block: Y.XmlElement, runs: readonly Run[], { transaction, meant, by, kind }: Applied): void {
    const named = unitsOf(block, () => false).filter(({ id }) => Y.isDeleted(meant, id));
    if (named.length === 0) return;
    const isGoneNow = ({ id }: Unit) => Y.isDeleted(transaction.deleteSet, id);
    const gone = named.filter(isGoneNow);
    const before = named.filter((unit) => !isGoneNow(unit));
    const knows = before.length > 0 && this.#knowsMore(block, meant);
    // As its writer saw the block, if others took words out of it at that moment; else what is left of that.
    for (const out of knows || before.length === 0 ? [gone] : [named, gone, before]) {
      const found = whereTo(block, out, runs);
      if (!found || (out === named && found.pairs.length < named.length)) continue;
      const isWider = kind !== "review" && gone.length > 0 && itemOf(block)?.deleted === false;
      for (const [from, to] of found.pairs) {
        const [old, now] = [out[from], found.run.units[to]];
        if (!old || !now) continue;
        if (isGoneNow(old)) this.#goesTo(old.id, now.id);
        else this.#comesAgain(old.id, { now: now.id, run: found.run, isWider, by });
      }
      return;
    }
  }

  #isUnwanted(id: Y.ID): boolean {
    return this.#unwanted.some((one) => Y.compareIDs(one.id, id));
  }

  #goesTo(old: Y.ID, now: Y.ID): void {
    const unwanted = this.#unwanted.find(({ id }) => Y.compareIDs(id, old));
    const stands = this.follow(old);
    if (!unwanted) this.moves(old, now);
    else {
      this.#unwanted.push({ ...unwanted, id: now });
      if (stands) this.moves(now, stands);
    }
  }

  /** A character that was gone before, which this edit, not knowing, has written anew. One of the two has to go. */
  #comesAgain(
    old: Y.ID,
    { now, run, isWider, by }: Readonly<{ now: Y.ID; run: Run; isWider: boolean; by: string }>,
  ): void {
    const stands = this.follow(old);
    if (!run.isNew(now)) return;
    if (!stands && this.#lost.has(nameOf(old))) return this.moves(old, now);
    if (!stands) return void this.#unwanted.push({ id: now, by, instead: null });
    const isUnwanted = this.#isUnwanted(stands);
    if (!isUnwanted && !isWider) {
      this.#unwanted.push({ id: now, by, instead: stands });
      this.moves(now, stands);
      return;
    }
    // Of two splits the one further up takes all behind it along: the other way round the parts would change places.
    if (!isUnwanted) this.#unwanted.push({ id: stands, by, instead: now });
    this.moves(old, now);
    this.moves(stands, now);
  }

  /**
   * Whether an edit names deletions that have nothing to do with this block and were known before: a browser that comes
   * back says everything again that it ever saw deleted, and means nothing by it.
   */
  #knowsMore(block: Y.XmlElement, ds: DeleteSet): boolean {
    const own = this.#deathsIn(block);
    return this.#deaths.some((death) => {
      if (own.includes(death)) return false;
      for (const [client, ranges] of death.clients)
        for (const { clock } of ranges)
          if (
            Y.isDeleted(ds, Y.createID(client, clock)) &&
            !belongsTo(this.doc, block, Y.createID(client, clock))
          )
            return true;
      return false;
    });
  }

  /** Words whose block was gone before the log that is left begins: they come into nothing. */
  #findHomeless(structs: readonly unknown[], meant: DeleteSet): void {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      const { id, content } = struct;
      if (Y.getState(this.doc.store, id.client) <= id.clock) continue;
      const found: unknown = Y.getItem(this.doc.store, id);
      if (found instanceof Y.Item) continue;
      const units = content.str
        .split("")
        .map((text, at) => ({ id: Y.createID(id.client, id.clock + at), text, styles: {}, within: null }))
        .filter((unit) => !Y.isDeleted(meant, unit.id));
      this.#late.push({ block: null, units, by: null, suggested: false });
    }
  }
}
