// Many articles as readers have them, written by plain SQL past the newsroom: what readers' pages must stay fast over after
// years. Their numbers begin where no newsroom's of today is. What is frequent in a newspaper is frequent here: few sections,
// people and topics have most of it, most have little.
import { readFileSync } from "node:fs";
import type postgres from "postgres";
import { spellingKeys } from "#lib/newsroom/spelling.ts";
import { archiveWord, chosen, fillPool, rareWords } from "./archive-words.test-support.ts";
import { openOwner } from "./owner.ts";

/** The first article's number. */
export const firstArchived = 50_000_001;
export const archiveSections = 8;
export const archiveBureaus = 20;
export const archivePeople = 400;
export const archiveTopics = 2_000;
const pictures = 20_000;
const perArticle = 5;
const chunk = 25_000;
const minutesApart = 5;
/** Two years ago so many were published within one month, as many as a sitemap holds. */
const crowded = 50_000;
/** One in so many was retracted, has a note, a correction. */
const [retracted, noted, corrected] = [1_000, 40, 200];
/** Words that headlines and standfirsts have often enough to be offered for a misspelling. */
export const offeredWords = 20_000;
/** Of the hours that "most read" looks back on, and of the articles that readers open in each. */
const [hours, openedEach] = [192, 4_000];
const tables = [
  "article",
  "byline",
  "listing",
  "article_topic",
  "picture",
  "note",
  "view",
  "view_hour",
  "word_key",
];

/** 0 to 1, spread without a pattern. */
const share = (n: string, salt: number) => `((hashint8extended(${n}, ${salt}) & 2147483647) / 2147483648.0)`;
/** One of so many, the first ones far more often: half of all fall on the first root of them. */
const often = (n: string, salt: number, of: number) => `floor(power(${of}, ${share(n, salt)}))::int - 1`;
/** One of so many, the first ones somewhat more often. */
const skewed = (n: string, salt: number, of: number) => `floor(${of} * power(${share(n, salt)}, 2))::int`;

/** Write so many articles unless they are there. Needs the owner's address, because it writes past triggers. */
export async function fillLiveArchive(
  count: number,
  ownerUrl: string,
  said: (line: string) => void,
): Promise<void> {
  const owners = [openOwner(ownerUrl), openOwner(ownerUrl)];
  try {
    const both = await Promise.all(owners.map((owner) => owner.reserve()));
    for (const at of both)
      for (const statement of [
        "set session_replication_role = replica",
        "set synchronous_commit = off",
        "set maintenance_work_mem = '512MB'",
        "set work_mem = '256MB'",
        "set max_parallel_maintenance_workers = 2",
      ])
        await at.unsafe(statement);
    const [at] = both;
    if (at) await filled(at, both, count, said);
  } finally {
    await Promise.all(owners.map((owner) => owner.end({ timeout: 1 })));
  }
}

/** Work off jobs, each connection one at a time. */
async function together<Job>(
  connections: readonly postgres.ReservedSql[],
  jobs: readonly Job[],
  run: (at: postgres.ReservedSql, job: Job) => Promise<void>,
): Promise<void> {
  const left = [...jobs];
  await Promise.all(
    connections.map(async (at) => {
      for (let job = left.shift(); job !== undefined; job = left.shift()) await run(at, job);
    }),
  );
}

