// Job: reads the chains of events and their anchors from end to end while the newsroom works on, and keeps what was found.
// A million events take a minute; it goes in small readings with a pause after each, and never longer than half an hour.
import { setTimeout as pause } from "node:timers/promises";
import { recordVerification, whileNoOther, type Verified } from "#db/verifications.ts";
import { log } from "./log.ts";
import { firstBrokenLink } from "./verification.ts";

/** Between two readings, so that nobody's save waits. */
const pauseMs = 4;
const longestMs = 30 * 60_000;

type Progress = { startedAt: number; events: number; chains: number; anchors: number };

// Next draws the screen and runs the action in bundles of their own: what runs is known to both.
const name = Symbol.for("nightdesk.verification");
const holder: typeof globalThis & { [name]?: Progress | null } = globalThis;

/** How many events the verification that runs here has read; null when none runs. */
export function verificationUnderWay(): number | null {
  return holder[name]?.events ?? null;
}

class TookTooLong extends Error {}

/** Begin a verification in the background. False: one is under way here already. */
export function startVerification(actorId: string, requestId: string): boolean {
  if (holder[name]) return false;
  const progress: Progress = { startedAt: performance.now(), events: 0, chains: 0, anchors: 0 };
  holder[name] = progress;
  void verify(progress, actorId, requestId)
    .catch((error: unknown) => log("verification-failed", { error }))
    .finally(() => {
      holder[name] = null;
    });
  return true;
}

async function verify(progress: Progress, actorId: string, requestId: string): Promise<void> {
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
