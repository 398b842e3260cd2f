// Pages in memory, and which of them carry a tag. The older pages of lists have a small room of their own: there are as many of
// them as anybody cares to ask for, and they may not push out what readers open.
import { LRUCache } from "lru-cache";
import type { Page } from "./page-answer.ts";

export type KeptPage = {
  page: Page;
  readonly tags: readonly string[];
  readonly seq: number;
  readonly agedAt: number;
  /** Not before this is another render tried. */
  retryAt: number;
};

/** Whether it is the address of a list further back than its first page. */
export const isOlderPage = (address: string): boolean => address.includes("?before=");
/** Of all bytes, the share of older pages. */
const olderShare = 1 / 8;

type Room = LRUCache<string, KeptPage>;

export class KeptPages {
  readonly #main: Room;
  readonly #older: Room;
  readonly #addressesByTag = new Map<string, Set<string>>();

  constructor(maxBytes: number) {
    this.#main = this.#room(maxBytes * (1 - olderShare));
    this.#older = this.#room(maxBytes * olderShare);
  }

  get size(): Readonly<{ pages: number; bytes: number; tags: number }> {
    return {
      pages: this.#main.size + this.#older.size,
      bytes: this.#main.calculatedSize + this.#older.calculatedSize,
      tags: this.#addressesByTag.size,
    };
  }

  /** Counts as a use. */
  get(address: string): KeptPage | undefined {
    return this.#roomOf(address).get(address);
  }

  /** Doesn't count as a use. */
  peek(address: string): KeptPage | undefined {
    return this.#roomOf(address).peek(address);
  }

  /** False: it is too large to be kept. */
  set(address: string, kept: KeptPage, bytes: number): boolean {
    const room = this.#roomOf(address);
    const before = room.peek(address);
    if (before) this.#unindex(address, before.tags);
    room.set(address, kept, { size: bytes });
    if (room.peek(address) !== kept) return false;
    for (const tag of kept.tags) {
      const addresses = this.#addressesByTag.get(tag);
      if (addresses) addresses.add(address);
      else this.#addressesByTag.set(tag, new Set([address]));
    }
    return true;
  }

  delete(address: string): void {
    this.#roomOf(address).delete(address);
  }

  /** Drop what carries one of these tags and comes from before `seq`. */
  drop(tags: readonly string[], seq: number): void {
    for (const tag of tags)
      for (const address of this.#addressesByTag.get(tag) ?? []) {
        const kept = this.peek(address);
        if (kept && kept.seq < seq) this.delete(address);
      }
  }

  clear(): void {
    this.#main.clear();
    this.#older.clear();
  }

  #room(bytes: number): Room {
    const maxSize = Math.max(1, Math.floor(bytes));
    return new LRUCache({
      maxSize,
      // One page may not push out everything else.
      maxEntrySize: Math.ceil(maxSize / 8),
      dispose: (kept, address, reason) => {
        if (reason !== "set") this.#unindex(address, kept.tags);
      },
    });
  }

  #roomOf(address: string): Room {
    return isOlderPage(address) ? this.#older : this.#main;
  }

  #unindex(address: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const addresses = this.#addressesByTag.get(tag);
      addresses?.delete(address);
      if (addresses?.size === 0) this.#addressesByTag.delete(tag);
    }
  }
}
