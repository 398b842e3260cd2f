// What is still to be done because of a commit. Each task is taken by one instance at a time and done at least once.
import { sql } from "drizzle-orm";
import { listen, newsroomSql, type Database, type Listening } from "./client.ts";
import { newId } from "./ids.ts";
import { outbox } from "./schema/events.ts";

export type TaskKind = "mail" | "digest" | "receipt" | "renditions" | "card" | "websub" | "indexnow" | "cdn";
export type Task = Readonly<{ id: string; kind: string; payload: unknown; tries: number }>;
export type NewTask = Readonly<{
  id?: string;
  kind: TaskKind;
  payload: Readonly<Record<string, string>>;
  /** Not before so long after it was left; at once when unset. */
  afterSeconds?: number;
}>;

/**
 * Which tasks a hand takes: what readers wait for, and the drawing of pictures, which takes long, have hands of their own, so
 * that neither stands behind a slow mail, nor a mail behind them.
 */
export type Lane = "readers" | "pictures" | "others";
const laneKinds: Readonly<Record<Exclude<Lane, "others">, readonly TaskKind[]>> = {
  readers: ["cdn"],
  pictures: ["renditions"],
};

/** Of each lane, in seconds: the longest pause between two tries, and for how long nobody else takes a task. */
const terms: Readonly<Record<Lane, Readonly<{ longestPause: number; lease: number }>>> = {
  readers: { longestPause: 30, lease: 20 },
  pictures: { longestPause: 600, lease: 300 },
  others: { longestPause: 3600, lease: 120 },
};
const channel = "outbox";

/** What nothing that waits can mend: the task is over, with the reason kept beside it. */
export class TaskRefused extends Error {
  override name = "TaskRefused";
}

/** Leave tasks to be done once this transaction is committed; every instance hears of it. A task whose id is known is left alone. */
export async function enqueue(tx: Database, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx
    .insert(outbox)
    .values(
      tasks.map(({ id = newId(), kind, payload, afterSeconds }) => ({
        id,
        kind,
        payload,
        ...(afterSeconds !== undefined && {
          nextTryAt: sql`clock_timestamp() + make_interval(secs => ${afterSeconds})`,
        }),
      })),
    )
    .onConflictDoNothing();
  await tx.execute(sql`select pg_notify(${channel}, '')`);
}

/** Hear of new tasks at once. What was said while nobody listened is found by looking. */
export function listenForTasks(onTasks: () => void): Listening {
  return listen(channel, onTasks, onTasks);
}

/**
 * Take the lane's oldest due task, run `work` on it, and mark it done; when `work` throws, plan the next try with doubling
 * pauses, unless it throws TaskRefused. False: nothing is due. A task is put off for a while as it is worked on, so that it
 * comes back if this process dies.
 */
export async function doNextTask(work: (task: Task) => Promise<void>, lane: Lane): Promise<boolean> {
  const db = newsroomSql();
  const { longestPause, lease } = terms[lane];
  const ofLane =
    lane === "others"
      ? db`kind <> all(${Object.values(laneKinds).flat()}::text[])`
      : db`kind = any(${[...laneKinds[lane]]}::text[])`;
  const [task] = await db<Task[]>`
    update outbox set tries = tries + 1, next_try_at = now() + make_interval(secs => ${lease})
    where id = (
      select id from outbox where done_at is null and next_try_at <= now() and ${ofLane}
      order by next_try_at limit 1 for update skip locked
    )
    returning id, kind, payload, tries`;
  if (!task) return false;
  try {
    await work(task);
    await db`update outbox set done_at = now(), last_error = null where id = ${task.id}`;
  } catch (error) {
    const name = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown";
    if (error instanceof TaskRefused) {
      await db`update outbox set done_at = now(), last_error = ${name} where id = ${task.id}`;
      return true;
    }
    const pause = Math.min(2 ** Math.min(task.tries, 12), longestPause);
    await db`update outbox set next_try_at = now() + make_interval(secs => ${pause}), last_error = ${name} where id = ${task.id}`;
  }
  return true;
}

/** Forget tasks done more than a week ago. */
export async function forgetDoneTasks(): Promise<void> {
  await newsroomSql()`delete from outbox where done_at < now() - interval '7 days'`;
}