async function filled(
  at: postgres.ReservedSql,
  both: readonly postgres.ReservedSql[],
  count: number,
  said: (line: string) => void,
): Promise<void> {
  // Written last, so that an archive that was begun and not finished is begun again.
  await at`create table if not exists archive_filled (articles integer not null)`;
  const [done] = await at`select 1 from archive_filled where articles >= ${count}`;
  if (done) return;
  await fillPool(at);
  await at.unsafe(`
    delete from live.view_hour where article_id >= ${firstArchived};
    delete from live.view where article_id >= ${firstArchived};`);
  for (const table of ["byline", "listing", "article_topic", "picture", "note"])
    await at.unsafe(`delete from live.${table} where article_id >= ${firstArchived}`);
  await at`delete from live.article where id >= ${firstArchived}`;
  await at.unsafe(furniture);
  await ownWords(at);
  // Kept, so that a fill that was broken off loses none.
  await at`create table if not exists archive_index (name text primary key, definition text not null)`;
  await at`
    insert into archive_index select indexname, indexdef from pg_indexes
    where schemaname = 'live' and tablename in ${at(tables)} and indexname not in (select conname from pg_constraint)
    on conflict do nothing`;
  const indexes = await at<{ name: string; definition: string }[]>`
    select name, definition from archive_index order by definition not like '%gin%'`;
  for (const { name } of indexes) await at.unsafe(`drop index if exists live."${name}"`);
  const started = new Date();
  const begins = Array.from({ length: Math.ceil(count / chunk) }, (_, index) => index * chunk);
  let written = 0;
  await together(both, begins, async (one, from) => {
    const to = Math.min(count, from + chunk) - 1;
    await one.unsafe(articles(from, to, count, started));
    await one.unsafe(about(from, to, count));
    written += to + 1 - from;
    if (written % (4 * chunk) === 0) said(`${written} articles`);
  });
  await wordsAreRight(at);
  await at.unsafe(placesInLists());
  said("places in lists");
  await at.unsafe(opened(count));
  await learnWords(at);
  said("views and words");
  await together(both, indexes, async (one, { name, definition }) => {
    await one.unsafe(definition);
    said(`index ${name}`);
  });
  await at.unsafe(
    `vacuum analyze ${[...tables.map((table) => `live.${table}`), "topic", "media"].join(", ")}`,
  );
  await at`insert into archive_filled values (${count})`;
}

/**
 * Have the columns of words written as they are given instead of reckoned for each article, which takes most of an hour for a
 * million: the words of a paragraph are the same in all of them. A trigger reckons for what is published later, by the columns'
 * own expressions.
 */
async function ownWords(at: postgres.ReservedSql): Promise<void> {
  await at.unsafe(`
    alter table archive_paragraph add column if not exists english tsvector;
    update archive_paragraph set english = to_tsvector('english', text) where english is null`);
  await at.unsafe("vacuum analyze archive_paragraph, topic, media, section, bureau, person");
  const reckoned = await at<{ name: string; expression: string }[]>`
    select a.attname as name, pg_get_expr(d.adbin, d.adrelid) as expression
    from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = 'live.article'::regclass and a.attgenerated = 's' order by a.attnum`;
  if (reckoned.length === 0) return;
  const names = reckoned.map(({ name }) => name);
  if (names.join() !== "search,subject") throw new Error(`the archive writes no ${names.join()}`);
  await at.unsafe(`
    create function archive_words() returns trigger language plpgsql as $$ begin
      select ${reckoned.map(({ expression }) => expression).join(", ")} into ${names.map((name) => `new.${name}`).join(", ")}
      from (select (new).*) as made;
      return new;
    end $$;
    alter table live.article ${names.map((name) => `alter column ${name} drop expression`).join(", ")};
    create trigger archive_words before insert or update on live.article for each row execute function archive_words()`);
}

/** What was written past the trigger is what it would have reckoned. */
async function wordsAreRight(at: postgres.ReservedSql): Promise<void> {
  const words = () => at`select search::text, subject::text from live.article where id = ${firstArchived}`;
  const given = await words();
  await at`set session_replication_role = origin`;
  await at`update live.article set slug = slug where id = ${firstArchived}`;
  await at`set session_replication_role = replica`;
  if (JSON.stringify(given) !== JSON.stringify(await words()))
    throw new Error("the archive's words are not what live.article reckons: write them as its columns say");
}

