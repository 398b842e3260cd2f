// Finished pages in memory, under the page law (architecture.md §5): nothing that was purged is ever answered again,
// stale is served for age only, and a restart can't bring anything back because it starts empty.
import { LRUCache } from "lru-cache";
import { isOlderPage, type KeptPage, KeptPages } from "./kept-pages.ts";
import { log } from "./log.ts";
import { MissingPages } from "./missing-pages.ts";
import { compressedPage, plainPage } from "./page-answer.ts";
import type { Page, Rendered } from "./page-answer.ts";
import { bytesInMemory, keptStatus, termsOf } from "./page-terms.ts";
import { PurgeLedger } from "./purge-ledger.ts";
import { type Leave, RenderGate } from "./render-gate.ts";

/** How long past its age a page is served at once while one render runs; older ones wait for that render. */
const graceMs = 60_000;
/** How long readers get what is here while the database can't be reached. */
const outageMs = 600_000;
/** A render that takes longer loses to an aged page, when there is one. */
const patienceMs = 3_000;
/** After a failed render an aged page is served this long before the next try. */
const pauseMs = 1_000;
/** After so long without a word from the primary, what is here may be out of date: caches behind us are told not to keep it. */
const deafMs = 5_000;
/** Addresses of which it is remembered that something stood there, though it was dropped: they are made before others. */
const mostKnown = 20_000;
/** Waits between tries when a render comes from a snapshot older than a purge known here: a replica lags. */
const lagWaitsMs = [0, 0, 20, 50, 100, 200, 400];

type Outcome = Readonly<{ page: Page; tags: readonly string[]; seq: number | null; failed: boolean }>;
type Flight = Readonly<{ outcome: Promise<Outcome>; wanted: (() => boolean)[] }>;

/** Of what readers look for a few are answered at a time and few wait, in a line of their own: no page stands behind a search. */
const searching = /^\/search(?:\?|$)/;
const searchLimits = { atOnce: 4, waiting: 20 };

export type PageCacheOptions = Readonly<{
  /** Ask the handler, with a clean request, what stands at this address. */
  render: (address: string) => Promise<Rendered>;
  /** Milliseconds that only grow. */
  now: () => number;
  maxBytes: number;
  /** Flat list of the headers that every answer carries. */
  headers: readonly string[];
  /** What a reader gets when the database can't be reached and nothing may be served. */
  unavailable: Rendered;
  /** What a reader gets when too many wait for pages already. */
  busy: Rendered;
}>;

export class PageCache {
  readonly #options: PageCacheOptions;
  readonly #ledger = new PurgeLedger();
  readonly #entries: KeptPages;
  readonly #flights = new Map<string, Flight>();
  readonly #packing = new Set<Promise<void>>();
  readonly #missing = new MissingPages();
  readonly #known = new LRUCache<string, true>({ max: mostKnown });
  readonly #gate = new RenderGate();
  readonly #searches = new RenderGate(searchLimits);
  readonly #unavailable: Page;
  readonly #busy: Page;
  #heardAt = Number.NEGATIVE_INFINITY;

  constructor(options: PageCacheOptions) {
    this.#options = options;
    this.#unavailable = plainPage(options.unavailable, options.headers);
    this.#busy = plainPage(options.busy, options.headers);
    this.#entries = new KeptPages(options.maxBytes);
  }

