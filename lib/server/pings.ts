// Tells a WebSub hub which feeds changed, and search engines by IndexNow which address: after the commit, from the outbox, to the
// addresses that an administrator set and to no other. What fails for now is tried again with growing pauses.
import { z } from "zod";
import { TaskRefused, type Task } from "#db/outbox.ts";
import { notePing, pingEndpoints } from "#db/pings.ts";
import { settleReceipt } from "#db/receipts.ts";
import { env } from "#lib/env.ts";

const ofPing = z.strictObject({ eventId: z.uuid(), paths: z.string() });

const patienceMs = 10_000;
/** With doubling pauses up to an hour: about five hours of trying. */
const mostTries = 16;

type Post = Readonly<{ to: string; type: string; body: string }>;

/** Statuses by which the other side says that the same would be refused again. */
const refuses = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

async function post({ to, type, body }: Post, tries: number): Promise<void> {
  const tired = (why: string) => (tries >= mostTries ? new TaskRefused(why) : new Error(why));
  let answer: Response;
  try {
    answer = await fetch(to, {
      method: "POST",
      headers: { "content-type": type, "user-agent": `Nightdesk (${env.siteUrl()})` },
      body,
      // An address that was typed is asked, and none that it sends us on to.
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw tired(`${new URL(to).host} can’t be reached: ${cause}`);
  }
  // Nothing of the answer is kept, so nothing of it is read.
  await answer.body?.cancel();
  if (answer.ok) return;
  const why = `${new URL(to).host} answered ${answer.status}`;
  throw refuses(answer.status) || (answer.status >= 300 && answer.status < 400)
    ? new TaskRefused(why)
    : tired(why);
}

async function tell(task: Task, eventId: string, message: Post): Promise<void> {
  try {
    await post(message, task.tries);
  } catch (error) {
    if (error instanceof TaskRefused) {
      await notePing(task.id, error.message);
      await settleReceipt(eventId);
    }
    throw error;
  }
  await notePing(task.id, null);
  await settleReceipt(eventId);
}

/** Work of the kind `websub`: the feeds that changed, in one request (W3C WebSub §2; PubSubHubbub 0.4 §7.1). */
export async function pingHub(task: Task): Promise<void> {
  const { eventId, paths } = ofPing.parse(task.payload);
  const { hub } = await pingEndpoints();
  if (hub === null) throw new TaskRefused("WebSub was switched off meanwhile");
  const body = new URLSearchParams({ "hub.mode": "publish" });
  for (const path of paths.split("\n")) body.append("hub.url", env.siteUrl() + path);
  await tell(task, eventId, {
    to: hub,
    type: "application/x-www-form-urlencoded",
    body: body.toString(),
  });
}

/** Work of the kind `indexnow`: the address that changed or went (indexnow.org/documentation). */
export async function pingSearchEngines(task: Task): Promise<void> {
  const { eventId, paths } = ofPing.parse(task.payload);
  const { indexNow } = await pingEndpoints();
  if (indexNow === null) throw new TaskRefused("IndexNow was switched off meanwhile");
  const url = env.siteUrl();
  const { endpoint, key } = indexNow;
  await tell(task, eventId, {
    to: endpoint,
    type: "application/json; charset=utf-8",
    body: JSON.stringify({
      host: new URL(url).host,
      key,
      keyLocation: `${url}/${key}.txt`,
      urlList: paths.split("\n").map((path) => url + path),
    }),
  });
}
