// No path leads past a shut gate (newsroom.md §4): the clock, publish again, break glass, a restored text, bare SQL. On a real
// database, where the triggers hold even if the rules are wrong.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articleForDesk } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { eventsOf } from "./events.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  wish,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { fireDueSchedules } from "./schedules.ts";
import { revisionsOf } from "./revisions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("gates");
  room = await smallNewsroom();
});
after(() => database.close());

const hour = 3_600_000;
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);
const hold = { verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" } as const;

async function readyArticle(): Promise<number> {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  return id;
}

/** Ready, and due a moment ago. */
async function dueArticle(): Promise<number> {
  const id = await readyArticle();
  await must(room.editor, id, { verb: "schedule", at: soon(hour), zone: "Europe/London" });
  await newsroomSql()`update schedule set at = now() - interval '1 second' where article_id = ${id} and state = 'pending'`;
  return id;
}

async function expectRefused(
  actor: Actor,
  id: number,
  wanted: Omit<Wish, "seenVersion">,
  why: string,
): Promise<void> {
  const outcome = await wish(actor, id, wanted);
  assert.ok(outcome && !outcome.ok && outcome.refusal.why === why, JSON.stringify(outcome));
}

const emergency = { verb: "publish-in-emergency", reason: "The house is on fire, literally." } as const;

test("a gate that was shut after the scheduling is found shut when the time comes, and the desk says why", async () => {
  const sql = newsroomSql();
  const held = await dueArticle();
  await must(room.chief, held, hold);
  const embargoed = await dueArticle();
  await sql`update article set embargo_until = now() + interval '1 hour' where id = ${embargoed}`;
  const vaulted = await dueArticle();
  await sql`update article set vaulted = true where id = ${vaulted}`;
  const fired = await fireDueSchedules("late");
  for (const [id, why] of [
    [held, "hold"],
    [embargoed, "embargo"],
    // Legal's yes is wanting as well, and opens no vault.
    [vaulted, "vault"],
  ] as const) {
    assert.equal(fired.find((one) => one.articleId === id)?.refusal?.why, why);
    const desk = await articleForDesk(room.editor, id);
    assert.equal(desk?.article.publication, "never");
    assert.equal(desk?.standing.failed?.refusal?.why, why);
    const [last] = (await eventsOf(room.editor, id)) ?? [];
    assert.equal(last?.verb, "schedule-failed");
  }
  // The instants of a kept refusal are instants again, for its sentence.
  const kept = (await articleForDesk(room.editor, embargoed))?.standing.failed?.refusal;
  assert.ok(kept?.kind === "not-now" && kept.why === "embargo" && kept.until instanceof Date);
});

test("publishing again is judged by every gate, and the database holds it too", async () => {
  const sql = newsroomSql();
  for (const [shut, why, said] of [
    [hold, "hold", /under a hold/],
    [{ verb: "set-embargo", at: soon(hour), zone: "UTC" }, "embargo", /under embargo/],
  ] as const) {
    const id = await liveArticle(room);
    await must(room.editor, id, { verb: "withhold", reason: "A lawyer reads it." });
    await must(room.chief, id, shut);
    await expectRefused(room.editor, id, { verb: "publish-again" }, why);
    await assert.rejects(sql`update article set publication = 'live' where id = ${id}`, said);
  }
});

test("after a legal hold or the vault what was withheld comes back once legal has approved what readers had", async () => {
  const id = await liveArticle(room);
  await must(room.legal, id, { verb: "place-hold", holdKind: "legal", reason: "Libel?" });
  await must(room.legal, id, { verb: "withhold", reason: "Libel?" });
  await must(room.legal, id, { verb: "release-hold", holdKind: "legal", reason: "Look again." });
  await expectRefused(room.editor, id, { verb: "publish-again" }, "live-legal-approval");
  await assert.rejects(
    newsroomSql()`update article set publication = 'live' where id = ${id}`,
    /legal has not approved/,
  );
  await must(room.reporter, id, { verb: "submit" });
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish-again" });

  const vaulted = await liveArticle(room);
  await must(room.editor, vaulted, { verb: "withhold", reason: "Wait." });
  await newsroomSql()`update working_copy set slugline = 'obit' where article_id = ${vaulted}`;
  await must(room.editor, vaulted, { verb: "put-in-vault" });
  await must(room.editor, vaulted, { verb: "leave-vault", slugline: "obit" });
  await must(room.secondEditor, vaulted, { verb: "leave-vault", slugline: "obit" });
  await expectRefused(room.editor, vaulted, { verb: "publish-again" }, "live-legal-approval");
});

test("without a hold or the vault a withheld article comes back as it was", async () => {
  const id = await liveArticle(room);
  await must(room.editor, id, { verb: "withhold", reason: "Wait." });
  await must(room.editor, id, { verb: "publish-again" });
});

test("break glass opens no gate: not the vault, not an expired picture, not in bare SQL with its event in place", async () => {
  const sql = newsroomSql();
  const id = await readyArticle();
  await sql`update working_copy set slugline = 'obit-queen' where article_id = ${id}`;
  await must(room.editor, id, { verb: "put-in-vault" });
  await expectRefused(room.chief, id, emergency, "vault");
  const bare = await readyArticle();
  await must(room.chief, bare, hold);
  await assert.rejects(
    sql.begin(async (tx) => {
      await tx`
        insert into event (id, article_id, number, verb, before, after, emergency, request_id, at, previous_hash, hash, revision_id)
        select gen_random_uuid(), a.id, e.number + 1, 'publish-in-emergency', '{}', '{}', true, 'x', now(), e.hash, 'x', a.approved_revision_id
        from article a join event e on e.article_id = a.id where a.id = ${bare} order by e.number desc limit 1`;
      await tx`update article set publication = 'live', live_revision_id = approved_revision_id, stage = 'draft', approved_revision_id = null
        where id = ${bare}`;
    }),
    /under a hold/,
  );
});

test("an older text that was restored goes through the same gates as any other", async () => {
  const id = await liveArticle(room);
  const first = (await revisionsOf(room.editor, id))?.revisions.at(-1);
  assert.ok(first);
  await write(room.reporter, id, { ...finished(room, "Another text, much later."), slug: `other-${id}` });
  await must(room.editor, id, { verb: "restore", revisionId: first.id });
  await write(room.reporter, id, { ...finished(room, "Restored and mended."), slug: `mended-${id}` });
  await must(room.reporter, id, { verb: "submit", changeClass: "update" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.chief, id, hold);
  await expectRefused(room.editor, id, { verb: "publish-change" }, "hold");
  await must(room.chief, id, { verb: "release-hold", holdKind: "rights", reason: "It is ours." });
  await must(room.editor, id, { verb: "publish-change" });
});

test("no row is born live: an import goes through the verbs like everybody", async () => {
  const id = await liveArticle(room);
  await assert.rejects(
    newsroomSql()`
      insert into article (bureau_id, created_by, create_key, changed_by, publication, live_revision_id, first_published_at, modified_at)
      select bureau_id, created_by, gen_random_uuid(), changed_by, 'live', live_revision_id, now(), now()
      from article where id = ${id}`,
    /revision of its own article/,
  );
});

test("the bureau says of each check whether it blocks, warns or is off, from the next judgement on", async () => {
  const own = await smallNewsroom();
  const set = (checks: Readonly<Record<string, string>>) =>
    newsroomSql()`update bureau set checks = ${JSON.stringify(checks)}::text::jsonb where id = ${own.bureauId}`;
  const id = await draftArticle(own, { ...finished(own), dateline: "" });
  await must(own.reporter, id, { verb: "submit" });
  await must(own.editor, id, { verb: "approve" });
  await set({ dateline: "block" });
  await expectRefused(own.editor, id, { verb: "publish" }, "checks");
  const level = async () =>
    (await articleForDesk(own.editor, id))?.findings.find((one) => one.check === "dateline")?.level;
  assert.equal(await level(), "block");
  await set({ dateline: "off" });
  assert.equal(await level(), undefined);
  await set({ dateline: "warn" });
  assert.equal(await level(), "warn");
  await must(own.editor, id, { verb: "publish" });
});

test("the screen says of each gate who shut it and since when, and of a suspended schedule what suspended it", async () => {
  const id = await readyArticle();
  await must(room.editor, id, { verb: "schedule", at: soon(hour), zone: "Europe/London" });
  await must(room.chief, id, { verb: "set-embargo", at: soon(2 * hour), zone: "UTC" });
  await must(room.legal, id, { verb: "place-hold", holdKind: "legal", reason: "We read it first." });
  const standing = (await articleForDesk(room.editor, id))?.standing;
  assert.equal(standing?.embargo?.set?.by, room.chief.name);
  assert.deepEqual(
    standing?.holds.map(({ kind, by, reason }) => [kind, by, reason]),
    [["legal", room.legal.name, "We read it first."]],
  );
  assert.equal(standing?.schedule?.suspended?.verb, "set-embargo");
  assert.equal(standing?.schedule?.revision, 1);
});
