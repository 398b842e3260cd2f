// Open screens on a real database: each hears what its person may read, as it happens, and loses its line with its session.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { openSession, sessionKey } from "#db/auth.ts";
import { keepClaim } from "#db/claims.ts";
import { newsroom, newsroomSql } from "#db/client.ts";
import { announceToDesk } from "#db/desk-news.ts";
import {
  draftArticle,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
} from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import {
  closeDeskStreams,
  mostStreams,
  openDeskStream,
  openDeskStreams,
  type StreamNews,
} from "./desk-stream.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("desk_stream");
  room = await smallNewsroom();
});
afterEach(() => closeDeskStreams());
after(() => database.close());

type Line = Readonly<{
  heard: StreamNews[];
  bytes: () => string;
  over: Promise<void>;
  leave: () => void;
  token: string;
}>;

async function lineOf(actor: Actor, deafMs = 0): Promise<Line> {
  const token = await openSession(actor.id, null);
  const left = new AbortController();
  const stream = openDeskStream({
    actor,
    session: sessionKey(token),
    deafMs,
    signal: left.signal,
    demoAccounts: () => true,
  });
  assert.ok(stream);
  const heard: StreamNews[] = [];
  let bytes = "";
  const reading = async () => {
    for await (const chunk of stream) {
      bytes += new TextDecoder().decode(chunk);
      heard.length = 0;
      for (const [, data] of bytes.matchAll(/^data: (.+)$/gmu)) heard.push(JSON.parse(data ?? ""));
    }
  };
  return { heard, bytes: () => bytes, over: reading(), leave: () => left.abort(), token };
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`never came true: ${what}`);
}

/** A screen that hears: the process listens, and the first word of it has come. */
async function listeningLine(actor: Actor): Promise<Line> {
  const line = await lineOf(actor, 86_400_000);
  await until(() => line.heard.some((one) => one.t === "anew"), "the line is heard");
  return line;
}

const ids = (line: Line) => line.heard.flatMap((one) => (one.t === "article" ? [one.id] : []));

test("a screen hears of an article that moves if its person may read it, and no word of its text", async () => {
  const editor = await listeningLine(room.editor);
  const outsider = await listeningLine(room.outsider);
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "claim" });
  await until(() => ids(editor).includes(id), "the editor hears");
  await announceToDesk(newsroom(), { t: "coverage" });
  await until(
    () => outsider.heard.some((one) => one.t === "coverage"),
    "the outsider hears what is everybody's",
  );
  assert.deepEqual(ids(outsider), []);
  for (const text of [editor.bytes(), outsider.bytes()])
    assert.match(text, /^(:\n\n|data: \{"t":"(anew|coverage|article)"(,"id":\d+)?\}\n\n)+$/u);
});

test("other policies of a bureau let every screen look anew: what waits, and for whom, may be another", async () => {
  const editor = await listeningLine(room.editor);
  const known = editor.heard.filter((one) => one.t === "anew").length;
  await announceToDesk(newsroom(), { t: "policies" });
  await until(() => editor.heard.filter((one) => one.t === "anew").length > known, "the editor looks anew");
});

test("that a front was arranged is told to those who arrange fronts alone", async () => {
  const [editor, reporter] = [await listeningLine(room.editor), await listeningLine(room.reporter)];
  await announceToDesk(newsroom(), { t: "fronts" });
  await announceToDesk(newsroom(), { t: "coverage" });
  const hears = (line: Line, what: StreamNews["t"]) => line.heard.some(({ t }) => t === what);
  for (const line of [editor, reporter]) await until(() => hears(line, "coverage"), "what was said after it");
  assert.deepEqual([hears(editor, "fronts"), hears(reporter, "fronts")], [true, false]);
});

test("what is killed is no number any more for those who lose sight of it, only a reason to look anew", async () => {
  const id = await liveArticle(room);
  const editor = await listeningLine(room.editor);
  const chief = await listeningLine(room.chief);
  const outsider = await listeningLine(room.outsider);
  const anew = (line: Line) => line.heard.filter((one) => one.t === "anew").length;
  const known = [anew(editor), anew(outsider)];
  await must(room.chief, id, { verb: "kill", reason: "It names a minor." });
  await until(() => ids(chief).includes(id), "the chief hears");
  await until(() => anew(editor) > (known[0] ?? 0), "the editor looks anew");
  assert.deepEqual([ids(editor), anew(outsider)], [[], known[1]]);
});

test("notices reach their own person's screens alone", async () => {
  const editor = await listeningLine(room.editor);
  const reporter = await listeningLine(room.reporter);
  await announceToDesk(newsroom(), { t: "notices", personIds: [room.reporter.id] });
  await announceToDesk(newsroom(), { t: "coverage" });
  await until(() => editor.heard.some((one) => one.t === "coverage"), "what came later");
  assert.ok(reporter.heard.some((one) => one.t === "notices"));
  assert.ok(!editor.heard.some((one) => one.t === "notices"));
});

test("a line ends by itself with its session, with its person's rights as they were, and with the browser's goodbye", async () => {
  const ended = await listeningLine(room.editor);
  const moved = await listeningLine(room.secondEditor);
  const left = await listeningLine(room.reporter);
  const stays = await listeningLine(room.chief);
  assert.equal(openDeskStreams(), 4);
  const sql = newsroomSql();
  await sql`update session set revoked_at = now() where token_hash = ${sessionKey(ended.token)}`;
  await sql`delete from membership where person_id = ${room.secondEditor.id}`;
  left.leave();
  await Promise.all([ended.over, moved.over]);
  assert.equal(openDeskStreams(), 1);
  await closeDeskStreams();
  await stays.over;
});

test("what a screen missed while it was drawn is said when it begins to listen; what was missed for long is looked up", async () => {
  await listeningLine(room.chief);
  const id = await draftArticle(room);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const drawn = await lineOf(room.editor, 5_000);
  await until(() => ids(drawn).includes(id) || drawn.heard.some((one) => one.t === "anew"), "it catches up");
  const late = await lineOf(room.editor, 3_600_000);
  await until(() => late.heard.some((one) => one.t === "anew"), "it looks anew");
  const fresh = await lineOf(room.editor, 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(fresh.heard, []);
});

test("whoever is about to lose a claim is told of it alone, and that it is over once they keep it", async () => {
  const id = await draftArticle(room);
  await must(room.editor, id, { verb: "claim" });
  const holder = await listeningLine(room.editor);
  const other = await listeningLine(room.secondEditor);
  await newsroomSql()`update article set claim_seen_at = now() - interval '13 minutes' where id = ${id}`;
  const told = () =>
    holder.heard.flatMap((one) => (one.t === "claims" ? [one.ending.map((claim) => claim.id)] : []));
  await until(() => told().length === 1, "the holder is warned");
  assert.equal(await keepClaim(room.editor, id), true);
  await until(() => told().length === 2, "the warning is taken back");
  assert.deepEqual(told(), [[id], []]);
  assert.ok(!other.heard.some((one) => one.t === "claims"));
});

test("one person's lines are bounded, and another's still open", async () => {
  for (let number = 0; number < mostStreams; number++) await lineOf(room.reporter);
  const session = sessionKey(await openSession(room.reporter.id, null));
  const { signal } = new AbortController();
  const more = { actor: room.reporter, session, deafMs: 0, signal, demoAccounts: () => true };
  assert.equal(openDeskStream(more), null);
  const other = await lineOf(room.chief);
  other.leave();
});
