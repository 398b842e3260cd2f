// Keeps a page cache in step with the primary: every NOTIFY at once, and the sequence number once a second and after
// every reconnection, because a NOTIFY can be missed. Until the first answer the cache keeps nothing.
import { acknowledgePurge, listenForPurges, purgeHead, purgesSince } from "#db/purge-log.ts";
import type { Purge } from "#db/purge-log.ts";
import { log } from "./log.ts";
import type { PageCache } from "./page-cache.ts";

const pollMs = 1_000;

export type PurgeFeed = Readonly<{
  /** Resolves with the first comparison, or after a second without one: pages are then rendered each time. */
  started: Promise<void>;
  close(): Promise<void>;
}>;

/**
 * Follow the primary's purges until closed. `instance` names this process in the acknowledgements.
 * A database that is away is no error here: the cache's own clock bounds how long it serves without a word.
 */
export function followPurges(cache: PageCache, instance: string): PurgeFeed {
  let closed = false;
  let reachable = true;
  let timer: NodeJS.Timeout | null = null;
  let comparing: Promise<void> | null = null;

  const acknowledge = (seq: number): void => {
    acknowledgePurge(instance, seq).catch((error: unknown) => log("purge-ack-failed", { seq, error }));
  };

  const compare = async (): Promise<void> => {
    const known = cache.head;
    if (known >= 0) {
      const head = await purgeHead();
      if (head === known) return cache.heard(head);
    }
    const { head, purges } = await purgesSince(Math.max(known, 0));
    // A smaller number than before: the database was restored. What was rendered from the other one must go.
    if (known < 0 || head < known) return cache.begin(head);
    for (const { seq, tags } of purges) cache.purge(seq, tags);
    cache.heard(head);
    if (head > known) acknowledge(head);
  };

  const compareAndTell = async (): Promise<void> => {
    try {
      await compare();
      if (!reachable) log("purge-feed-back", {});
      reachable = true;
    } catch (error) {
      if (reachable && !closed) log("purge-feed-away", { error });
      reachable = false;
    }
  };

  /** One comparison at a time; a wish while one runs is granted right after it. */
  let again = false;
  const compareSoon = (): Promise<void> => {
    if (comparing) {
      again = true;
      return comparing;
    }
    comparing = compareAndTell().finally(() => {
      comparing = null;
      if (again && !closed) {
        again = false;
        void compareSoon();
      }
    });
    return comparing;
  };

  const hear = ({ seq, tags }: Purge): void => {
    const known = cache.head;
    cache.purge(seq, tags);
    // Only the very next number proves that nothing was missed between.
    if (seq === known + 1) {
      cache.heard(seq);
      acknowledge(seq);
    } else if (seq > known) void compareSoon();
  };

  const listening = listenForPurges(hear, () => void compareSoon());
  const poll = (): void => {
    timer = setTimeout(() => {
      void compareSoon().finally(() => {
        if (!closed) poll();
      });
    }, pollMs);
  };
  const started = Promise.race([
    compareSoon(),
    new Promise<void>((resolve) => setTimeout(resolve, pollMs).unref()),
  ]);
  poll();

  return {
    started,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await listening.close();
      await comparing;
    },
  };
}
