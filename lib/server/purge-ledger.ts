// What this instance knows of purges: which tag was last purged at which sequence number, and up to where it knows all.
// The numbers are handed out in commit order (live.purge_head), so "newer" means "committed later".

/** How many tags are remembered one by one; of older ones only the bound is kept. */
const remembered = 50_000;

export class PurgeLedger {
  readonly #newest = new Map<string, number>();
  readonly #limit: number;
  /** Below this number we can't say which tags were purged, so a page from before it is never kept. */
  #floor = Number.POSITIVE_INFINITY;
  #head = -1;
  #newestNoted = -1;

  constructor(limit = remembered) {
    this.#limit = limit;
  }

  /** The newest number up to which no purge is unknown here; -1 before the first word from the database. */
  get head(): number {
    return this.#head;
  }

  /** The newest number that was heard of at all, whether or not everything before it is known. */
  get newest(): number {
    return Math.max(this.#head, this.#newestNoted);
  }

  /** Start from the database's head: of what was purged before, only the bound is known. */
  begin(head: number): void {
    this.#floor = head;
    this.#head = head;
    this.#newestNoted = head;
    this.#newest.clear();
  }

  /** Tags purged at this number. May come twice and out of order. */
  note(seq: number, tags: readonly string[]): void {
    if (seq > this.#newestNoted) this.#newestNoted = seq;
    for (const tag of tags) {
      const known = this.#newest.get(tag) ?? -1;
      if (seq <= known) continue;
      // Deleting first moves the tag to the young end, where forgetting comes last.
      this.#newest.delete(tag);
      this.#newest.set(tag, seq);
    }
    while (this.#newest.size > this.#limit) {
      const oldest = this.#newest.entries().next().value;
      if (!oldest) break;
      this.#newest.delete(oldest[0]);
      this.#floor = Math.max(this.#floor, oldest[1]);
    }
  }

  /** Everything up to this number is known now. */
  reached(seq: number): void {
    if (seq > this.#head) this.#head = seq;
  }

  /** The page law: a snapshot at `seq` may be kept while none of its tags was purged later. */
  allows(seq: number, tags: readonly string[]): boolean {
    if (seq < this.#floor) return false;
    for (const tag of tags) {
      if ((this.#newest.get(tag) ?? -1) > seq) return false;
    }
    return true;
  }
}
