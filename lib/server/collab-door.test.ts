// Who doesn't get in at the co-editing socket, and who is put out of it: a stranger, a stale or forged ticket, a flood, and
// a person whose right ended while the text was open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSession, sessionKey } from "#db/auth.ts";
import { newsroom, newsroomSql } from "#db/client.ts";
import { announce } from "#db/collab-log.ts";
import { draftArticle, finished, must, smallNewsroom } from "#db/newsroom.test-support.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import { authMessage, frame, queryAwareness, syncMessage } from "#lib/raw-socket.test-support.ts";
import {
  bodyOf,
  openEditor,
  rawGuest,
  rawSocket,
  storedBytes,
  typeWords,
  until,
  type Editor,
  writingNewsroom,
} from "./collab.test-support.ts";
import { documentName, makeTicket } from "./collab-ticket.ts";

const { room, server } = writingNewsroom("collab door");

/** An article with canary words, somebody at work in it, and what is stored of it. */
async function atWork(): Promise<{ id: number; writer: Editor; untouched: string }> {
  const id = await draftArticle(room, finished(room, "Canary-secret words."));
  const writer = await openEditor(server, room.editor, id);
  await until(() => writer.provider.synced, "the writer is in step");
  return { id, writer, untouched: await storedBytes(id) };
}

/** Nothing is stored of what was tried, and the one at work goes on as if nothing had happened. */
async function unharmed({ id, writer, untouched }: Awaited<ReturnType<typeof atWork>>): Promise<void> {
  assert.equal(await storedBytes(id), untouched);
  assert.deepEqual(writer.closed, []);
  typeWords(writer.doc, "Still writing. ");
  await until(() => !writer.provider.hasUnsyncedChanges, "the writer goes on");
  assert.equal(writer.provider.synced, true);
  writer.leave();
}

for (const [what, origin] of [
  ["no origin", null],
  ["a foreign origin", "https://evil.example"],
  ["an opaque origin", "null"],
  ["an origin that only begins like ours", "own.evil.example"],
] as const) {
  test(`a socket with ${what} is refused before it opens`, async () => {
    const named = origin === "own.evil.example" ? `${server.origin}.evil.example` : origin;
    const socket = await rawSocket(server.origin, named);
    await until(() => socket.ended() !== null, "refused");
    assert.equal(socket.heard(), "");
  });
}

test("a ticket that is missing, old, changed, for another text, for a former document or an older schema opens nothing", async () => {
  const work = await atWork();
  const { id } = work;
  const other = await draftArticle(room);
  const key = async () => sessionKey(await openSession(room.reporter.id, null));
  const ticket = async (change: object = {}, at = Date.now()) =>
    makeTicket(
      { articleId: id, epoch: 1, session: await key(), schema: WORKING_SCHEMA_VERSION, ...change },
      at,
    );
  const good = await ticket();
  const [text = "", signature = ""] = good.split(".");
  const raised = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(text, "base64url").toString()), articleId: other }),
  ).toString("base64url");
  const reasons: string[] = [];
  for (const [token, reason] of [
    ["none", "ticket"],
    [".", "ticket"],
    ["x".repeat(20_000), "ticket"],
    ["x".repeat(200_000), "too-much"],
    [await ticket({}, Date.now() - 61_000), "ticket"],
    [`${raised}.${signature}`, "ticket"],
    [`${text}.${signature.slice(0, -2)}AA`, "ticket"],
    [`${good}.`, "ticket"],
    [await ticket({ articleId: other }), "ticket"],
    [await ticket({ epoch: 2 }), "ticket"],
    [await ticket({ schema: WORKING_SCHEMA_VERSION - 1 }), "outdated"],
    [await ticket({ session: "0".repeat(64) }), "signed-out"],
  ] as const) {
    const editor = await openEditor(server, room.reporter, id, { token });
    await until(() => editor.closed.length > 0, `refused: ${token.slice(0, 20)}`);
    assert.equal(editor.closed[0], reason, token.slice(0, 60));
    assert.equal(editor.doc.getXmlFragment("body").length, 0);
    reasons.push(reason);
    editor.leave();
  }
  assert.equal(reasons.length, 12);
  await unharmed(work);
});

test("a ticket for a document that never was, and a person whom the article is hidden from, open nothing", async () => {
  const work = await atWork();
  const made = await openEditor(server, room.reporter, work.id, { epoch: 7 });
  await until(() => made.closed.length > 0, "refused");
  assert.equal(made.closed[0], "ticket");
  made.leave();
  const outsider = await openEditor(server, room.outsider, work.id);
  await until(() => outsider.closed.length > 0, "refused");
  assert.equal(outsider.closed[0], "hidden");
  assert.equal(bodyOf(outsider.doc).includes("Canary"), false);
  outsider.leave();
  const name = documentName(999_999, 1);
  const session = sessionKey(await openSession(room.chief.id, null));
  const token = makeTicket(
    { articleId: 999_999, epoch: 1, session, schema: WORKING_SCHEMA_VERSION },
    Date.now(),
  );
  const socket = await rawSocket(server.origin);
  socket.send(frame(name, authMessage, 0, token, "4.0.0"));
  await until(() => socket.heard().includes("hidden"), "refused");
  socket.close();
  await unharmed(work);
});

test("whoever shows no ticket hears nothing, and is put out after a few messages", async () => {
  const work = await atWork();
  const socket = await rawSocket(server.origin);
  const name = documentName(work.id, 1);
  for (let count = 0; count < 200; count++) socket.send(frame(name, syncMessage, 0, new Uint8Array([0])));
  await until(() => socket.ended() !== null, "put out");
  assert.equal(socket.heard().includes("Canary"), false);
  await unharmed(work);
});

