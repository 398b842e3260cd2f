// What is still to be done because of a commit. Each task is taken by one instance at a time and done at least once.
import { newsroomSql } from "./client.ts";

export type Task = Readonly<{ id: string; kind: string; payload: unknown; tries: number }>;

/** Longest pause between two tries, in seconds: one hour. */
const longestPause = 3600;

/**
 * Take the oldest due task, run `work` on it, and mark it done; when `work` throws, plan the next try with doubling
 * pauses. False: nothing is due. A task is put off by two minutes while it is worked on, so that it comes back if this process dies.
 */
export async function doNextTask(work: (task: Task) => Promise<void>): Promise<boolean> {
  const sql = newsroomSql();
  const [task] = await sql<Task[]>`
    update outbox set tries = tries + 1, next_try_at = now() + interval '2 minutes'
    where id = (
      select id from outbox where done_at is null and next_try_at <= now()
      order by next_try_at limit 1 for update skip locked
    )
    returning id, kind, payload, tries`;
  if (!task) return false;
  try {
    await work(task);
    await sql`update outbox set done_at = now(), last_error = null where id = ${task.id}`;
  } catch (error) {
    const pause = Math.min(2 ** Math.min(task.tries, 12), longestPause);
    const name = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown";
    await sql`update outbox set next_try_at = now() + make_interval(secs => ${pause}), last_error = ${name} where id = ${task.id}`;
  }
  return true;
}

/** Forget tasks done more than a week ago. */
export async function forgetDoneTasks(): Promise<void> {
  await newsroomSql()`delete from outbox where done_at < now() - interval '7 days'`;
}
