// What many pages have in common, read once for each state of what readers see. Every change of it comes with a purge
// (architecture.md §5), so two snapshots that have seen the same newest purge would read the same.
import type { Snapshot } from "./live.ts";

/** A database that was restored may come to the same number a second time, and what was read most moves without a purge. */
const longestMs = 10_000;

type State = Readonly<{ seq: number; until: number; reads: Map<string, unknown> }>;

let state: State | null = null;

function readsAt(seq: number): Map<string, unknown> {
  const now = performance.now();
  if (state === null || state.seq !== seq || now > state.until)
    state = { seq, until: now + longestMs, reads: new Map() };
  return state.reads;
}

/**
 * What one snapshot takes from others of its state and gives to them. As long as its state is only supposed it gives
 * nothing: what it found may be of another.
 */
export class SharedReads {
  readonly #seq: number;
  readonly #own = new Map<string, unknown>();
  #certain: boolean;

  constructor(seq: number, certain: boolean) {
    this.#seq = seq;
    this.#certain = certain;
  }

  /** It is the state that was supposed. */
  confirm(): void {
    this.#certain = true;
    const reads = readsAt(this.#seq);
    for (const [name, found] of this.#own) reads.set(name, found);
  }

  /** What is known under `name`, and a function that takes what was read when nothing is. */
  look(name: string): Readonly<{ known: unknown; keep: (found: unknown) => void }> {
    // A page that began before a purge goes on beside one that began after it: each writes down what its own state says.
    const reads = readsAt(this.#seq);
    return {
      known: this.#own.get(name) ?? reads.get(name),
      keep: (found) => (this.#certain ? reads : this.#own).set(name, found),
    };
  }
}

/**
 * What `read` finds in this snapshot, or found in an earlier one of the same state, at most ten seconds ago. `name` stands for
 * the whole question, its values included. Null is asked again each time.
 */
export async function readOnce<T>({ shared }: Snapshot, name: string, read: () => Promise<T>): Promise<T> {
  const { known, keep } = shared.look(name);
  if (known !== undefined) return known as T;
  const found = await read();
  if (found !== null && found !== undefined) keep(found);
  return found;
}
