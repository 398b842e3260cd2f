// The order of the board: the newest articles that fit, read along indexes, however many articles there are.
import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { readableWhere } from "./readable-where.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { bureau } from "./schema/people.ts";

export type Found = Readonly<{ id: number; changedAt: Date }>;

/**
 * How a branch is read. `walk`: from the newest on, bureau by bureau, each along its own index; a list of bureaus would
 * read the archive and sort it. `pick`: what fits is few, and has an index of its own.
 */
export type Branch = Readonly<{ how: "walk" | "pick"; where: SQL | undefined }>;

const newestFirst = sql`order by ${article.changedAt} desc, ${article.id} desc`;

function branchSql({ how, where }: Branch, near: SQL | undefined, readable: SQL, limit: number): SQL {
  const line = sql`select ${article.id}, ${article.changedAt} from ${article}`;
  if (how === "pick") {
    const here = near && sql`${article.bureauId} in (select ${bureau.id} from ${bureau} where ${near})`;
    return sql`(${line} where ${and(readable, here, where)} ${newestFirst} limit ${limit})`;
  }
  return sql`
    select found.id, found.changed_at from ${bureau}
    cross join lateral (
      ${line} where ${and(eq(article.bureauId, bureau.id), readable, where)} ${newestFirst} limit ${limit}) as found
    where ${near ?? sql`true`}`;
}

/** The newest of the articles that fit any of the branches, at most `limit`; of those, where `sieve` is given, what passes it. */
export async function newest(
  actor: Actor,
  branches: readonly Branch[],
  limit: number,
  more: Readonly<{ bureau?: string | undefined; sieve?: SQL | undefined; of?: number }> = {},
): Promise<Found[]> {
  const readable = readableWhere(actor);
  if (!readable || branches.length === 0) return [];
  const near = and(
    reachOf(actor.role, "read") === "all" ? undefined : inArray(bureau.id, [...actor.bureauIds]),
    more.bureau ? eq(bureau.slug, more.bureau) : undefined,
  );
  const each = more.of ?? limit;
  const all = sql.join(
    branches.map((branch) => branchSql(branch, near, readable, each)),
    sql` union `,
  );
  const page = sql`select id, changed_at from (${all}) as page order by changed_at desc, id desc limit ${each}`;
  const rows = await newsroom().execute<{ id: string; changed_at: Date }>(
    more.sieve
      ? sql`with page as materialized (${page}) select page.id, page.changed_at from page
          join ${workingCopy} on ${workingCopy.articleId} = page.id where ${more.sieve}
          order by page.changed_at desc, page.id desc limit ${limit}`
      : page,
  );
  return rows.map((row) => ({ id: Number(row.id), changedAt: row.changed_at }));
}

/** The newest articles that the actor may read, spiked ones left out. */
export async function newestArticles(actor: Actor, limit: number): Promise<number[]> {
  const found = await newest(actor, [{ how: "walk", where: eq(article.spiked, false) }], limit);
  return found.map((one) => one.id);
}
