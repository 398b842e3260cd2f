// The clock: every second what is due is published, once however many instances look; every hour the books are closed.
import { randomUUID } from "node:crypto";
import { setAnchor } from "#db/anchors.ts";
import { endIdleClaims } from "#db/claims.ts";
import { isDatabaseAway } from "#db/client.ts";
import { forgetAcknowledgements } from "#db/purge-log.ts";
import { fireDueSchedules } from "#db/schedules.ts";
import { indexDueArticles } from "#db/search-index.ts";
import { lateAfterMs } from "#lib/newsroom/told.ts";
import { log } from "./log.ts";

export type Running = Readonly<{ close(): Promise<void> }>;

/**
 * Run `job` again and again, `everyMs` after it ended, never twice at once. A database that is away is told once and
 * waited for; any other error is told each time, and the job goes on.
 */
export function repeat(name: string, everyMs: number, job: () => Promise<unknown>): Running {
  let closed = false;
  let away = false;
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
  const next = (): void => {
    if (closed) return;
    timer = setTimeout(() => {
      running = run().finally(next);
    }, everyMs);
  };
  next();
  return {
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

async function publishDue(): Promise<void> {
  for (const one of await fireDueSchedules(`clock-${randomUUID()}`)) {
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
}

async function endClaims(): Promise<void> {
  for (const { articleId } of await endIdleClaims(`clock-${randomUUID()}`))
    log("claim-ended", { article: articleId });
}

/** Start the jobs; `close` waits for what is under way. */
export function startClock(): Running {
  const jobs = [
    repeat("schedules", 1_000, publishDue),
    repeat("search", 2_000, indexDueArticles),
    repeat("claims", 5_000, endClaims),
    repeat("anchor", 60_000, setAnchor),
    repeat("acknowledgements", 3_600_000, forgetAcknowledgements),
  ];
  return {
    async close() {
      await Promise.all(jobs.map((job) => job.close()));
    },
  };
}
