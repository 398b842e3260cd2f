// An archive of many articles, written by plain SQL in seconds: for what must stay fast whatever the number.
import { newsroomSql } from "./client.ts";
import type { SmallNewsroom } from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { contentHash } from "#lib/document/content-hash.ts";
import { emptyContent } from "#lib/document/content.ts";
import { SCHEMA_VERSION } from "#lib/document/schema.ts";

/** Add drafts of the room's reporter, one in fifty in review, each changed a minute before the one after it. */
export async function fillBoard(room: SmallNewsroom, count: number): Promise<void> {
  const sql = newsroomSql();
  const content = emptyContent(room.bureauId);
  await sql.begin(async (tx) => {
    await tx`
      insert into article (bureau_id, stage, created_by, create_key, changed_at, changed_by, submitted_by, submitted_at)
      select ${room.bureauId}, (case when n % 50 = 0 then 'review' else 'draft' end)::stage, ${room.reporter.id}, gen_random_uuid(),
        now() - n * interval '1 minute', ${room.reporter.id},
        case when n % 50 = 0 then ${room.reporter.id}::uuid end, case when n % 50 = 0 then now() - n * interval '1 minute' end
      from generate_series(1, ${count}::int) n`;
    await tx`
      insert into working_copy (article_id, content, schema_version, hash, headline, slugline, section_id, updated_by)
      select a.id, ${JSON.stringify(content)}::jsonb, ${SCHEMA_VERSION}::int, ${contentHash(content)},
        'Harbour story number ' || a.id, 'harbour-' || a.id, ${room.sectionId}, ${room.reporter.id}
      from article a left join working_copy w on w.article_id = a.id where w.article_id is null`;
  });
  await sql`select pg_stat_clear_snapshot()`;
}

/** Statements that leave nothing to do but insert: an archive of a million is written in a minute instead of an hour. */
const aside = [
  "set session_replication_role = replica",
  "set synchronous_commit = off",
  "set maintenance_work_mem = '256MB'",
  "set max_parallel_maintenance_workers = 2",
];

/**
 * Add an archive as a newsroom has one after years: nearly all of it live or dead drafts, in twenty bureaus of which the
 * room's is one, with a few hundred in review, ready, late, held, claimed or under embargo. Needs the owner's address,
 * because it writes past triggers; indexes come last. Texts are empty.
 */
export async function fillArchive(room: SmallNewsroom, count: number, ownerUrl: string): Promise<void> {
  const owner = openOwner(ownerUrl);
  const at = await owner.reserve();
  try {
    for (const statement of aside) await at.unsafe(statement);
    await at`
      insert into bureau (id, slug, name)
      select gen_random_uuid(), 'far-' || n, 'Far bureau ' || n from generate_series(1, 19) n`;
    const indexes = await at<{ name: string; definition: string }[]>`
      select indexname as name, indexdef as definition from pg_indexes
      where tablename in ('article', 'working_copy') and schemaname = 'public'
        and indexname not in (select conname from pg_constraint)`;
    for (const { name } of indexes) await at.unsafe(`drop index "${name}"`);
    await at`
      with b as (select id, row_number() over (order by slug <> 'far-1', slug) - 1 as place from bureau where slug like 'far-%'
        union all select ${room.bureauId}::uuid, 19)
      insert into article (bureau_id, stage, publication, live_revision_id, approved_revision_id, created_by, create_key, created_at,
        changed_at, changed_by, submitted_by, submitted_at, assigned_to, assigned_at, due_at, modified_at, claimed_by, claimed_at,
        claim_seen_at, embargo_until, vaulted)
      select b.id, s.stage::stage, s.publication::publication, case when s.publication <> 'never' then gen_random_uuid() end,
        case when s.stage = 'ready' then gen_random_uuid() end, ${room.reporter.id}, gen_random_uuid(), t.at, t.at, ${room.reporter.id},
        case when s.stage = 'review' then ${room.reporter.id}::uuid end, case when s.stage = 'review' then t.at end,
        case when n % 40 = 0 then ${room.reporter.id}::uuid end, case when n % 40 = 0 then t.at end,
        case when n % 40 = 0 then t.at + interval '3 days' end, case when s.publication <> 'never' then t.at + interval '1 day' end,
        case when n % 9000 = 0 then ${room.editor.id}::uuid end, case when n % 9000 = 0 then now() end,
        case when n % 9000 = 0 then now() end, case when n % 7000 = 0 then now() + interval '1 day' end, n % 6000 = 0
      from generate_series(1, ${count}::int) n
      join b on b.place = n % 20
      cross join lateral (select now() - n * interval '3 minutes' as at) t
      cross join lateral (select
        case when n % 4001 = 0 then 'review' when n % 4003 = 0 then 'ready' else 'draft' end as stage,
        case when n % 4001 = 0 or n % 4003 = 0 or n % 7 = 0 then 'never' when n % 501 = 0 then 'withheld'
          when n % 1009 = 0 then 'killed' else 'live' end as publication) s`;
    await at`
      insert into working_copy (article_id, content, schema_version, hash, headline, slugline, section_id, updated_by)
      select a.id, '{}'::jsonb, ${SCHEMA_VERSION}::int, md5(a.id::text), 'Harbour story number ' || a.id, 'harbour-' || a.id,
        ${room.sectionId}, ${room.reporter.id}
      from article a left join working_copy w on w.article_id = a.id where w.article_id is null`;
    await at`
      insert into hold (id, article_id, kind, reason, placed_by)
      select gen_random_uuid(), id, 'rights', 'Whose is it?', ${room.editor.id} from article where id % 5000 = 0`;
    for (const { definition } of indexes) await at.unsafe(definition);
    await at.unsafe("vacuum analyze article, working_copy, hold, bureau");
  } finally {
    at.release();
    await owner.end();
  }
}
