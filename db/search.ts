// The newsroom's search: all that the person may read, by full text over current and past revisions, newest matches first and
// the best of them on top.
import { and, desc, eq, gte, inArray, isNotNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { Actor, Publication, Stage } from "#lib/newsroom/article.ts";
import { newestMatches, type SearchHit } from "#lib/newsroom/search-hit.ts";
import { searchWords } from "#lib/newsroom/search-words.ts";
import { readableWhere } from "./readable-where.ts";
import { newsroom } from "./client.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { bureau, section } from "./schema/people.ts";
import { searchText } from "./schema/search.ts";

export type SearchFilter = Readonly<{
  text: string;
  /** Words of revisions that the working copy has no more count, too. */
  past: boolean;
  bureau?: string | undefined;
  section?: string | undefined;
  stage?: Stage | undefined;
  publication?: Publication | undefined;
  /** Last change, from on and before. */
  from?: Date | undefined;
  until?: Date | undefined;
}>;

export type SearchPage = Readonly<{
  hits: readonly SearchHit[];
  /** More matches than are looked at: narrow the search. */
  more: boolean;
}>;

const shown = 30;
const [open, close] = ["\u0002", "\u0003"];

/** The best of the newest matches; nothing for administrators and for questions without a word. */
export async function searchNewsroom(actor: Actor, filter: SearchFilter): Promise<SearchPage> {
  const readable = readableWhere(actor);
  const { query, number } = searchWords(filter.text);
  if (!readable || (query === null && number === null)) return { hits: [], more: false };
  const asked = sql`to_tsquery('simple', ${query ?? ""})`;
  const inNow = sql`${searchText.now} @@ ${asked}`;
  const words: SQL = filter.past ? sql`(${inNow} or ${searchText.past} @@ ${asked})` : inNow;
  const fits = query === null ? undefined : words;
  const found = await newsroom()
    .select({
      id: article.id,
      headline: workingCopy.headline,
      slugline: workingCopy.slugline,
      stage: article.stage,
      publication: article.publication,
      spiked: article.spiked,
      bureau: bureau.name,
      section: section.name,
      changedAt: article.changedAt,
      onlyPast: query === null ? sql<boolean>`false` : sql<boolean>`not (${inNow})`,
      rank:
        query === null
          ? sql<number>`1`
          : sql<number>`ts_rank(${searchText.now}, ${asked}) * exp(-extract(epoch from now() - ${searchText.changedAt}) / 15552000)`,
    })
    .from(searchText)
    .innerJoin(article, eq(article.id, searchText.articleId))
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .innerJoin(bureau, eq(bureau.id, article.bureauId))
    .leftJoin(section, eq(section.id, workingCopy.sectionId))
    .where(
      and(
        or(fits, number === null ? undefined : eq(searchText.articleId, number)),
        nearWhere(actor),
        readable,
        filter.bureau ? eq(bureau.slug, filter.bureau) : undefined,
        filter.section ? eq(section.slug, filter.section) : undefined,
        filter.stage ? eq(article.stage, filter.stage) : undefined,
        filter.publication ? eq(article.publication, filter.publication) : undefined,
        filter.from ? gte(searchText.changedAt, filter.from) : undefined,
        filter.until ? lt(searchText.changedAt, filter.until) : undefined,
        isNotNull(searchText.now),
      ),
    )
    .orderBy(desc(searchText.changedAt), desc(searchText.articleId))
    .limit(newestMatches + 1);
  const best = found
    .slice(0, newestMatches)
    .toSorted((a, b) => Number(b.id === number) - Number(a.id === number) || b.rank - a.rank)
    .slice(0, shown);
  const snippets = query === null ? new Map<number, string>() : await snippetsOf(best, asked);
  return {
    hits: best.map(({ rank: _rank, ...hit }) => ({ ...hit, snippet: pieces(snippets.get(hit.id) ?? "") })),
    more: found.length > newestMatches,
  };
}

/** The same as `readableWhere` on the index's own column, so that a bureau's rows are found without the others'. */
function nearWhere(actor: Actor): SQL | undefined {
  if (actor.role === "chief" || actor.role === "legal") return undefined;
  return actor.bureauIds.length === 0 ? sql`false` : inArray(searchText.bureauId, [...actor.bureauIds]);
}

async function snippetsOf(
  hits: readonly Readonly<{ id: number; onlyPast: boolean }>[],
  asked: SQL,
): Promise<Map<number, string>> {
  if (hits.length === 0) return new Map();
  const options = `StartSel=${open}, StopSel=${close}, MaxFragments=2, MaxWords=18, MinWords=6, FragmentDelimiter=" … "`;
  const present = hits.filter((hit) => !hit.onlyPast).map((hit) => hit.id);
  const past = hits.filter((hit) => hit.onlyPast).map((hit) => hit.id);
  const rows = await newsroom().execute<{ id: string; snippet: string }>(sql`
    select c.article_id as id, ts_headline('simple', left(concat_ws(' ', c.headline, c.content->>'standfirst', (
        select string_agg(t #>> '{}', ' ') from jsonb_path_query(c.content->'body', 'strict $.**.text') t)), 100000),
      ${asked}, ${options}) as snippet
    from working_copy c where c.article_id = any(${sql.param(present)}::bigint[])
    union all
    select distinct on (r.article_id) r.article_id, ts_headline('simple', left(r.text, 100000), ${asked}, ${options})
    from revision r
    where r.article_id = any(${sql.param(past)}::bigint[]) and to_tsvector('simple', left(r.text, 400000)) @@ ${asked}
    order by 1`);
  return new Map(rows.map((row) => [Number(row.id), row.snippet]));
}

/** The snippet's marks as data: nothing of a text is ever read as markup. */
function pieces(snippet: string): SearchHit["snippet"] {
  return snippet.split(open).flatMap((part, index) => {
    if (index === 0) return part === "" ? [] : [{ text: part, hit: false }];
    const [hit = "", rest = ""] = part.split(close);
    return [{ text: hit, hit: true }, ...(rest === "" ? [] : [{ text: rest, hit: false }])];
  });
}
