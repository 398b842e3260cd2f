// Words for an archive of many articles, written by plain SQL: what the newsroom's search has to look through after years.
import type postgres from "postgres";
import { SCHEMA_VERSION } from "#lib/document/schema.ts";
import { openOwner } from "./owner.ts";

/** So many different words; the nth is about 1/n as frequent as the first, as in any language. */
const vocabulary = 60_000;
const paragraphs = 20_000;
const perParagraph = 50;
const perArticle = 4;
/** One article in so many was written over once, and its former words are kept. */
const rewritten = 3;
/** One rewritten article in so many has its former revision, too, for the lines that show where a word stood. */
const withRevision = 1_000;
const chunk = 100_000;

const syllables =
  "ba be bi bo da de di do fa fe fo ga ge go ka ke ko la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te to";

/** The word of this rank: three syllables or four, so that beginnings of words are shared, as in any language. */
export function archiveWord(rank: number): string {
  const list = syllables.split(" ");
  const at = (place: number) => list[Math.floor(rank / list.length ** place) % list.length] ?? "";
  return `${at(0)}${at(1)}${at(2)}${rank % 3 === 0 ? at(3) : ""}n`;
}

/** A word that the same so many articles of the archive have, and no other word begins so. */
export const rareWord = (of: number) => `quix${of}x`;
export const rareWords = 50_000;

/** Paragraphs to choose from; made once. */
export async function fillPool(at: postgres.ReservedSql): Promise<void> {
  const [pooled] = await at`select to_regclass('archive_paragraph') is not null as there`;
  if (pooled?.["there"] === true) return;
  const words = Array.from({ length: vocabulary }, (_, rank) => archiveWord(rank));
  await at`create unlogged table archive_word as select w.word, w.rank from unnest(${words}::text[]) with ordinality w(word, rank)`;
  await at`create unique index on archive_word (rank)`;
  await at`select setseed(0.4)`;
  // The logarithm of the rank is spread evenly: Zipf's law.
  await at.unsafe(`
    create unlogged table archive_paragraph as
    select p.n, string_agg(w.word, ' ') as text, to_tsvector('simple', string_agg(w.word, ' ')) as words
    from (select n, floor(${vocabulary} ^ random())::int as rank
      from generate_series(0, ${paragraphs - 1}) n, generate_series(1, ${perParagraph})) p
    join archive_word w on w.rank = p.rank group by p.n`);
  await at`create unique index on archive_paragraph (n)`;
}

/** Paragraphs of the article with this id, spread over the pool without a pattern. */
export const chosen = (id: string, place: number) =>
  `((${id} * 2654435761 + ${place} * 40503) % ${paragraphs})`;

/** Give every article that has none its words: text, index of words, former words. Says how far it is. */
export async function fillWords(ownerUrl: string, said: (line: string) => void): Promise<void> {
  const owner = openOwner(ownerUrl);
  const at = await owner.reserve();
  try {
    for (const statement of [
      "set session_replication_role = replica",
      "set synchronous_commit = off",
      "set maintenance_work_mem = '512MB'",
      "set max_parallel_maintenance_workers = 2",
    ])
      await at.unsafe(statement);
    await fillPool(at);
    const [ends] = await at`select coalesce(min(a.id), 0)::int as first, coalesce(max(a.id), -1)::int as last
      from article a left join search_text s on s.article_id = a.id where s.article_id is null`;
    const last = Number(ends?.["last"]);
    if (last >= 0) await at`drop index if exists search_text_words`;
    for (let from = Number(ends?.["first"]); from <= last; from += chunk) {
      await writeWords(at, from, Math.min(last, from + chunk - 1));
      said(`words up to article ${Math.min(last, from + chunk - 1)}`);
    }
    const [indexed] = await at`select to_regclass('search_text_words') is not null as there`;
    if (indexed?.["there"] === true) return;
    await at.unsafe("create index search_text_words on search_text using gin (now, past)");
    said("index of words");
    await at.unsafe("vacuum analyze article, working_copy, search_text, revision");
  } finally {
    at.release();
    await owner.end();
  }
}

async function writeWords(at: postgres.ReservedSql, from: number, to: number): Promise<void> {
  const joined = (column: string, between: string) =>
    Array.from({ length: perArticle }, (_, place) => `p${place}.${column}`).join(` || ${between}`);
  const joins = Array.from(
    { length: perArticle },
    (_, place) => `join archive_paragraph p${place} on p${place}.n = ${chosen("a.id", place)}`,
  ).join(" ");
  const nodes = Array.from(
    { length: perArticle },
    (_, place) => `jsonb_build_object('type', 'paragraph', 'attrs', jsonb_build_object('id', 'p${place}'),
      'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', p${place}.text)))`,
  ).join(", ");
  const range = `a.id between ${from} and ${to} and not exists (select from search_text s where s.article_id = a.id)`;
  const rare = `'quix' || a.id % ${rareWords} || 'x'`;
  await at.unsafe(`
    update working_copy w set words = ${perArticle * perParagraph}, content = jsonb_build_object('headline', w.headline, 'kicker', '',
      'standfirst', ${rare}, 'byline', '[]'::jsonb, 'dateline', '', 'slug', 'harbour-' || a.id, 'sectionId', w.section_id,
      'bureauId', a.bureau_id, 'lead', null, 'body', jsonb_build_object('type', 'doc', 'content', jsonb_build_array(${nodes})))
    from article a ${joins} where w.article_id = a.id and ${range}`);
  const former = `(select f.words from archive_paragraph f where f.n = ${chosen("a.id", 9)})`;
  await at.unsafe(`
    insert into search_text (article_id, bureau_id, changed_at, spiked, now, past, copy_version, revision_number)
    select a.id, a.bureau_id, a.changed_at, a.spiked, to_tsvector('simple', 'Harbour story number ' || a.id || ' ' || ${rare})
        || ${joined("words", "")},
      case when a.id % ${rewritten} = 0 then strip(${former} || to_tsvector('simple', 'vorm' || a.id % ${rareWords} || 'x'))
        else ''::tsvector end, 1, 0
    from article a ${joins} where ${range}`);
  await at.unsafe(`
    insert into revision (id, article_id, number, kind, hash, content, schema_version, text, words, authors, created_by, created_at)
    select gen_random_uuid(), a.id, 1, 'checkpoint', md5(a.id::text), '{}'::jsonb, ${SCHEMA_VERSION},
      'Former text vorm' || a.id % ${rareWords} || 'x ' || f.text, ${perParagraph}, array[a.created_by], a.created_by, a.created_at
    from article a join archive_paragraph f on f.n = ${chosen("a.id", 9)}
    where a.id between ${from} and ${to} and a.id % ${rewritten * withRevision} = 0
    on conflict do nothing`);
}
