// Nothing is born past a gate: a live article that somebody writes row by row, as an import would, is refused by the database,
// to the application's role and to the owner of the tables alike.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type postgres from "postgres";
import { newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { liveArticle, must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let owner: postgres.Sql;
let model: number;

before(async () => {
  database = await testDatabase("born_live");
  room = await smallNewsroom();
  owner = openOwner(database.url);
  model = await liveArticle(room);
});
after(async () => {
  await owner.end();
  await database.close();
});

const roles = () => [newsroomSql(), owner];
const inAnHour = () => new Date(Date.now() + 3_600_000);

type Born = Readonly<{
  publication?: string;
  embargoUntil?: Date;
  vaulted?: boolean;
  held?: boolean;
  approved?: boolean;
}>;

let next = 800_000;

/** One statement that brings an article with its revision, somebody's yes and a hold: the copy of one that is live already. */
function bear(sql: postgres.Sql, { publication = "live", embargoUntil, vaulted, held, approved }: Born) {
  const id = next++;
  const yes = approved === false ? room.reporter.id : room.editor.id;
  return sql`
    with cut as (
      insert into revision (id, article_id, number, kind, hash, content, schema_version, text, words, authors, created_by, created_at)
      select ${newId()}::uuid, ${id}::bigint, 1, r.kind, r.hash, r.content, r.schema_version, r.text, r.words, r.authors, r.created_by, now()
      from revision r join article a on a.live_revision_id = r.id where a.id = ${model}
      returning id, hash
    ), yes as (
      insert into approval (id, article_id, revision_id, revision_hash, kind, approver_id, at)
      select ${newId()}::uuid, ${id}::bigint, cut.id, cut.hash, 'desk', ${yes}::uuid, now() from cut
      returning revision_id
    ), held as (
      insert into hold (id, article_id, kind, reason, placed_by, placed_at)
      select ${newId()}::uuid, ${id}::bigint, 'legal', 'We read it first.', ${room.legal.id}::uuid, now() from cut
      where ${held === true}
      returning article_id
    )
    insert into article (id, bureau_id, created_by, create_key, changed_by, publication, live_revision_id, first_published_at,
      modified_at, embargo_until, vaulted)
    overriding system value
    select ${id}::bigint, ${room.bureauId}::uuid, ${room.reporter.id}::uuid, ${newId()}::uuid, ${room.reporter.id}::uuid,
      ${publication}::publication, yes.revision_id, now(), now(), ${embargoUntil ?? null}::timestamptz, ${vaulted ?? false}
    from yes left join held on true
    returning id`;
}

const shut: readonly (readonly [Born, RegExp])[] = [
  [{ embargoUntil: inAnHour() }, /under embargo/],
  [{ held: true }, /under a hold/],
  [{ vaulted: true }, /in the vault/],
];

test("an article that is born live with a second person's yes comes in only while every gate is open", async () => {
  for (const sql of roles()) {
    assert.equal((await bear(sql, {})).length, 1);
    for (const [gate, said] of shut) await assert.rejects(bear(sql, gate), said);
    await assert.rejects(bear(sql, { approved: false }), /no approval/);
  }
});

test("nor is one born retracted, with its text on a readers' page, while a gate is shut", async () => {
  for (const sql of roles()) {
    for (const [gate, said] of shut)
      await assert.rejects(bear(sql, { ...gate, publication: "retracted" }), said);
  }
});

test("what was taken from readers while a gate was shut doesn't come back to them as retracted, and a live one under a hold can still be retracted", async () => {
  const sql = newsroomSql();
  const id = await liveArticle(room);
  await must(room.legal, id, { verb: "place-hold", holdKind: "legal", reason: "We read it first." });
  await must(room.editor, id, { verb: "withhold", reason: "Legal reads it." });
  await assert.rejects(sql`update article set publication = 'retracted' where id = ${id}`, /under a hold/);
  const live = await liveArticle(room);
  await must(room.legal, live, { verb: "place-hold", holdKind: "legal", reason: "We read it first." });
  await must(room.chief, live, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  await must(room.editor, live, { verb: "assign", plannedWords: 300 });
});

test("a row alone, without a revision of its own, is never born live", async () => {
  for (const sql of roles())
    for (const publication of ["live", "withheld", "retracted"])
      for (const revision of [sql`live_revision_id`, sql`null`])
        await assert.rejects(
          sql`
            insert into article (bureau_id, created_by, create_key, changed_by, publication, live_revision_id, first_published_at, modified_at)
            select bureau_id, created_by, gen_random_uuid(), changed_by, ${publication}::publication, ${revision}, now(), now()
            from article where id = ${model}`,
          /revision of its own article/,
        );
});
