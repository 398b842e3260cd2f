// The watch over open editors judges only whom it asked about.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Connection } from "@hocuspocus/server";
import { openSession, sessionKey } from "#db/auth.ts";
import { actorsOfSessions } from "#db/collab-sessions.ts";
import { smallNewsroom } from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import type { Guest } from "./collab.ts";
import { until } from "./collab.test-support.ts";
import { watchRooms } from "./collab-watch.ts";

let database: TestDatabase;

before(async () => {
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