test("a message of 5 MB ends its sender's socket and nobody else's", async () => {
  const work = await atWork();
  const socket = await rawGuest(server, room.reporter, work.id);
  socket.send(frame(socket.name, syncMessage, 2, new Uint8Array(5 * 1024 * 1024)));
  await until(() => socket.ended() !== null, "put out");
  assert.equal(socket.ended()?.code, 1009);
  await unharmed(work);
});

test("messages without end are cut off with a reason, and the process doesn't grow by them", async () => {
  const work = await atWork();
  const sizes: number[] = [];
  for (let round = 0; round < 4; round++) {
    const socket = await rawGuest(server, room.reporter, work.id);
    const junk = frame(socket.name, syncMessage, 0, new Uint8Array(200_000));
    for (let count = 0; count < 2_000 && socket.ended() === null; count++) {
      socket.send(junk);
      if (socket.waiting() > 4_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => socket.ended() !== null, "put out");
    assert.equal(socket.ended()?.reason, "too-much");
    sizes.push(process.memoryUsage().external + process.memoryUsage().arrayBuffers);
  }
  // Of 1.6 GB that were sent nothing is kept.
  assert.ok((sizes.at(-1) ?? 0) < 400_000_000, sizes.map((size) => Math.round(size / 1e6)).join(" → "));
  await unharmed(work);
});

test("thousands of small messages are cut off too, whatever they are", async () => {
  const work = await atWork();
  const socket = await rawGuest(server, room.reporter, work.id);
  for (let count = 0; count < 5_000; count++) socket.send(frame(socket.name, queryAwareness));
  await until(() => socket.ended() !== null, "put out");
  assert.equal(socket.ended()?.reason, "too-much");
  await unharmed(work);
});

const sql = (strings: TemplateStringsArray, ...values: (string | number)[]) =>
  newsroomSql()(strings, ...values);

for (const [what, change, reason] of [
  ["is disabled", (id: string) => sql`update person set disabled_at = now() where id = ${id}`, "signed-out"],
  [
    "has signed out elsewhere",
    (id: string) => sql`update session set revoked_at = now() where person_id = ${id}`,
    "signed-out",
  ],
  [
    "is in another bureau now",
    async (id: string) => {
      await sql`delete from membership where person_id = ${id}`;
      await sql`insert into membership (person_id, bureau_id) values (${id}, ${room.otherBureauId})`;
    },
    "hidden",
  ],
] as const) {
  test(`a person who ${what} is put out of the text, and their words aren't stored`, async () => {
    const newcomers = await smallNewsroom();
    const id = await draftArticle(newcomers, finished(newcomers, "Canary-secret words."));
    const writer = await openEditor(server, newcomers.editor, id);
    const stays = await openEditor(server, newcomers.chief, id);
    await until(() => writer.provider.synced && stays.provider.synced, "in step");
    const untouched = await storedBytes(id);
    await change(newcomers.editor.id);
    await until(() => writer.closed.includes(reason), "put out");
    typeWords(writer.doc, "Afterwards. ");
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(await storedBytes(id), untouched);
    assert.deepEqual(stays.closed, []);
    assert.equal(bodyOf(stays.doc).includes("Afterwards"), false);
    writer.leave();
    stays.leave();
  });
}

test("a changed role counts on the open socket", async () => {
  const { editor, chief, ...others } = await smallNewsroom();
  const id = await draftArticle({ editor, chief, ...others });
  const writer = await openEditor(server, editor, id);
  await until(() => writer.said.some((word) => word["right"] === "edit"), "may write");
  await sql`update person set role = 'legal' where id = ${editor.id}`;
  await until(() => writer.said.some((word) => word["right"] === "suggest"), "may only suggest");
  const untouched = await storedBytes(id);
  typeWords(writer.doc, "As if still an editor. ");
  await until(() => writer.closed.includes("suggest-only"), "refused");
  assert.equal(await storedBytes(id), untouched);
  writer.leave();
});

test("an article that moves to another bureau is gone from those who stay behind", async () => {
  const work = await atWork();
  await sql`update article set bureau_id = ${room.otherBureauId}, version = version + 1 where id = ${work.id}`;
  await announce(newsroom(), { articleId: work.id, what: "state" });
  await until(() => work.writer.closed.includes("hidden"), "put out");
  work.writer.leave();
});

test("after an approval nobody's words get in, and the approved text is what was approved", async () => {
  const id = await draftArticle(room, finished(room, "The words that were read."));
  const writer = await openEditor(server, room.editor, id);
  await until(() => writer.provider.synced, "in step");
  await must(room.reporter, id, { verb: "submit" });
  await until(() => writer.provider.synced, "in step");
  await must(room.secondEditor, id, { verb: "approve" });
  const untouched = await storedBytes(id);
  // At once: the socket may not know yet, the transaction does.
  typeWords(writer.doc, "Slipped in. ");
  await until(
    () => writer.said.some((word) => word["right"] === "read") || writer.closed.length > 0,
    "the writer hears of it",
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await storedBytes(id), untouched);
  const [row] = await newsroomSql()`
    select a.stage, r.hash = w.hash as same, r.content::text as content
    from article a join working_copy w on w.article_id = a.id
    join revision r on r.id = a.approved_revision_id where a.id = ${id}`;
  assert.equal(row?.["stage"], "ready");
  assert.equal(row["same"], true);
  assert.equal(String(row["content"]).includes("Slipped in"), false);
  writer.leave();
});
