// The log behind a text: it folds into its snapshot while people type, and what one process stores reaches the others
// whether or not they hear of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as Y from "yjs";
import { newsroomSql } from "#db/client.ts";
import { openDocument } from "#db/collab-open.ts";
import { draftArticle, finished, smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { openOwner } from "#db/owner.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { documentOf } from "#lib/document/working-document.ts";
import { env } from "#lib/env.ts";
import {
  bodyOf,
  firstText,
  openEditor,
  startWritingServer,
  typeWords,
  until,
  type Editor,
  type WritingServer,
} from "./collab.test-support.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let server: WritingServer;
/** As another machine's process would: nothing is shared with the first but the database. */
let other: WritingServer;

before(async () => {
  env.set({ AUTH_SECRET: "a secret that only this test knows, long enough" });
  database = await testDatabase("collab log");
  room = await smallNewsroom();
  server = await startWritingServer();
  other = await startWritingServer();
});

after(async () => {
  await server.close();
  await other.close();
  await database.close();
});

const logOf = async (id: number) => {
  const [document] = await newsroomSql()`
    select head::int, snapshot_seq::int as "snapshotSeq", snapshot from collab_document where article_id = ${id}`;
  const rows = await newsroomSql()`
    select seq::int, bytes from collab_update where article_id = ${id} order by seq`;
  assert.ok(document);
  return {
    head: Number(document["head"]),
    snapshotSeq: Number(document["snapshotSeq"]),
    snapshot: new Uint8Array(document["snapshot"]),
    rows: rows.map((row) => ({ seq: Number(row["seq"]), bytes: new Uint8Array(row["bytes"]) })),
  };
};

const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Two people type so many words each, a word an update, into the same paragraph. */
async function typeTogether(editors: readonly Editor[], from: number, to: number): Promise<string[]> {
  const words: string[] = [];
  for (let index = from; index < to; index++) {
    for (const [who, { doc }] of editors.entries()) {
      const word = `w${who}x${index} `;
      words.push(word);
      const text = firstText(doc);
      text.insert(who === 0 ? 0 : text.length, word);
    }
    await moment();
  }
  return words;
}

test("a log of hundreds of updates folds into its snapshot while people type: no word is lost, a late joiner reads the same", async () => {
  const id = await draftArticle(room, finished(room, "Middle. "));
  const editors = [await openEditor(server, room.reporter, id), await openEditor(other, room.editor, id)];
  await until(() => editors.every((one) => one.provider.synced), "both are in step");
  const away = documentOf((await openDocument(id))?.updates ?? []);
  const words = await typeTogether(editors, 0, 280);
  await until(async () => (await logOf(id)).snapshotSeq > 0, "the log is folded");
  words.push(...(await typeTogether(editors, 280, 320)));
  await until(() => editors.every((one) => !one.provider.hasUnsyncedChanges), "all of it is stored");
  const all = (doc: Y.Doc) => words.every((word) => bodyOf(doc).split(word).length === 2);
  await until(() => editors.every(({ doc }) => all(doc)), "both have every word once");

  const { head, snapshotSeq, snapshot, rows } = await logOf(id);
  assert.ok(snapshotSeq >= 500);
  // The last two hundred before the snapshot stay, for questions about who changed what since.
  assert.equal(rows[0]?.seq, snapshotSeq - 199);
  assert.equal(rows.length, head - (snapshotSeq - 200));
  const stored = documentOf([
    snapshot,
    ...rows.filter((row) => row.seq > snapshotSeq).map((row) => row.bytes),
  ]);
  assert.equal(bodyOf(stored), bodyOf(editors[0]?.doc ?? new Y.Doc()));

  const late = await openEditor(other, room.secondEditor, id);
  await until(() => late.provider.synced, "a late one is in step");
  assert.equal(bodyOf(late.doc), bodyOf(stored));
  const anew = await startWritingServer();
  const fresh = await openEditor(anew, room.chief, id);
  await until(() => fresh.provider.synced, "a new process has it, too");
  assert.equal(bodyOf(fresh.doc), bodyOf(stored));
  // Whoever was away since before the first word brings their own along.
  typeWords(away, "Typed offline. ");
  Y.applyUpdate(fresh.doc, Y.encodeStateAsUpdate(away));
  await until(() => bodyOf(late.doc).includes("Typed offline. "), "words from before the fold arrive");
  assert.ok(all(late.doc));
  for (const one of [...editors, late, fresh]) one.leave();
  await anew.close();
});

/** Cuts off every process that listens for news of texts. Answers how many there were. */
async function deafen(): Promise<number> {
  const owner = openOwner(database.url);
  try {
    const ended = await owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query = 'listen "collab"'`;
    return ended.length;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function inTwoProcesses(): Promise<readonly [number, Editor, Editor]> {
  const id = await draftArticle(room, finished(room, "The harbour opened."));
  const one = await openEditor(server, room.reporter, id);
  const two = await openEditor(other, room.editor, id);
  await until(() => one.provider.synced && two.provider.synced, "both are in step");
  return [id, one, two];
}

test("two processes whose listening connections are cut off while people type in both come to the same text", async () => {
  const [id, one, two] = await inTwoProcesses();
  assert.equal(await deafen(), 2);
  for (let round = 0; round < 5; round++) {
    typeWords(one.doc, `north${round} `);
    typeWords(two.doc, `south${round} `);
    await deafen();
  }
  await until(
    () => bodyOf(one.doc) === bodyOf(two.doc) && bodyOf(one.doc).includes("south4 "),
    "both read the same",
  );
  for (let round = 0; round < 5; round++)
    for (const word of [`north${round} `, `south${round} `])
      assert.equal(bodyOf(one.doc).split(word).length, 2, word);
  const stored = documentOf((await openDocument(id))?.updates ?? []);
  assert.equal(bodyOf(stored), bodyOf(one.doc));
  one.leave();
  two.leave();
});

test("words that a process stored without anybody hearing of it reach the others all the same", async () => {
  const [id, one, two] = await inTwoProcesses();
  const copy = documentOf((await openDocument(id))?.updates ?? []);
  const known = Y.encodeStateVector(copy);
  typeWords(copy, "Unheard. ");
  const bytes = Buffer.from(Y.encodeStateAsUpdate(copy, known));
  // As a process would whose NOTIFY was lost: the row is there, nobody was told.
  await newsroomSql().begin(async (sql) => {
    const [row] = await sql`
      update collab_document set head = head + 1 where article_id = ${id} returning head::int`;
    await sql`insert into collab_update (article_id, seq, person_id, kind, bytes, at)
      values (${id}, ${Number(row?.["head"])}, ${room.chief.id}, 'edit', ${bytes}, now())`;
  });
  const heard = ({ doc }: Editor) => bodyOf(doc).includes("Unheard. The harbour opened.");
  await until(() => heard(one) && heard(two), "both processes have the words");
  typeWords(one.doc, "Afterwards. ");
  await until(() => bodyOf(two.doc).includes("Afterwards. "), "writing goes on");
  one.leave();
  two.leave();
});
