// The newsroom's search: all that the person may read, by full text over current and past revisions, newest matches first and
// the best of them on top.
import { and, eq, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { Actor, Publication, Stage } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { newestMatches, type SearchHit } from "#lib/newsroom/search-hit.ts";
import { searchWords, type SearchWords } from "#lib/newsroom/search-words.ts";
import { readableWhere } from "./readable-where.ts";
import { isTooSlow, newsroom } from "./client.ts";
import { FewAtOnce } from "./few-at-once.ts";
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
  /** So common that all could not be looked through in time: these are of what changed last. */
  cut: boolean;
}>;

const shown = 30;
/** Looked through from the newest on before the index of words is asked: a word that one text in five has is found there. */
const newest = 1_000;
/** As far as a word is worth following without the index: one that a text in thirty has is found by then. */
const followed = 8_000;
/** Then what changed last, by the index of words; only a word that is rarer than one in two hundred is looked for in all. */
const recent = 40_000;
/** Nobody waits longer for one of these. */
const patienceMs = 1_500;
const [open, close] = ["\u0002", "\u0003"];

/** What an article's own row must say, and where a text may stand; the words that are looked for come apart from that. */
type Asked = Readonly<{
  words: SQL;
  onlyPast: SQL;
  rank: SQL;
  own: SQL | undefined;
  /** Null: all bureaus. */
  bureauIds: readonly string[] | null;
  days: SQL | undefined;
}>;

type Found = Readonly<{ found: readonly Match[]; cut: boolean }>;

type Match = Omit<SearchHit, "snippet"> & Readonly<{ rank: number }>;

/** Of the ten connections of a process. */
const searches = new FewAtOnce(3);

/** The best of the newest matches; nothing for administrators and for questions without a word. */
export async function searchNewsroom(actor: Actor, filter: SearchFilter): Promise<SearchPage> {
  const readable = readableWhere(actor);
  const words = searchWords(filter.text);
  if (!readable || (words.query === null && words.number === null))
    return { hits: [], more: false, cut: false };
  return searches.run(actor.id, () => search(actor, filter, words, readable));
}

async function search(
  actor: Actor,
  filter: SearchFilter,
  { query, number }: SearchWords,
  readable: SQL,
): Promise<SearchPage> {
  const asked = sql`to_tsquery('simple', ${query ?? ""})`;
  const inNow = sql`${searchText.now} @@ ${asked}`;
  const wanted: Asked = {
    words: filter.past ? sql`(${inNow} or ${searchText.past} @@ ${asked})` : inNow,
    onlyPast: sql`not (${inNow})`,
    rank: sql`ts_rank(${searchText.now}, ${asked}) * exp(-extract(epoch from now() - ${searchText.changedAt}) / 15552000)`,
    own: and(readable, ownWhere(filter)),
    bureauIds: await bureausNear(actor, filter.bureau),
    days: and(
      filter.from ? gte(searchText.changedAt, filter.from) : undefined,
      filter.until ? lt(searchText.changedAt, filter.until) : undefined,
    ),
  };
  const numbered =
    number === null ? [] : await matching({ ...wanted, ...byNumber(number) }, sql``, undefined);
  const { found, cut } =
    query === null ? { found: [], cut: false } : await newestOf(wanted, isNarrow(filter));
  const best = [
    ...numbered,
    ...found
      .slice(0, newestMatches)
      .filter((one) => one.id !== number)
      .toSorted((a, b) => b.rank - a.rank),
  ].slice(0, shown);
  const snippets = query === null ? new Map<number, string>() : await snippetsOf(best, asked);
  return {
    hits: best.map(({ rank: _rank, ...hit }) => ({ ...hit, snippet: pieces(snippets.get(hit.id) ?? "") })),
    more: found.length > newestMatches,
    cut,
  };
}

const byNumber = (number: number) => ({
  words: eq(searchText.articleId, number),
  onlyPast: sql`false`,
  rank: sql`1`,
});

function ownWhere(filter: SearchFilter): SQL | undefined {
  return and(
    filter.bureau
      ? sql`${article.bureauId} in (select ${bureau.id} from ${bureau} where ${bureau.slug} = ${filter.bureau})`
      : undefined,
    filter.section
      ? sql`${workingCopy.sectionId} in (select ${section.id} from ${section} where ${section.slug} = ${filter.section})`
      : undefined,
    filter.stage ? eq(article.stage, filter.stage) : undefined,
    filter.publication ? eq(article.publication, filter.publication) : undefined,
  );
}

/** Few articles stand there, and they have indexes of their own: looking through the newest would find nearly none. */
function isNarrow({ stage, publication }: SearchFilter): boolean {
  return (
    (stage !== undefined && stage !== "draft") ||
    (publication !== undefined && publication !== "live" && publication !== "never")
  );
}

/** The same as `readableWhere` for the index's own column, so that a bureau's rows are found without the others'. */
async function bureausNear(actor: Actor, slug: string | undefined): Promise<readonly string[] | null> {
  const all = reachOf(actor.role, "read") === "all";
  if (slug === undefined) return all ? null : actor.bureauIds;
  const rows = await newsroom().select({ id: bureau.id }).from(bureau).where(eq(bureau.slug, slug));
  return rows.map((row) => row.id).filter((id) => all || actor.bureauIds.includes(id));
}

const newestFirst = sql`order by ${searchText.changedAt} desc, ${searchText.articleId} desc`;