const furniture = `
  insert into site (name, description, zone) select 'Archive', 'Of many years', 'Europe/London'
  where not exists (select from site);
  insert into section (id, slug, name) select gen_random_uuid(), 'archive-' || n, 'Archive ' || n
  from generate_series(0, ${archiveSections - 1}) n on conflict (slug) do nothing;
  insert into bureau (id, slug, name) select gen_random_uuid(), 'archive-' || n, 'Archive bureau ' || n
  from generate_series(0, ${archiveBureaus - 1}) n on conflict (slug) do nothing;
  insert into person (id, email, name, slug, role) select gen_random_uuid(), 'archive-' || n || '@test.test',
    'Archive author ' || n, 'archive-' || n, 'reporter'
  from generate_series(0, ${archivePeople - 1}) n on conflict (slug) do nothing;
  insert into topic (id, slug, name) select gen_random_uuid(), 'archive-' || n, 'Archive topic ' || n
  from generate_series(0, ${archiveTopics - 1}) n on conflict (slug) do nothing;
  insert into media (id, key, file_name, width, height, bytes, widths, credit, uploaded_by, colour)
  select gen_random_uuid(), md5('archive-' || n), 'archive-' || n || '.jpg', 1600, 1067, 400000, '[480, 960, 1600]', 'A. Photographer',
    (select id from person where slug = 'archive-0'), '#778899'
  from generate_series(0, ${pictures - 1}) n on conflict (key) do nothing`;

/** Articles from the newest on, one every five minutes, but for the crowded month. */
function articles(from: number, to: number, count: number, started: Date): string {
  const places = Array.from({ length: perArticle }, (_, place) => place);
  const joins = places
    .map((place) => `join archive_paragraph p${place} on p${place}.n = ${chosen("n.n", place)}`)
    .join(" ");
  const html = places.map((place) => `'<p>' || p${place}.text || '</p>'`).join(" || ");
  const text = places.map((place) => `p${place}.text`).join(" || E'\\n' || ");
  const words = `(${places.map((place) => `p${place}.english`).join(" || ")})`;
  const [month, many] = [Math.floor(count / 2), Math.min(crowded, Math.floor(count / 20))];
  const now = `'${started.toISOString()}'::timestamptz`;
  return `
    insert into live.article (id, revision_id, listed, slug, section_id, bureau_id, headline, kicker, standfirst, dateline,
      first_published_at, modified_at, day, lead, html, feed_html, text, words, related, search, subject)
    select ${firstArchived} + n.n, gen_random_uuid(), n.n % ${retracted} <> 7, 'harbour-story-' || n.n, s.id, b.id,
      said.headline, 'Shipping', said.standfirst, 'Valparaíso',
      t.at, t.at + case when n.n % 10 = 3 then interval '2 hours' else interval '0' end, (t.at at time zone 'Europe/London')::date,
      jsonb_build_object('mediaId', m.id, 'alt', 'Ships', 'caption', 'Ships at dawn.', 'credit', 'A. Photographer'),
      ${html}, ${html}, ${text}, ${perArticle * 50},
      array[${firstArchived} + (n.n + 1) % 1000, ${firstArchived} + (n.n + 2) % 1000],
      setweight(to_tsvector('english', said.headline) || to_tsvector('simple', said.headline), 'A')
        || setweight(to_tsvector('english', said.standfirst) || to_tsvector('simple', said.standfirst), 'B') || ${words},
      to_tsvector('english', said.headline || ' ' || said.standfirst)
    from generate_series(${from}, ${to}) n(n)
    cross join lateral (select date_trunc('milliseconds', case when n.n >= ${month} and n.n < ${month + many}
      then date_trunc('month', ${now}) - interval '24 months' + (n.n - ${month}) * (interval '27 days' / ${Math.max(1, many)})
      else ${now} - interval '1 hour' - n.n * interval '${minutesApart} minutes' end) as at) t
    join section s on s.slug = 'archive-' || ${skewed("n.n", 1, archiveSections)}
    join bureau b on b.slug = 'archive-' || ${skewed("n.n", 2, archiveBureaus)}
    join media m on m.key = md5('archive-' || ${skewed("n.n", 3, pictures)})
    ${joins}
    cross join lateral (select 'Harbour story number ' || n.n || ' ' || split_part(p0.text, ' ', 3) as headline,
      left(p1.text, 120) || ' quix' || n.n % ${rareWords} || 'x' as standfirst) said`;
}

