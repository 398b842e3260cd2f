// Addresses at which nothing stands, for a moment. The answer is the same bytes for all of them, so each costs its name
// alone; and it is forgotten at the next purge, because nothing but a picture's file comes to stand anywhere without one.
import { LRUCache } from "lru-cache";
import type { Page } from "./page-answer.ts";

const mostAddresses = 5_000;
/** A longer address isn't worth its bytes. */
const longestAddress = 300;
/** Where something may come without a purge: a job draws a picture's sizes when it gets to it. */
const comesByItself = /^\/media\//;
/** Nothing may be called missing for longer than this without a look. */
const ageMs = 60_000;

type Missing = Readonly<{ seq: number; until: number }>;

export class MissingPages {
  readonly #addresses = new LRUCache<string, Missing>({ max: mostAddresses });
  #page: Page | null = null;

  get size(): number {
    return this.#addresses.size;
  }

  /** The 404, if this address is known to be missing: not too long ago, and nothing was purged since (`newest`). */
  get(address: string, newest: number, now: number): Page | null {
    const missing = this.#addresses.get(address);
    if (missing === undefined) return null;
    if (missing.seq >= newest && now < missing.until) return this.#page;
    this.#addresses.delete(address);
    return null;
  }

  /**
   * Remember that a snapshot at `seq` had nothing at this address. True when `page` is one that isn't kept yet, so that its
   * compressed forms are still to be made: `repack` takes them.
   */
  keep(address: string, seq: number, page: Page, now: number): boolean {
    const fresh = this.#page?.digest !== page.digest;
    if (fresh) this.#page = page;
    if (address.length <= longestAddress && !comesByItself.test(address))
      this.#addresses.set(address, { seq, until: now + ageMs });
    return fresh;
  }

  repack(page: Page): void {
    if (this.#page?.digest === page.digest) this.#page = page;
  }

  clear(): void {
    this.#addresses.clear();
  }
}
