// The watch over open editors judges only whom it asked about, and keeps alive only the sessions of people who are there.
import assert from "node:assert/strict";
import { after, before, mock, test } from "node:test";
import type { Connection } from "@hocuspocus/server";
import { openSession, sessionKey } from "#db/auth.ts";
import { newsroomSql } from "#db/client.ts";
import { actorsOfSessions } from "#db/collab-sessions.ts";
import { draftArticle, smallNewsroom } from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import type { Guest } from "./collab.ts";
import { openEditor, startWritingServer, typeWords, until } from "./collab.test-support.ts";
import { watchRooms } from "./collab-watch.ts";

let database: TestDatabase;

before(async () => {
  env.set({ AUTH_SECRET: "a secret that only this test knows, long enough" });
  database = await testDatabase("collab watch");
});

after(() => database.close());

test("somebody who comes in while the others' sessions are being read is not taken for signed out", async () => {
  const { editor } = await smallNewsroom();
  const session = sessionKey(await openSession(editor.id, null));
  const actor = (await actorsOfSessions([session], { demoAccounts: true })).get(session);
  assert.ok(actor);
  const guest: Guest = {
    connectionId: crypto.randomUUID(),
    articleId: 1,
    session,
    actor,
    right: "edit",
    caret: null,
    said: null,
    active: false,
  };
  const ended: string[] = [];
  const connection = { close: ({ reason }: { reason: string }) => ended.push(reason) };
  const guests = new Map<Connection<Guest>, Guest>();
  let looks = 0;
  const watch = watchRooms({
    rooms: new Map(),
    guests,
    // Asked for between the list of sessions and the answer about them.
    demoAccounts() {
      looks += 1;
      guests.set(connection as unknown as Connection<Guest>, guest);
      return true;
    },
  });
  await until(() => looks >= 2, "the watch looks again");
  await watch.close();
  assert.deepEqual(ended, []);
});

test("an open tab keeps its session alive while somebody types or moves in it, and not by being open", async (context) => {
  const room = await smallNewsroom();
  const id = await draftArticle(room);
  const server = await startWritingServer();
  context.after(async () => {
    mock.restoreAll();
    await server.close();
  });
  const typing = await openEditor(server, room.reporter, id);
  const moving = await openEditor(server, room.editor, id);
  const idle = await openEditor(server, room.secondEditor, id);
  const all = [typing, moving, idle];
  await until(() => all.every(({ provider }) => provider.synced), "all are in step");
  const seen = async () => {
    const rows = await newsroomSql()`
      select token_hash as key from session where last_seen_at > now() - interval '5 minutes'`;
    const keys = new Set(rows.map((one) => one["key"]));
    return all.map(({ session }) => keys.has(session));
  };
  const place = (at: number) => {
    for (const { provider } of [moving, idle])
      provider.setAwarenessField("place", provider === moving.provider ? at : 1);
  };
  place(1);
  const shown = () => [...(typing.provider.awareness?.getStates().values() ?? [])];
  await until(() => shown().filter((one) => one["place"] === 1).length === 2, "carets are seen");
  await newsroomSql()`update session set last_seen_at = now() - interval '10 minutes'`;
  assert.deepEqual(await seen(), [false, false, false]);
  place(2);
  typeWords(typing.doc, "There. ");
  await until(() => !typing.provider.hasUnsyncedChanges, "stored");
  const now = performance.now.bind(performance);
  mock.method(performance, "now", () => now() + 30_000);
  await until(async () => (await seen()).some(Boolean), "somebody is seen");
  assert.deepEqual(await seen(), [true, true, false]);
  await newsroomSql()`update session set last_seen_at = now() - interval '10 minutes'`;
  mock.method(performance, "now", () => now() + 60_000);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  assert.deepEqual(await seen(), [false, false, false], "nobody did anything since");
});