  get size(): Readonly<{ pages: number; bytes: number; tags: number; missing: number }> {
    return { ...this.#entries.size, missing: this.#missing.size };
  }

  /** The primary hasn't been heard for a while: what is answered now, no cache behind us may keep. */
  get deaf(): boolean {
    return this.#options.now() - this.#heardAt > deafMs;
  }

  /** The newest purge up to which this instance knows all; -1 before it has heard from the database. */
  get head(): number {
    return this.#ledger.head;
  }

  /** The first word from the primary: purges up to `head` were before our time. Nothing is kept before this. */
  begin(head: number): void {
    this.#entries.clear();
    this.#missing.clear();
    this.#ledger.begin(head);
    this.#heardAt = this.#options.now();
  }

  /** Drop what carries one of these tags, and let no render that began before `seq` bring it back. */
  purge(seq: number, tags: readonly string[]): void {
    this.#ledger.note(seq, tags);
    this.#entries.drop(tags, seq);
  }

  /** The primary answered just now, and no purge up to `head` is unknown here. */
  heard(head: number): void {
    this.#ledger.reached(head);
    this.#heardAt = this.#options.now();
  }

  /** The page, when it may be answered without a render. The hot path. */
  ready(address: string): Page | null {
    const entry = this.#entries.get(address);
    const now = this.#options.now();
    // Who doesn't hear what is published can't say that nothing stands there.
    if (entry === undefined) return this.deaf ? null : this.#missing.get(address, this.#ledger.newest, now);
    if (now - this.#heardAt > outageMs) return null;
    if (now < entry.agedAt) return entry.page;
    if (now < entry.agedAt + graceMs || now < entry.retryAt) {
      if (now >= entry.retryAt && !this.#flights.has(address)) void this.#fly(address).outcome;
      return entry.page;
    }
    return null;
  }

  /**
   * The page, rendered if need be, at least as new as every purge that was known here when it was asked for.
   * Never rejects: what can't be answered is the page of status 503. `wanted` says whether anybody still waits for it: what
   * nobody waits for any more when its turn comes isn't made.
   */
  async ask(address: string, wanted: () => boolean = () => true): Promise<Page> {
    const ready = this.ready(address);
    if (ready) return ready;
    const asked = this.#ledger.head;
    for (const wait of lagWaitsMs) {
      if (wait > 0) await pause(wait);
      // A render under way may have begun before a purge that was known when we asked: its answer is looked at like any.
      const flight = this.#flights.get(address) ?? this.#fly(address);
      flight.wanted.push(wanted);
      const aged = this.#servable(address);
      const outcome = await (aged ? atMost(patienceMs, flight.outcome) : flight.outcome);
      if (outcome === null || outcome.failed) {
        const stale = this.#servable(address);
        if (stale) {
          stale.retryAt = this.#options.now() + pauseMs;
          return stale.page;
        }
        if (outcome?.failed) return outcome.page;
        continue;
      }
      if (outcome.seq === null || outcome.seq >= asked) return outcome.page;
      if (outcome.tags.length > 0 && this.#ledger.allows(outcome.seq, outcome.tags)) return outcome.page;
    }
    return this.#unavailable;
  }

  /** Resolves when no render and no compression is under way. For tests and for a clean stop. */
  async settled(): Promise<void> {
    while (this.#flights.size > 0 || this.#packing.size > 0) {
      await Promise.all([...[...this.#flights.values()].map(({ outcome }) => outcome), ...this.#packing]);
    }
  }

  /** What is here for an address, however old, while the outage bound allows. Purged pages are not here. */
  #servable(address: string): KeptPage | null {
    if (this.#options.now() - this.#heardAt > outageMs) return null;
    return this.#entries.peek(address) ?? null;
  }

  #fly(address: string): Flight {
    const wanted: (() => boolean)[] = [];
    const flight: Flight = {
      wanted,
      outcome: this.#make(address, wanted).then((outcome) => {
        this.#flights.delete(address);
        const entry = this.#entries.peek(address);
        if (outcome.failed && entry) entry.retryAt = this.#options.now() + pauseMs;
        return outcome;
      }),
    };
    this.#flights.set(address, flight);
    return flight;
  }

  /** Never rejects: a flight that did would stand in everybody's way for good. */
  async #make(address: string, wanted: readonly (() => boolean)[]): Promise<Outcome> {
    const busy: Outcome = { page: this.#busy, tags: [], seq: null, failed: true };
    const gate = searching.test(address) ? this.#searches : this.#gate;
    const entering = gate.enter(this.#known.has(address));
    if (entering === null) return busy;
    const leave = entering instanceof Promise ? await entering : entering;
    // What is made again because it aged has nobody to wait for it, and is wanted.
    if (wanted.length > 0 && !wanted.some((one) => one())) {
      leave();
      return busy;
    }
    try {
      return await this.#render(address, leave);
    } catch (error) {
      leave();
      log("render-failed", { path: address.split("?", 1)[0], error });
      return { page: this.#unavailable, tags: [], seq: null, failed: true };
    }
  }

  async #render(address: string, leave: Leave): Promise<Outcome> {
    const rendered = await this.#options.render(address);
    const { tags, seq, ageMs } = termsOf(rendered);
    const page = plainPage(rendered, this.#options.headers);
    const packing = seq === null ? null : this.#keep(address, rendered, { page, tags, seq }, ageMs);
    // The place is given back when the page is packed: whoever asks for many pages fills no line of bodies either.
    if (packing === null) leave();
    else this.#track(packing, leave);
    return { page, tags, seq, failed: rendered.status >= 500 };
  }

  #track(work: Promise<void>, leave: Leave): void {
    const packing = work
      // The plain page is good enough; why it stays plain is in the log.
      .catch((error: unknown) => log("page-not-packed", { error }))
      .finally(() => {
        this.#packing.delete(packing);
        leave();
      });
    this.#packing.add(packing);
  }

  /** Keep what may be kept; answers the making of its compressed forms. */
  #keep(
    address: string,
    rendered: Rendered,
    made: Pick<KeptPage, "page" | "tags" | "seq">,
    ageMs: number,
  ): Promise<void> | null {
    const before = this.#entries.peek(address) ?? null;
    if (before && before.seq > made.seq) return null;
    if (rendered.status === 404) return this.#keepMissing(address, rendered, made);
    const allowed = made.tags.length > 0 && this.#ledger.allows(made.seq, made.tags);
    if (!keptStatus(rendered.status) || !allowed) return null;
    const entry: KeptPage = { ...made, agedAt: this.#options.now() + ageMs, retryAt: 0 };
    if (!this.#entries.set(address, entry, bytesInMemory(address, rendered, entry.tags))) return null;
    if (!isOlderPage(address)) this.#known.set(address, true);
    return this.#pack(entry, rendered, before?.page ?? null);
  }

  async #pack(entry: KeptPage, rendered: Rendered, before: Page | null): Promise<void> {
    entry.page = await compressedPage(entry.page, rendered, this.#options.headers, before);
  }

  /** Only while it is as new as every purge that was heard of: whatever is published there comes with one. */
  #keepMissing(
    address: string,
    rendered: Rendered,
    { page, seq }: Pick<KeptPage, "page" | "seq">,
  ): Promise<void> | null {
    if (this.head < 0 || seq < this.#ledger.newest) return null;
    this.#entries.delete(address);
    if (!this.#missing.keep(address, seq, page, this.#options.now())) return null;
    return compressedPage(page, rendered, this.#options.headers, null).then((packed) =>
      this.#missing.repack(packed),
    );
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function atMost<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
