// For tests of one verb on many articles: ready ones, a wish with the versions that a screen shows, and all that a bulk could leave.
import type { Content } from "#lib/document/content.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articleForDesk } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { changeArticles, type Chosen, type ManyOutcome } from "./many-verbs.ts";
import { draftArticle, finished, must, type SmallNewsroom } from "./newsroom.test-support.ts";

export async function readyArticle(room: SmallNewsroom, content: Content = finished(room)): Promise<number> {
  const id = await draftArticle(room, content);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  return id;
}

export const several = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, make));

/** These articles with the versions that a screen shows now. */
export const chosenOf = (room: SmallNewsroom, ids: readonly number[]): Promise<Chosen[]> =>
  Promise.all(
    ids.map(async (articleId) => ({
      articleId,
      seenVersion: (await articleForDesk(room.chief, articleId))?.article.version ?? 1,
    })),
  );

export const wishAll = async (
  room: SmallNewsroom,
  actor: Actor,
  ids: readonly number[],
  wanted: Omit<Wish, "seenVersion">,
): Promise<ManyOutcome> => changeArticles(actor, await chosenOf(room, ids), wanted, newId());

/** Everything that a bulk could have left behind, as text to compare. */
export async function traces(ids: readonly number[]): Promise<string> {
  const sql = newsroomSql();
  const of = [...ids];
  const [found] = await sql`
    select jsonb_build_object(
      'articles', (select jsonb_agg(to_jsonb(a) order by a.id) from article a where a.id = any(${of}::bigint[])),
      'events', (select jsonb_agg(e.hash order by e.article_id, e.number) from event e where e.article_id = any(${of}::bigint[])),
      'live', (select jsonb_agg(l.id order by l.id) from live.article l where l.id = any(${of}::bigint[])),
      'notices', (select count(*) from notice n where n.article_id = any(${of}::bigint[])),
      'receipts', (select count(*) from receipt r where r.article_id = any(${of}::bigint[])),
      'holds', (select count(*) from hold h where h.article_id = any(${of}::bigint[])),
      'purges', (select seq from live.purge_head))::text as all`;
  return String(found?.["all"]);
}

export const publicationsOf = async (ids: readonly number[]) =>
  (await newsroomSql()`select publication from article where id = any(${[...ids]}::bigint[])`).map((row) =>
    String(row["publication"]),
  );
