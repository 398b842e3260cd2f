// The clock: every second what is due is published, once however many instances look; every hour the books are closed.
import { randomUUID } from "node:crypto";
import { setAnchor } from "#db/anchors.ts";
import { endIdleClaims } from "#db/claims.ts";
import { isDatabaseAway } from "#db/client.ts";
import { endPins, nextPinEndIn } from "#db/front-projection.ts";
import { forgetAcknowledgements } from "#db/purge-log.ts";
import { indexDueArticles } from "#db/search-index.ts";
import { learnDueWords } from "#db/known-words.ts";
import { reckonMostRead } from "#db/most-read.ts";
import { queueDigests } from "#db/notice-mail.ts";
import { forgetOldNotices } from "#db/notices.ts";
import { tellOfExpiredPictures } from "#db/picture-news.ts";
import { fireDueSchedules, type Fired, nextDueIn, tellOfStuckSchedules } from "#db/schedules.ts";
import { env } from "#lib/env.ts";
import { lateAfterMs } from "#lib/newsroom/told.ts";
import { log } from "./log.ts";

const everyTurnMs = 1_000;

export type Running = Readonly<{ close(): Promise<void> }>;

export type Repeating = Running &
  Readonly<{
    /** Don't wait for the next turn. While the job runs: once more right after it. */
    wake(): void;
  }>;

/**
 * Run `job` again and again, `everyMs` after it ended, never twice at once. A database that is away is told once and
 * waited for; any other error is told each time, and the job goes on.
 */
export function repeat(name: string, everyMs: number, job: () => Promise<unknown>): Repeating {
  let closed = false;
  let away = false;
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      await job();
      if (away) log(`${name}-back`, {});
      away = false;
    } catch (error) {
      const gone = isDatabaseAway(error);
      if (!gone || !away) log(`${name}-failed`, { error });
      away = gone;
    }
  };
  const turn = (): void => {
    timer = null;
    again = false;
    running = run().finally(next);
  };
  const next = (): void => {
    if (!closed) timer = setTimeout(turn, again ? 0 : everyMs);
  };
  next();
  return {
    wake() {
      again = true;
      if (timer === null || closed) return;
      clearTimeout(timer);
      timer = setTimeout(turn, 0);
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

function tellOfFired(one: Fired): void {
  const event = one.refusal
    ? "schedule-failed"
    : one.lateMs > lateAfterMs
      ? "schedule-fired-late"
      : "schedule-fired";
  log(event, {
    article: one.articleId,
    plannedAt: one.plannedAt,
    lateMs: one.lateMs,
    why: one.refusal?.why ?? null,
    seq: one.seq,
  });
}

/** What is due is carried out; and the next turn begins at the very instant of what is due next, not up to a turn later. */
function startDue(
  name: string,
  carryOut: () => Promise<unknown>,
  nextIn: (withinMs: number) => Promise<number | null>,
): Running {
  let alarm: NodeJS.Timeout | null = null;
  const job = repeat(name, everyTurnMs, async () => {
    await carryOut();
    const soon = await nextIn(everyTurnMs);
    if (alarm) clearTimeout(alarm);
    alarm = soon === null ? null : setTimeout(() => job.wake(), soon);
  });
  return {
    async close() {
      await job.close();
      if (alarm) clearTimeout(alarm);
    },
  };
}

async function endClaims(): Promise<void> {
  for (const { articleId } of await endIdleClaims(`clock-${randomUUID()}`))
    log("claim-ended", { article: articleId });
}

async function noteExpiredPictures(): Promise<void> {
  for (const { mediaId, live } of await tellOfExpiredPictures(`clock-${randomUUID()}`))
    log("picture-expired", { picture: mediaId, livePages: live.length });
}

/** Start the jobs; `close` waits for what is under way. */
export function startClock(): Running {
  const jobs = [
    startDue("schedules", () => fireDueSchedules(`clock-${randomUUID()}`, tellOfFired), nextDueIn),
    startDue("pins", endPins, nextPinEndIn),
    repeat("search", 2_000, indexDueArticles),
    repeat("known-words", 2_000, learnDueWords),
    repeat("most-read", 60_000, reckonMostRead),
    repeat("claims", 5_000, endClaims),
    repeat("stuck-schedules", 10_000, tellOfStuckSchedules),
    repeat("picture-rights", 10_000, noteExpiredPictures),
    repeat("anchor", 60_000, setAnchor),
    repeat("old-notices", 3_600_000, forgetOldNotices),
    ...(env.mail() === null ? [] : [repeat("digests", 20_000, queueDigests)]),
    repeat("acknowledgements", 3_600_000, forgetAcknowledgements),
  ];
  return {
    async close() {
      await Promise.all(jobs.map((job) => job.close()));
    },
  };
}
