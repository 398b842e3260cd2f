// One open text in this process: stores what is typed before anybody sees it, keeps step with what other processes store,
// and brings the working copy's row up to date while people write.
import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import {
  freshen,
  type Missed,
  storedAfter,
  storeJudged,
  storeTyped,
  type Stored,
  type Typed,
} from "#db/collab-save.ts";
import { isMine } from "#lib/document/suggesting/reading.ts";
import { holdsSuggestions } from "#lib/document/suggesting/written.ts";
import { Numbers } from "./collab-numbers.ts";
import { Turns } from "./collab-turns.ts";
import { log } from "./log.ts";

/** How long the row that lists and checks read may be behind while people type. */
const freshAfterMs = 700;
/** And at most where a block went: somebody may have typed in it, and waits for the words. */
const mendAfterMs = 60;
/** Its making may take at most this share of the time. */
const freshShare = 10;

type Waiting = Readonly<{
  typed: Typed;
  resolve: (stored: Stored) => void;
  reject: (error: unknown) => void;
}>;

type Opened = Readonly<{ head: number; owners: ReadonlyMap<number, string> }>;

export class Room {
  readonly articleId: number;
  readonly turns = new Turns();
  readonly numbers: Numbers;
  #document: Document;
  /** Every stored update up to this number is in the document. */
  #applied: number;
  /** Later ones that are in it too. */
  #ahead = new Set<number>();
  /** Suggestions that were stored since the row was made fresh, which counts them. */
  #suggested = new Set<string>();
  /** Every suggestion that was stored here: one that was cut out again at once is in no record. */
  #names = new Set<string>();
  #waiting: Waiting[] = [];
  #storing = false;
  #catching: Promise<void> | null = null;
  #freshTimer: NodeJS.Timeout | null = null;
  #freshDue = 0;
  #freshTook = 0;
  #freshening: Promise<void> = Promise.resolve();

  constructor(articleId: number, document: Document, { head, owners }: Opened) {
    this.articleId = articleId;
    this.#document = document;
    this.#applied = head;
    this.numbers = new Numbers(document, owners);
    document.on("afterTransaction", (transaction: Y.Transaction) => {
      if (mayHaveLost(transaction)) this.freshenSoon(mendAfterMs);
    });
  }

  get document(): Document {
    return this.#document;
  }

  get applied(): number {
    return this.#applied;
  }

  /** Store an update; its number once it is committed, null when its writer may not write now. Several at once share a commit. */
  store(typed: Typed): Promise<Stored> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ typed, resolve, reject });
      if (!this.#storing) void this.#storeAll();
    });
  }

  /** Those of these suggestions that bear somebody else's name, unless they are known here. */
  foreign(names: readonly string[], personId: string): readonly string[] {
    const others = names.filter((name) => !isMine(name, personId) && !this.#names.has(name));
    return others.length === 0 || holdsSuggestions(this.#document, others) ? [] : others;
  }

  async #storeAll(): Promise<void> {
    this.#storing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        const stored = await storeTyped(
          this.articleId,
          batch.map((one) => one.typed),
          this.#suggested,
        );
        for (const [index, { typed }] of batch.entries())
          if (typeof stored[index] === "number") this.#learn(typed);
        for (const [index, one] of batch.entries()) one.resolve(stored[index] ?? null);
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
    }
    this.#storing = false;
    this.freshenSoon();
  }

  /**
   * Store an update that is judged by the whole text, as it is when nobody else can store anything: what other processes
   * stored until then is in the document before `judge` looks at it.
   */
  async storeJudged<Refusal>(
    judge: () => Typed | Readonly<{ refused: Refusal }>,
  ): Promise<Stored | Readonly<{ refused: Refusal }>> {
    let typed: ReturnType<typeof judge> | null = null;
    const look = (missed: Missed) => {
      this.#bringIn(missed);
      return (typed = judge());
    };
    const stored = await storeJudged(this.articleId, () => this.#applied, look, this.#suggested);
    if (typeof stored === "number" && typed !== null) this.#learn(typed);
    this.freshenSoon();
    return stored;
  }

  #learn({ actor, clients, suggested = [] }: Typed): void {
    for (const name of suggested) {
      this.#suggested.add(name);
      this.#names.add(name);
    }
    this.numbers.belong(clients, actor.id);
  }

  /** A stored update is in the document now. */
  has(seq: number): void {
    if (seq > this.#applied) this.#ahead.add(seq);
    const before = this.#applied;
    while (this.#ahead.delete(this.#applied + 1)) this.#applied += 1;
    if (this.#applied > before)
      this.#document.broadcastStateless(JSON.stringify({ t: "at", seq: this.#applied }));
    else if (this.#ahead.size > 0) void this.catchUp();
  }

  /** Bring in what other processes stored. */
  catchUp(): Promise<void> {
    this.#catching ??= this.#catch().finally(() => (this.#catching = null));
    return this.#catching;
  }

  async #catch(): Promise<void> {
    try {
      this.#bringIn(await storedAfter(this.articleId, this.#applied));
    } catch (error) {
      log("collab-catch-up-failed", { article: this.articleId, error });
    }
  }

  #bringIn({ rows, owners }: Missed): void {
    for (const [number, personId] of owners) this.numbers.belong([number], personId);
    // What is in the document already changes nothing a second time.
    for (const { bytes } of rows)
      Y.applyUpdate(this.#document, bytes, { source: "local", skipStoreHooks: true });
    for (const { seq } of rows) this.has(seq);
    if (rows.length > 0) this.freshenSoon();
  }

  freshenSoon(within = freshAfterMs): void {
    const due = performance.now() + Math.max(within, this.#freshTook * freshShare);
    if (this.#freshTimer && this.#freshDue <= due) return;
    if (this.#freshTimer) clearTimeout(this.#freshTimer);
    this.#freshDue = due;
    this.#freshTimer = setTimeout(() => {
      this.#freshTimer = null;
      void this.freshenNow();
    }, due - performance.now());
  }

  /** Bring the working copy's row up to date; a failure is tried again. */
  freshenNow(): Promise<void> {
    if (this.#freshTimer) clearTimeout(this.#freshTimer);
    this.#freshTimer = null;
    this.#freshening = this.#freshenAfter(this.#freshening);
    return this.#freshening;
  }

  async #freshenAfter(former: Promise<void>): Promise<void> {
    await former;
    const begun = performance.now();
    const suggested = [...this.#suggested];
    try {
      await freshen(this.articleId);
      for (const name of suggested) this.#suggested.delete(name);
      this.#document.broadcastStateless(JSON.stringify({ t: "fresh" }));
    } catch (error) {
      log("collab-freshen-failed", { article: this.articleId, error });
      if (this.#document.getConnectionsCount() > 0) this.freshenSoon();
    }
    this.#freshTook = performance.now() - begun;
  }

  close(): void {
    if (this.#freshTimer) clearTimeout(this.#freshTimer);
    this.#freshTimer = null;
  }
}

/** A block went, or words came into nothing: what somebody typed may wait for its place. */
function mayHaveLost(transaction: Y.Transaction): boolean {
  const { deleteSet, changed, beforeState, afterState } = transaction;
  let took = false;
  Y.iterateDeletedStructs(transaction, deleteSet, (item) => {
    took ||= item instanceof Y.Item && item.content instanceof Y.ContentType;
  });
  const came = [...afterState].some(([client, clock]) => clock > (beforeState.get(client) ?? 0));
  return took || (came && changed.size === 0);
}