/**
 * The newest matches, one more than are looked at. PostgreSQL can't know how rare a word is whose beginning was typed, and
 * reading along the newest for a rare one reads every text; so it is told where to look: through the newest, then by the
 * index of words among the recent, then among all. That can take long for a phrase of words that every text has.
 */
async function newestOf(asked: Asked, narrow: boolean): Promise<Found> {
  if (asked.bureauIds?.length === 0) return { found: [], cut: false };
  let near: readonly Match[] = [];
  try {
    if (narrow) return { found: await matching(asked, sql``, undefined), cut: false };
    for (let texts = newest; texts <= followed; texts = nextTexts(texts, near.length)) {
      near = await matching(
        asked,
        sql`"search_text" as materialized (${newestTexts(asked, texts)}),`,
        undefined,
      );
      if (near.length > newestMatches) return { found: near, cut: false };
    }
    const since = await recentSince(asked);
    if (since !== null) near = await matching(asked, sql``, gte(searchText.changedAt, since));
    if (near.length > newestMatches) return { found: near, cut: false };
    return { found: await matching(asked, sql``, undefined), cut: false };
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return { found: near, cut: true };
  }
}

/**
 * Among how many of the newest to look next, when so many of `texts` matched: three times as many first, because the very
 * newest may be of another kind, then as many as should hold enough. A word that is rarer than that ends the walk.
 */
function nextTexts(texts: number, matched: number): number {
  if (texts === newest) return newest * 3;
  return matched === 0 ? Infinity : Math.ceil((1.3 * texts * (newestMatches + 1)) / matched);
}

/** The newest texts of these bureaus, read along an index, whether they match or not. */
function newestTexts({ bureauIds, days }: Asked, texts: number): SQL {
  if (bureauIds === null)
    return sql`select * from ${searchText} where ${days ?? sql`true`} ${newestFirst} limit ${texts}`;
  return sql`
    select near.* from unnest(${sql.param([...bureauIds])}::uuid[]) as wanted (id) cross join lateral (
      select * from ${searchText} where ${and(sql`${searchText.bureauId} = wanted.id`, days)} ${newestFirst} limit ${texts}) near
    order by near.changed_at desc, near.article_id desc limit ${texts}`;
}

/** Since when about so many texts of these bureaus have changed; null when there are fewer. */
async function recentSince({ bureauIds, days }: Asked): Promise<Date | null> {
  const each = Math.ceil(recent / (bureauIds?.length ?? 1));
  const line = (where: SQL | undefined) => sql`
    select ${searchText.changedAt} as at from ${searchText} where ${where ?? sql`true`} ${newestFirst} offset ${each} limit 1`;
  const [row] = await newsroom().execute<{ at: Date | null }>(
    bureauIds === null
      ? line(days)
      : sql`select max(at) as at from unnest(${sql.param([...bureauIds])}::uuid[]) as wanted (id)
          cross join lateral (${line(and(sql`${searchText.bureauId} = wanted.id`, days))}) as far`,
  );
  return row?.at ?? null;
}

/** The newest of what fits. That is found first and put in order then: an order along which to read would be taken for the way. */
async function matching(asked: Asked, among: SQL, since: SQL | undefined): Promise<Match[]> {
  const near = asked.bureauIds && inArray(searchText.bureauId, [...asked.bureauIds]);
  const question = sql`
    with ${among} found as materialized (
      select ${searchText.articleId} as id, ${searchText.changedAt} as changed_at
      from ${searchText}
      join ${article} on ${article.id} = ${searchText.articleId}
      join ${workingCopy} on ${workingCopy.articleId} = ${searchText.articleId}
      where ${and(asked.words, asked.own, near ?? undefined, asked.days, since)}),
    top as materialized (select id from found order by changed_at desc, id desc limit ${newestMatches + 1})
    select ${article.id} as id, ${workingCopy.headline} as headline, ${workingCopy.slugline} as slugline, ${article.stage} as stage,
      ${article.publication} as publication, ${article.spiked} as spiked, ${bureau.name} as bureau, ${section.name} as section,
      ${article.changedAt} as changed_at, ${asked.onlyPast} as only_past, (${asked.rank})::float8 as rank
    from top
    join ${searchText} on ${searchText.articleId} = top.id
    join ${article} on ${article.id} = top.id
    join ${workingCopy} on ${workingCopy.articleId} = top.id
    join ${bureau} on ${bureau.id} = ${article.bureauId}
    left join ${section} on ${section.id} = ${workingCopy.sectionId}
    ${newestFirst}`;
  const rows = await newsroom().transaction(async (tx) => {
    // More processes for one question would take longer to start than it takes.
    await tx.execute(sql`
      select set_config('statement_timeout', ${String(patienceMs)}, true), set_config('max_parallel_workers_per_gather', '0', true)`);
    return tx.execute(question);
  });
  return rows.map(({ id, changed_at, only_past, ...row }) => ({
    ...(row as Omit<Match, "id" | "changedAt" | "onlyPast">),
    id: Number(id),
    changedAt: changed_at as Date,
    onlyPast: only_past === true,
  }));
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
    select wanted.id, ts_headline('simple', left(former.text, 100000), ${asked}, ${options})
    from unnest(${sql.param(past)}::bigint[]) as wanted (id)
    cross join lateral (
      select r.text from revision r where r.article_id = wanted.id and to_tsvector('simple', left(r.text, 400000)) @@ ${asked}
      order by r.number desc limit 1) as former`);
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
