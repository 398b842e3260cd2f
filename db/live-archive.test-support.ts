// Many articles as readers have them, written by plain SQL past the newsroom: what readers' pages must stay fast over after
// years. Their numbers begin where no newsroom's of today is.
import { chosen, fillPool } from "./archive-words.test-support.ts";
import { openOwner } from "./owner.ts";

/** The first article's number. */
export const firstArchived = 50_000_001;
export const archiveSections = 8;
const bureaus = 20;
const people = 400;
const perArticle = 5;
const chunk = 50_000;
const minutesApart = 5;

/** The instant of first publication of the nth article, newest first. */
export const archivedAt = (n: string) =>
  `now() - interval '1 hour' - ${n} * interval '${minutesApart} minutes'`;

/** Write so many articles unless they are there. Needs the owner's address, because it writes past triggers. */
export async function fillLiveArchive(
  count: number,
  ownerUrl: string,
  said: (line: string) => void,
): Promise<void> {
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
    const [there] = await at`select count(*)::int as count from (
      select 1 from live.article where id >= ${firstArchived} limit ${count}) found`;
    if (Number(there?.["count"]) >= count) return;
    await fillPool(at);
    await at`delete from live.article where id >= ${firstArchived}`;
    await at.unsafe(`
      insert into section (id, slug, name) select gen_random_uuid(), 'archive-' || n, 'Archive ' || n
      from generate_series(0, ${archiveSections - 1}) n on conflict (slug) do nothing;
      insert into bureau (id, slug, name) select gen_random_uuid(), 'archive-' || n, 'Archive bureau ' || n
      from generate_series(0, ${bureaus - 1}) n on conflict (slug) do nothing;
      insert into person (id, email, name, slug, role) select gen_random_uuid(), 'archive-' || n || '@test.test',
        'Archive author ' || n, 'archive-' || n, 'reporter'
      from generate_series(0, ${people - 1}) n on conflict (slug) do nothing`);
    const indexes = await at<{ name: string; definition: string }[]>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'live' and tablename in ('article', 'byline')
        and indexname not in (select conname from pg_constraint)`;
    for (const { name } of indexes) await at.unsafe(`drop index live."${name}"`);
    for (let from = 0; from < count; from += chunk) {
      await at.unsafe(articles(from, Math.min(count, from + chunk) - 1));
      said(`${Math.min(count, from + chunk)} articles`);
    }
    for (const { name, definition } of indexes) {
      await at.unsafe(definition);
      said(`index ${name}`);
    }
    await at.unsafe("vacuum analyze live.article, live.byline");
  } finally {
    at.release();
    await owner.end();
  }
}

function articles(from: number, to: number): string {
  const places = Array.from({ length: perArticle }, (_, place) => place);
  const joins = places
    .map((place) => `join archive_paragraph p${place} on p${place}.n = ${chosen("n.n", place)}`)
    .join(" ");
  const html = places.map((place) => `'<p>' || p${place}.text || '</p>'`).join(" || ");
  const text = places.map((place) => `p${place}.text`).join(" || E'\\n' || ");
  return `
    with made as (
      insert into live.article (id, revision_id, listed, slug, section_id, bureau_id, headline, kicker, standfirst, dateline,
        first_published_at, modified_at, day, lead, html, feed_html, text, words, related)
      select ${firstArchived} + n.n, gen_random_uuid(), true, 'harbour-story-' || n.n, s.id, b.id,
        'Harbour story number ' || n.n || ' ' || split_part(p0.text, ' ', 3), 'Shipping', left(p1.text, 160), 'Valparaíso',
        t.at, t.at, t.at::date, null, ${html}, ${html}, ${text}, ${perArticle * 50},
        array[${firstArchived} + (n.n + 1) % 1000, ${firstArchived} + (n.n + 2) % 1000]
      from generate_series(${from}, ${to}) n(n)
      cross join lateral (select ${archivedAt("n.n")} as at) t
      join section s on s.slug = 'archive-' || n.n % ${archiveSections}
      join bureau b on b.slug = 'archive-' || n.n % ${bureaus}
      ${joins}
      returning id)
    insert into live.byline (article_id, position, name, role, person_id)
    select made.id, 0, p.name, 'reporting', p.id
    from made join person p on p.slug = 'archive-' || made.id % ${people}`;
}
