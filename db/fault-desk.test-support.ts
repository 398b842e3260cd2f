// What the long tests of loss need from the database, in a process of its own: people and texts to begin with, what is
// stored afterwards read past every server, and the database's own accidents. Each line of JSON on standard input is a
// wish, each line on standard output its answer.
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import { env } from "#lib/env.ts";
import type { Role } from "#lib/newsroom/article.ts";
import { openSession } from "./auth.ts";
import { databaseUrls } from "./address.ts";
import { closePools, newsroom, newsroomSql, useDatabase } from "./client.ts";
import { openStored, readDocument } from "./collab-log.ts";
import { openDocument } from "./collab-open.ts";
import { freshen } from "./collab-save.ts";
import { embeddedStatus, startEmbedded } from "./embedded.ts";
import { bringDue, manySchedules } from "./many-schedules.test-support.ts";
import { draftArticle, finished, longBody, must, smallNewsroom, someone } from "./newsroom.test-support.ts";
import { postmaster } from "./embedded-probe.ts";
import { scheduleAccount } from "./schedule-account.test-support.ts";

type Wish =
  | Readonly<{ do: "people"; role: Role; count: number }>
  /** A draft with so many paragraphs, opened for writing together. */
  | Readonly<{ do: "draft"; paragraphs: number }>
  /** `fresh`: after the working copy was brought up to the log, as lists and verbs do. */
  | Readonly<{ do: "stored"; id: number; fresh?: boolean }>
  | Readonly<{ do: "kill-database" }>
  /** Waits so long for the database to come back by itself, then starts it. */
  | Readonly<{ do: "database-back"; patienceMs: number }>
  /** Ends every connection that listens to what others commit. */
  | Readonly<{ do: "deafen" }>
  /** So many schedules, all of them ahead; then they come due, the first in so long and the last so much later. */
  | Readonly<{ do: "schedules"; count: number }>
  | Readonly<{ do: "bring-due"; firstInMs: number; overMs: number }>
  /** A hold on so many articles whose publication is still ahead. */
  | Readonly<{ do: "hold-some"; count: number }>
  | Readonly<{ do: "pending" }>
  | Readonly<{ do: "schedule-account" }>;

const dataDir = env.dataDir();

async function people(role: Role, count: number): Promise<object> {
  const made = [];
  for (let index = 0; index < count; index++) {
    const { id } = await someone(role, role === "legal" ? [] : [room.bureauId]);
    made.push({ id, token: await openSession(id, null) });
  }
  return { people: made };
}

async function draft(paragraphs: number): Promise<object> {
  const id = await draftArticle(room, { ...finished(room), body: longBody(paragraphs * 80) });
  const opened = await openDocument(id);
  if (!opened) throw new Error(`article ${id} has no document`);
  return { id, epoch: opened.epoch, schema: WORKING_SCHEMA_VERSION };
}

async function stored(id: number, fresh: boolean): Promise<object> {
  if (fresh) await freshen(id);
  const found = await readDocument(newsroom(), id);
  if (!found) throw new Error(`article ${id} has no document`);
  const [log] = await newsroomSql()`
    select d.snapshot_seq::int as "snapshotSeq", (select count(*)::int from collab_update u where u.article_id = d.article_id) as rows
    from collab_document d where d.article_id = ${id}`;
  const contributors = await newsroomSql()`select person_id as id from contribution where article_id = ${id}`;
  return {
    body: openStored(found).getXmlFragment("body").toJSON(),
    head: found.head,
    problem: found.problem,
    ...log,
    contributors: contributors.map((row) => row["id"] as string),
  };
}

async function killDatabase(): Promise<object> {
  const { address } = await embeddedStatus(dataDir);
  const found = address === null ? null : postmaster(address.cluster);
  if (!found?.lives) throw new Error("the database doesn't run");
  process.kill(found.pid, "SIGKILL");
  return {};
}

async function databaseBack(patienceMs: number): Promise<object> {
  const began = Date.now();
  let byItself = false;
  while (!byItself && Date.now() - began < patienceMs) {
    await sleep(50);
    byItself = (await embeddedStatus(dataDir)).running;
  }
  await startEmbedded(dataDir);
  await useDatabase(databaseUrls());
  return { byItself, tookMs: Date.now() - began };
}

async function deafen(): Promise<object> {
  const rows = await newsroomSql()`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen %' and pid <> pg_backend_pid()`;
  return { ended: rows.length };
}

async function holdSome(count: number): Promise<object> {
  const some = await newsroomSql()`
    select s.article_id::int as id from schedule s where s.state = 'pending' and s.action = 'publish'
      and s.at > clock_timestamp() and not exists (select from hold h where h.article_id = s.article_id)
    order by random() limit ${count}`;
  for (const { id } of some)
    await must(room.chief, Number(id), {
      verb: "place-hold",
      holdKind: "rights",
      reason: "Whose picture is it?",
    });
  return { count: some.length };
}

async function pending(): Promise<object> {
  const [row] = await newsroomSql()`select count(*)::int as count from schedule where state = 'pending'`;
  return { count: Number(row?.["count"]) };
}

async function carryOut(wish: Wish): Promise<object> {
  switch (wish.do) {
    case "people":
      return people(wish.role, wish.count);
    case "draft":
      return draft(wish.paragraphs);
    case "stored":
      return stored(wish.id, wish.fresh === true);
    case "kill-database":
      return killDatabase();
    case "database-back":
      return databaseBack(wish.patienceMs);
    case "deafen":
      return deafen();
    case "schedules":
      await manySchedules(room, wish.count, databaseUrls().owner);
      return {};
    case "bring-due":
      return { at: await bringDue(room, databaseUrls().owner, wish) };
    case "hold-some":
      return holdSome(wish.count);
    case "pending":
      return pending();
    case "schedule-account":
      return { account: await scheduleAccount() };
    default:
      return wish satisfies never;
  }
}

const room = await smallNewsroom();
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await carryOut(JSON.parse(line) as Wish);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await closePools();
