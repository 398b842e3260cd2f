// What many pages have in common, read once for each state of what readers see. Every change of it comes with a purge
// (architecture.md §5), so two snapshots that have seen the same newest purge would read the same.
import type { Snapshot } from "./live.ts";

/** A database that was restored may come to the same number a second time, and what was read most moves without a purge. */
const longestMs = 10_000;

type State = Readonly<{ seq: number; until: number; reads: Map<string, unknown> }>;

let state: State | null = null;

/**
 * What `read` finds in this snapshot, or found in an earlier one of the same state, at most ten seconds ago. `name` stands for
 * the whole question, its values included. Null is asked again each time.
 */
export async function readOnce<T>(snapshot: Snapshot, name: string, read: () => Promise<T>): Promise<T> {
  const now = performance.now();
  if (state === null || state.seq !== snapshot.seq || now > state.until)
    state = { seq: snapshot.seq, until: now + longestMs, reads: new Map() };
  // A page that began before a purge goes on beside one that began after it: each writes down what its own state says.
  const { reads } = state;
  const known = reads.get(name) as T | undefined;
  if (known !== undefined) return known;
  const found = await read();
  if (found !== null && found !== undefined) reads.set(name, found);
  return found;
}
