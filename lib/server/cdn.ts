// Tells the CDN in front what to drop: right after the commit, and once more a moment later, because an answer that was on
// its way to it from a server that hadn't heard yet could have been kept in between.
import { z } from "zod";
import { TaskRefused } from "#db/outbox.ts";
import type { Task } from "#db/outbox.ts";
import { acknowledgeCdn } from "#db/purge-log.ts";
import { type Cdn, env } from "#lib/env.ts";
import { kindsOfCdn } from "./cdn-kinds.ts";

const patienceMs = 5_000;
/** With the outbox's pauses some three hours: by then everything old has lapsed in the CDN by itself. */
const mostTries = 360;

const purge = z.strictObject({
  seq: z.string().regex(/^\d{1,15}$/),
  /** Separated by commas. */
  tags: z.string(),
  /** The second time is for what came in between; only the first is acknowledged. */
  turn: z.enum(["first", "again"]),
});

/** Work of the outbox. Throws when the CDN doesn't confirm, so that it is tried again. */
export async function purgeCdn({ payload, tries }: Task): Promise<void> {
  const cdn = env.cdn();
  if (cdn === null) throw new TaskRefused("no CDN is configured any more");
  const { seq, tags, turn } = purge.parse(payload);
  const list = tags.split(",").filter((tag) => tag !== "");
  const { most } = kindsOfCdn[cdn.kind];
  try {
    for (let from = 0; from < list.length; from += most) await tell(cdn, list.slice(from, from + most));
  } catch (error) {
    if (tries < mostTries) throw error;
    throw new TaskRefused(`the CDN never confirmed: ${error instanceof Error ? error.message : "unknown"}`);
  }
  if (turn === "first") await acknowledgeCdn(Number(seq));
}

/** One request. A 2xx is a yes, unless its JSON says otherwise (Cloudflare's `success`). */
async function tell({ kind, url, token }: Cdn, tags: readonly string[]): Promise<void> {
  const { method, headers, body } = kindsOfCdn[kind];
  const answer = await fetch(url, {
    method,
    headers: {
      ...headers(tags, token),
      ...(body === null ? {} : { "content-type": "application/json" }),
    },
    ...(body === null ? {} : { body: JSON.stringify(body(tags)) }),
    redirect: "error",
    signal: AbortSignal.timeout(patienceMs),
  });
  const said = await answer.text();
  // What it says may repeat what we sent: only its status is worth keeping.
  if (!answer.ok) throw new Error(`the CDN answered ${answer.status}`);
  if (/"success"\s*:\s*false/.test(said)) throw new Error("the CDN said that it didn't");
}
