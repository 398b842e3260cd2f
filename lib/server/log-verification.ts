// Job: reads the chains of events and their anchors from end to end while the newsroom works on, and keeps what was found.
// A million events take a minute; it goes in small readings with a pause after each, and never longer than half an hour.
import { setTimeout as pause } from "node:timers/promises";
import {
  lastVerification,
  recordVerification,
  someVerificationRuns,
  whileNoOther,
  type Verified,
} from "#db/verifications.ts";
import { log } from "./log.ts";
import { firstBrokenLink } from "./verification.ts";

/** Between two readings, so that nobody's save waits. */
const pauseMs = 4;
const longestMs = 30 * 60_000;

/** `after`: the last verification that had a result when this one began; undefined until that is known. */
type Progress = {
  startedAt: number;
  events: number;
  chains: number;
  anchors: number;
  after?: number | null;
};

/** One that ended without a result. */
type Failed = Readonly<{ failedAfter: number | null | undefined }>;

// Next draws the screen and runs the action in bundles of their own: what runs is known to both.
const name = Symbol.for("nightdesk.verification");
const holder: typeof globalThis & { [name]?: Progress | Failed | null } = globalThis;

/** `events`: how many it has read, null where another instance reads them. `failed`: the last one here ended without a result. */
export type VerificationState = Readonly<{
  underWay: Readonly<{ events: number | null }> | null;
  failed: boolean;
  last: Awaited<ReturnType<typeof lastVerification>>;
}>;

/** What runs and what was found last. When nothing runs, what ran before is in `last`, or has failed. */
export async function verificationState(): Promise<VerificationState> {
  // In this order: one that ends between the two readings is still told as under way, and whoever watches asks again.
  const here = holder[name] ?? null;
  const running = here !== null && !("failedAfter" in here);
  const underWay = running
    ? { events: here.events }
    : (await someVerificationRuns())
      ? { events: null }
      : null;
  const last = await lastVerification();
  // What another instance has read since says more.
  const failed =
    here !== null &&
    "failedAfter" in here &&
    (here.failedAfter === undefined || here.failedAfter === (last?.number ?? null));
  return { underWay, failed, last };
}

class TookTooLong extends Error {}

/** Begin a verification in the background. False: one is under way here already. */
export function startVerification(actorId: string, requestId: string): boolean {
  const here = holder[name] ?? null;
  if (here !== null && !("failedAfter" in here)) return false;
  const progress: Progress = { startedAt: performance.now(), events: 0, chains: 0, anchors: 0 };
  holder[name] = progress;
  void verify(progress, actorId, requestId).then(
    () => (holder[name] = null),
    (error: unknown) => {
      log("verification-failed", { error });
      holder[name] = { failedAfter: progress.after };
    },
  );
  return true;
}

async function verify(progress: Progress, actorId: string, requestId: string): Promise<void> {
  progress.after = (await lastVerification())?.number ?? null;
  const verified = await whileNoOther(() => walk(progress));
  // Another instance is at it: what it finds will be kept.
  if (verified === null) return;
  await recordVerification(actorId, requestId, verified);
  log("log-verified", { ...verified });
}

async function walk(progress: Progress): Promise<Verified> {
  const breathe = async (read: Partial<Progress>) => {
    Object.assign(progress, read);
    if (performance.now() - progress.startedAt > longestMs) throw new TookTooLong();
    await pause(pauseMs);
  };
  let [outcome, found]: [Verified["outcome"], string | null] = ["whole", null];
  try {
    found = await firstBrokenLink({
      events: breathe,
      anchors: (anchors) => breathe({ anchors }),
    });
    if (found !== null) outcome = "broken";
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    outcome = "stopped";
  }
  const { events, chains, anchors, startedAt } = progress;
  return { outcome, events, chains, anchors, milliseconds: Math.round(performance.now() - startedAt), found };
}