/** Who signed them, what they are about, which picture they show, what readers were told of changes. */
function about(from: number, to: number, count: number): string {
  const [first, last] = [firstArchived + from, firstArchived + to];
  const n = `(a.id - ${firstArchived})`;
  const those = `a.id between ${first} and ${last}`;
  const topic = (place: number, which: string) => `
    select a.id, ${place}, a.listed, a.first_published_at, 'archive-' || ${which} as slug from a`;
  return `
    insert into live.byline (article_id, position, name, role, person_id, bureau_id)
    select a.id, 0, p.name, 'reporting', p.id, null::uuid from live.article a
      join person p on p.slug = 'archive-' || ${skewed("a.id", 4, archivePeople)} where ${those}
    union all
    select a.id, 1, p.name, 'additional-reporting', p.id, null::uuid from live.article a
      join person p on p.slug = 'archive-' || ${skewed("a.id", 5, archivePeople)} where ${those} and ${n} % 4 = 0
    union all
    select a.id, 2, b.name, 'reporting', null::uuid, b.id from live.article a
      join bureau b on b.slug = 'archive-' || ${skewed("a.id", 6, archiveBureaus)} where ${those} and ${n} % 6 = 0
    order by 1, 2;
    insert into live.article_topic (article_id, topic_id, position, listed, first_published_at)
    with a as materialized (select id, listed, first_published_at from live.article a where ${those}),
    carried (id, position, listed, at, slug) as (
      ${topic(0, often("a.id", 7, archiveTopics))} union all ${topic(1, skewed("a.id", 8, archiveTopics - 10))}
      union all ${topic(2, often("a.id", 9, archiveTopics))} where a.id % 2 = 0
      -- The last ten topics are about one old article each.
      union all ${topic(3, `(${archiveTopics} - 10 + (a.id - ${firstArchived}) % 10)`)}
      where a.id >= ${firstArchived + count - 10})
    select carried.id, t.id, position, listed, at from carried join topic t on t.slug = carried.slug order by 1
    on conflict do nothing;
    insert into live.picture (article_id, media_id)
    select a.id, (a.lead->>'mediaId')::uuid from live.article a where ${those} order by 1;
    insert into live.note (id, article_id, change_class, note, at)
    select gen_random_uuid(), a.id, case when ${n} % ${corrected} = 0 then 'correction' else 'update' end, 'An earlier version was wrong.', a.modified_at
    from live.article a where ${those} and ${n} % ${noted} = 0`;
}

/** As the migration that made the table wrote them for what readers had. */
function placesInLists(): string {
  const file = new URL("./migrations/0016_places_in_lists.sql", import.meta.url);
  const statement = readFileSync(file, "utf8")
    .split("--> statement-breakpoint")
    .find((one) => one.includes('insert into "live"."listing"'));
  if (statement === undefined) throw new Error("the migration writes no places in lists");
  return `truncate live.listing; ${statement}`;
}

/** What readers open: mostly the newest. */
function opened(count: number): string {
  return `
    insert into live.view (article_id, views)
    select id, 1 + floor(100000 * power(${share("id", 10)}, 8))::int from live.article where id >= ${firstArchived} order by id;
    insert into live.view_hour (hour, article_id, views)
    select date_trunc('hour', now()) - make_interval(hours => h), id, max(views) from (
      select h, ${firstArchived} + floor(power(${count}, ${share(`(h * ${openedEach} + n)`, 11)}))::int - 1 as id,
        1 + floor(200 * power(${share(`(h * ${openedEach} + n)`, 12)}, 8))::int as views
      from generate_series(0, ${hours - 1}) h, generate_series(1, ${openedEach}) n) as read
    group by 1, 2`;
}

async function learnWords(at: postgres.ReservedSql): Promise<void> {
  const words = Array.from({ length: offeredWords }, (_, rank) => archiveWord(rank));
  const pairs = words.flatMap((word) => spellingKeys(word).map((key) => [key, word] as const));
  await at`
    insert into live.word_key (key, word)
    select * from unnest(${pairs.map(([key]) => key)}::text[], ${pairs.map(([, word]) => word)}::text[])
    on conflict do nothing`;
}
