// A book that nobody touched holds; whatever the owner of the database changes behind the newsroom's back is named.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { firstBrokenEvent } from "./events.ts";
import { liveArticle, must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { firstBrokenApproval, firstBrokenProjection, firstBrokenRevision } from "./record-checks.ts";
import { countShown, reprojectAll } from "./reproject.ts";
import { purgeHead } from "./purge-log.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let owner: ReturnType<typeof openOwner>;
let [page, retracted, killed] = [0, 0, 0];

before(async () => {
  database = await testDatabase("record checks");
  owner = openOwner(database.url);
  room = await smallNewsroom();
  page = await liveArticle(room);
  retracted = await liveArticle(room);
  await must(room.chief, retracted, { verb: "retract", publicNote: "It was wrong.", keepText: false });
  killed = await liveArticle(room);
  await must(room.chief, killed, { verb: "kill", reason: "A court said so." });
});
after(async () => {
  await owner.end({ timeout: 5 });
  await database.close();
});

const broken = async () => [
  await firstBrokenEvent(),
  await firstBrokenRevision(),
  await firstBrokenApproval(),
  await firstBrokenProjection(),
];

/** Change rows as only the owner can, look, and change them back. */
async function tampered(change: string, look: () => Promise<void>, back: string): Promise<void> {
  const quietly = (statement: string) =>
    owner.begin(async (run) => {
      await run.unsafe("set local session_replication_role = replica");
      await run.unsafe(statement);
    });
  await quietly(change);
  await look();
  await quietly(back);
}

test("a newsroom that nobody tampered with holds", async () => {
  assert.deepEqual(await broken(), [null, null, null, null]);
});

test("a revision whose text was changed is named", async () => {
  await tampered(
    `update revision set content = jsonb_set(content, '{headline}', '"Other"') where article_id = ${page}`,
    async () =>
      assert.match(
        (await firstBrokenRevision()) ?? "",
        new RegExp(`revision 1 of article ${page} is not what its hash says`),
      ),
    `update revision set content = jsonb_set(content, '{headline}', (select to_jsonb(headline) from working_copy where article_id = ${page})) where article_id = ${page}`,
  );
});

test("an event that was changed and one that was taken away are named", async () => {
  await tampered(
    `update event set reason = 'x', verb = 'spike' where article_id = ${page} and number = 2`,
    async () =>
      assert.deepEqual(await firstBrokenEvent(), {
        articleId: page,
        number: 2,
        what: "was changed after it was written",
      }),
    `update event set reason = null, verb = 'submit' where article_id = ${page} and number = 2`,
  );
  assert.equal(await firstBrokenEvent(), null);
});

test("a live revision without a yes is named", async () => {
  await tampered(
    `update approval set revision_hash = 'nothing' where article_id = ${page}`,
    async () =>
      assert.match(
        (await firstBrokenApproval()) ?? "",
        new RegExp(`of article ${page} is not for its revision's hash`),
      ),
    `update approval a set revision_hash = r.hash from revision r where r.id = a.revision_id`,
  );
});

test("readers' rows that say something else are named, and reprojecting makes them right", async () => {
  for (const change of [
    `update live.article set html = html || '<p>More</p>' where id = ${page}`,
    `update live.article set headline = 'Other' where id = ${page}`,
    `delete from live.byline where article_id = ${page}`,
    `update live.article set listed = true where id = ${retracted}`,
    `delete from live.article where id = ${page}`,
  ]) {
    await owner.unsafe(change);
    assert.match((await firstBrokenProjection()) ?? "", /npm run reproject/, change);
    const seq = await purgeHead();
    assert.equal(await reprojectAll(), await countShown());
    assert.ok((await purgeHead()) > seq, "readers' pages are dropped");
    assert.equal(await firstBrokenProjection(), null, change);
  }
});

test("a killed page that comes back into readers' rows is named", async () => {
  await tampered(
    `delete from live.gone where article_id = ${killed}`,
    async () =>
      assert.match(
        (await firstBrokenProjection()) ?? "",
        new RegExp(`article ${killed}'s mark of a killed page`),
      ),
    `insert into live.gone (article_id, at) select id, changed_at from article where id = ${killed}`,
  );
  assert.deepEqual(await broken(), [null, null, null, null]);
});
