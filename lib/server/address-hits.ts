// Counts how often old addresses are followed, beside the answer and never before it: numbers in memory, written every few
// seconds in one statement. Only addresses that lead somewhere are counted, so there are never more than were taken in.
import { addAddressHits } from "#db/old-addresses.ts";
import { plainAddress } from "#lib/newsroom/old-addresses.ts";
import { log } from "./log.ts";

const flushMs = 5_000;

const counts = new Map<string, number>();
let timer: NodeJS.Timeout | null = null;

/** Count one look at an old address. `target` is the request's, its query included. */
export function countAddressHit(target: string): void {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, "").split("?", 1)[0] ?? "";
  const address = plainAddress(path);
  if (address === null) return;
  counts.set(address, (counts.get(address) ?? 0) + 1);
  timer ??= setTimeout(() => void flushAddressHits(), flushMs).unref();
}

/** Write what was counted. What can't be written is kept for the next time. */
export async function flushAddressHits(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  if (counts.size === 0) return;
  const taken = new Map(counts);
  counts.clear();
  try {
    await addAddressHits(taken);
  } catch (error) {
    log("address-hits-not-written", { addresses: taken.size, error });
    for (const [address, hits] of taken) counts.set(address, (counts.get(address) ?? 0) + hits);
    timer ??= setTimeout(() => void flushAddressHits(), flushMs).unref();
  }
}
