// Does what commits left to be done outside the database: hubs, search engines, mail. Every kind is idempotent, because
// a task may be done twice when a process dies between doing and noting.
import { z } from "zod";
import { doNextTask, forgetDoneTasks } from "#db/outbox.ts";
import type { Task } from "#db/outbox.ts";
import { settleReceipt } from "#db/receipts.ts";
import { repeat } from "./clock.ts";
import type { Running } from "./clock.ts";
import { log } from "./log.ts";

type Work = (task: Task) => Promise<void>;

/** Kinds that this release knows. Pages are purged by NOTIFY in the commit itself and need no task. */
const kinds: Readonly<Record<string, Work>> = { receipt: keepReceipt };

const ofReceipt = z.strictObject({ eventId: z.uuid() });

/** What the servers answered to an event, for the record: of a schedule that fired at night, too. */
async function keepReceipt({ payload }: Task): Promise<void> {
  const kept = await settleReceipt(ofReceipt.parse(payload).eventId);
  if (kept?.settled === false) throw new Error("no server has answered yet");
}

async function drain(): Promise<void> {
  const work: Work = async (task) => {
    const known = kinds[task.kind];
    if (!known) throw new Error(`no work is known for the kind ${task.kind}`);
    await known(task);
    log("task-done", { task: task.id, kind: task.kind, tries: task.tries });
  };
  while (await doNextTask(work));
}

/** Start draining every two seconds; `close` waits for the task under way. */
export function startOutbox(): Running {
  const jobs = [repeat("outbox", 2_000, drain), repeat("outbox-sweep", 3_600_000, forgetDoneTasks)];
  return {
    async close() {
      await Promise.all(jobs.map((job) => job.close()));
    },
  };
}
