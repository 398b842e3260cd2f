// An archive of many articles, written by plain SQL in seconds: for what must stay fast whatever the number.
import { newsroomSql } from "./client.ts";
import type { SmallNewsroom } from "./newsroom.test-support.ts";
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
