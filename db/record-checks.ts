// Checks what the database can't promise by itself: that every revision is what its hash says, that every approval is for that hash,
// and that readers' rows say what the live revisions say. Each answers with the first row that is wrong.
import { asc, eq, gt, sql } from "drizzle-orm";
import { contentHash } from "#lib/document/content-hash.ts";
import { newsroom, newsroomSql, type Transaction } from "./client.ts";
import { project } from "./projection.ts";
import { article } from "./schema/articles.ts";
import { revision } from "./schema/revisions.ts";

/** One sentence without an end that names the row, such as "revision 3 of article 1004 is not what its hash says"; or null. */
type Broken = string | null;

const atOnce = 200;

/** Hash every revision's content again. `progress` hears how many were read. */
export async function firstBrokenRevision(progress: (count: number) => void = () => {}): Promise<Broken> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (let count = 0; ;) {
    const rows = await newsroom()
      .select({
        id: revision.id,
        articleId: revision.articleId,
        number: revision.number,
        hash: revision.hash,
        content: revision.content,
      })
      .from(revision)
      .where(gt(revision.id, after))
      .orderBy(asc(revision.id))
      .limit(atOnce);
    for (const row of rows) {
      if (contentHash(row.content) !== row.hash) {
        return `revision ${row.number} of article ${row.articleId} is not what its hash says`;
      }
    }
    const last = rows.at(-1);
    if (!last) return null;
    count += rows.length;
    progress(count);
    after = last.id;
  }
}

/** Approvals carry their revision's hash, and what readers see was approved or published in an emergency. */
export async function firstBrokenApproval(): Promise<Broken> {
  const db = newsroomSql();
  const [approval] = await db<{ id: string; article: string }[]>`
    select a.id, a.article_id as article from approval a
    left join revision r on r.id = a.revision_id and r.article_id = a.article_id and r.hash = a.revision_hash
    where r.id is null order by a.article_id, a.at limit 1`;
  if (approval)
    return `approval ${approval.id} of article ${approval.article} is not for its revision's hash`;
  const [unapproved] = await db<{ id: string }[]>`
    select t.id from article t join revision r on r.id = t.live_revision_id
    where not exists (select from approval a where a.article_id = t.id and a.revision_hash = r.hash)
      and not exists (select from event e where e.article_id = t.id and e.revision_id = r.id and e.emergency)
    order by t.id limit 1`;
  return unapproved ? `article ${unapproved.id} has a live revision that nobody approved` : null;
}

/**
 * Project every article again, in a transaction that is rolled back, and compare with what readers' rows say. Words of other
 * articles (related headlines, the end of an address) may have moved on since and don't count.
 */
export async function firstBrokenProjection(progress: (count: number) => void = () => {}): Promise<Broken> {
  let after = 0;
  for (let count = 0; ;) {
    const rows = await newsroom()
      .select({ id: article.id })
      .from(article)
      .where(gt(article.id, after))
      .orderBy(asc(article.id))
      .limit(atOnce);
    for (const { id } of rows) {
      const differs = await projectionDiffers(id);
      if (differs)
        return `article ${id}'s ${differs} in schema live is not what its live revision says (npm run reproject writes it again)`;
    }
    const last = rows.at(-1);
    if (!last) return strayReaderRow();
    count += rows.length;
    progress(count);
    after = last.id;
  }
}

class RolledBack extends Error {}

async function projectionDiffers(id: number): Promise<string | null> {
  let differs: string | null = null;
  try {
    await newsroom().transaction(async (tx) => {
      const [row] = await tx.select().from(article).where(eq(article.id, id)).for("update");
      if (!row) throw new RolledBack();
      const before = await readersRows(tx, id);
      await project(tx, row);
      const after = await readersRows(tx, id);
      differs = Object.keys(after).find((part) => before[part] !== after[part]) ?? null;
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return differs;
}

/** Everything that readers' rows say of one article, as text by part. */
async function readersRows(tx: Transaction, id: number): Promise<Record<string, string>> {
  const [row] = await tx.execute<Record<string, string>>(sql`
    select
      coalesce((select (to_jsonb(a) - 'html' - 'feed_html' - 'search' - 'subject')::text from live.article a where a.id = ${id}), '') as article,
      coalesce((select html from live.article where id = ${id}), '') as page,
      coalesce((select feed_html from live.article where id = ${id}), '') as "feed text",
      (select coalesce(jsonb_agg(to_jsonb(b) order by b.position), '[]')::text from live.byline b where b.article_id = ${id}) as byline,
      (select coalesce(jsonb_agg(to_jsonb(l) order by l.of_id), '[]')::text from live.listing l where l.article_id = ${id}) as "place in lists",
      (select coalesce(jsonb_agg(p.media_id order by p.media_id), '[]')::text from live.picture p where p.article_id = ${id}) as pictures,
      (select coalesce(jsonb_agg(to_jsonb(t) order by t.position, t.topic_id), '[]')::text from live.article_topic t where t.article_id = ${id}) as topics,
      coalesce((select original_id::text from live.translation where article_id = ${id}), '') as "place among its translations",
      (select coalesce(jsonb_agg(to_jsonb(n) order by n.id), '[]')::text from live.note n where n.article_id = ${id}) as notes,
      (select count(*)::text from live.gone g where g.article_id = ${id}) as "mark of a killed page"`);
  if (!row) throw new Error(`article ${id}: nothing was read`);
  return Object.fromEntries(Object.entries(row).map(([part, text]) => [part, withoutOthersWords(text)]));
}

function withoutOthersWords(html: string): string {
  return html
    .replaceAll(/<p class="related-article">.*?<\/p>/gs, "")
    .replaceAll(/(\/news\/\d+)\/[a-z0-9-]*/g, "$1");
}

/** Rows in schema live of articles that don't exist. */
async function strayReaderRow(): Promise<Broken> {
  const [stray] = await newsroomSql()<{ id: string }[]>`
    select id from live.article l where not exists (select from article a where a.id = l.id)
    union all
    select article_id from live.gone g where not exists (select from article a where a.id = g.article_id and a.publication = 'killed')
    limit 1`;
  return stray ? `schema live shows article ${stray.id}, which the newsroom doesn't have as such` : null;
}
