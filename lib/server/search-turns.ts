// How many searches of readers run at once: a few of this process's connections, a short queue, and then a word that it is too much.
// Pages that are kept in memory, and everything the newsroom does, go on beside them.

/** All who wait are answered before the page’s own patience ends: none takes longer than about two seconds. */
const [mostRunning, mostWaiting] = [4, 20];

const turns: { running: number; readonly waiting: (() => void)[] } = { running: 0, waiting: [] };

/** Do `work` when it is its turn; at once if it costs nothing. Null: too many wait already. */
export async function inTurn<Result>(free: boolean, work: () => Promise<Result>): Promise<Result | null> {
  if (free) return work();
  if (turns.running < mostRunning) turns.running += 1;
  else {
    if (turns.waiting.length >= mostWaiting) return null;
    await new Promise<void>((resolve) => turns.waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}
