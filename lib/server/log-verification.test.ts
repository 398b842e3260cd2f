// A verification runs beside the newsroom's work, names the first row that is not what was written, and is kept.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import test, { after, before } from "node:test";
import { newsroom } from "#db/client.ts";
import { recordEvent } from "#db/events.ts";
import { newId } from "#db/ids.ts";
import { smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { openOwner } from "#db/owner.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { lastVerification, recordVerification, whileNoOther } from "#db/verifications.ts";
import { startVerification, verificationState } from "./log-verification.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("verification");
  room = await smallNewsroom();
  await newsroom().transaction(async (tx) => {
    for (let count = 0; count < 1_200; count++)
      await recordEvent(tx, {
        articleId: 1 + (count % 7),
        verb: "claim",
        actorId: room.editor.id,
        before: {},
        after: { count },
        requestId: newId(),
        at: new Date(Date.UTC(2026, 0, 1) + count),
      });
  });
});
after(() => database.close());

async function verified() {
  const earlier = (await lastVerification())?.number ?? 0;
  assert.equal(startVerification(room.chief.id, newId()), true);
  // Without a pause: whoever is told that nothing runs any more is told the result with it.
  for (;;) {
    const { underWay, last, failed } = await verificationState();
    assert.equal(failed, false);
    if (underWay !== null) continue;
    assert.ok(last && last.number > earlier);
    return last;
  }
}

test("a verification reads every chain to its end and is kept with its counts", async () => {
  const found = await verified();
  assert.deepEqual(
    [found.outcome, found.events, found.chains, found.found, found.by],
    ["whole", 1_200, 7, null, room.chief.name],
  );
  for (const chains of [8, 8, 8, 8])
    assert.equal((await verified()).chains, chains, "the ones before are in the site's chain");
});

test("a second one is not begun while one runs, here or elsewhere", async () => {
  await whileNoOther(async () => {
    assert.equal(await whileNoOther(async () => 1), null);
    assert.deepEqual((await verificationState()).underWay, { events: null });
  });
  assert.equal((await verificationState()).underWay, null);
  assert.equal(startVerification(room.chief.id, newId()), true);
  assert.equal(startVerification(room.chief.id, newId()), false);
  while ((await verificationState()).underWay !== null) await pause(10);
});

test("one that cannot read the log says so, until the next one has read it", async () => {
  const owner = openOwner(database.url);
  await owner`alter table anchor rename to anchor_away`;
  assert.equal(startVerification(room.chief.id, newId()), true);
  const ended = async (): Promise<boolean> => {
    const { underWay, failed } = await verificationState();
    return underWay === null ? failed : ended();
  };
  assert.equal(await ended(), true);
  await owner`alter table anchor_away rename to anchor`;
  await owner.end();
  assert.equal((await verificationState()).failed, true);
  const elsewhere = {
    outcome: "whole",
    events: 1,
    chains: 1,
    anchors: 0,
    milliseconds: 1,
    found: null,
  } as const;
  await recordVerification(room.chief.id, newId(), elsewhere);
  assert.equal((await verificationState()).failed, false, "another instance has read it since");
  await verified();
});

test("the first row that was changed or taken away is named", async () => {
  const owner = openOwner(database.url);
  await owner`alter table event disable trigger user`;
  await owner`delete from event where article_id = 6 and number = 40`;
  const missing = await verified();
  assert.deepEqual([missing.outcome, missing.found], ["broken", "event 40 of article 6 is missing"]);
  await owner`update event set verb = 'kill' where article_id = 3 and number = 17`;
  assert.equal((await verified()).found, "event 17 of article 3 was changed after it was written");
  await owner.end();
});
