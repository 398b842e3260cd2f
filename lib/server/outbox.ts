// Does what commits left to be done outside the database: mail, hubs, search engines. Every kind is idempotent, because
// a task may be done twice when a process dies between doing and noting.
import { z } from "zod";
import { doNextTask, forgetDoneTasks, listenForTasks } from "#db/outbox.ts";
import type { Lane, Task, TaskKind } from "#db/outbox.ts";
import { settleReceipt } from "#db/receipts.ts";
import { makeCard } from "./cards.ts";
import { purgeCdn } from "./cdn.ts";
import { repeat } from "./clock.ts";
import type { Running } from "./clock.ts";
import { log } from "./log.ts";
import { sendDigest, sendNotice } from "./notice-mail.ts";
import { drawRenditions } from "./picture-drawing.ts";
import { pingHub, pingSearchEngines } from "./pings.ts";

type Work = (task: Task) => Promise<void>;

/** Kinds that this release knows. Our own pages are purged by NOTIFY in the commit itself and need no task. */
const kinds: Readonly<Record<TaskKind, Work>> = {
  mail: sendNotice,
  digest: sendDigest,
  receipt: keepReceipt,
  renditions: drawRenditions,
  card: makeCard,
  websub: pingHub,
  indexnow: pingSearchEngines,
  cdn: purgeCdn,
};
const works: ReadonlyMap<string, Work> = new Map(Object.entries(kinds));

const ofReceipt = z.strictObject({ eventId: z.uuid() });

/** What the servers answered to an event, for the record: of a schedule that fired at night, too. */
async function keepReceipt({ payload }: Task): Promise<void> {
  const kept = await settleReceipt(ofReceipt.parse(payload).eventId);
  if (kept?.settled === false) throw new Error("no server has answered yet");
}

/** Tasks done at once: a mail server that is slow to answer keeps no other mail waiting for long, and pictures keep none. */
const hands: Readonly<Record<Lane, number>> = { readers: 2, pictures: 2, others: 4 };

async function work(task: Task): Promise<void> {
  const known = works.get(task.kind);
  if (!known) throw new Error(`no work is known for the kind ${task.kind}`);
  await known(task);
  log("task-done", { task: task.id, kind: task.kind, tries: task.tries });
}

/** Start draining every two seconds, and as soon as a commit leaves something; `close` waits for the tasks under way. */
export function startOutbox(): Running {
  let closing = false;
  const drained = (lane: Lane, everyMs: number) => {
    const hand = async (): Promise<void> => {
      while (!closing && (await doNextTask(work, lane)));
    };
    return repeat(`outbox-${lane}`, everyMs, () => Promise.all(Array.from({ length: hands[lane] }, hand)));
  };
  const drains = [drained("readers", 1_000), drained("pictures", 2_000), drained("others", 2_000)];
  const sweep = repeat("outbox-sweep", 3_600_000, forgetDoneTasks);
  const listening = listenForTasks(() => {
    for (const drain of drains) drain.wake();
  });
  return {
    async close() {
      closing = true;
      await Promise.all([...drains.map((drain) => drain.close()), sweep.close(), listening.close()]);
    },
  };
}
