// The public search over so many articles that it can't look at all of them: it finds what looking at all would find, in that
// order, and where it stopped it says so and goes on from there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newsroomSql } from "./client.ts";
import { asked, found } from "./finding.test-support.ts";
import { smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

const many = 14_000;
let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("many articles");
  room = await smallNewsroom();
  // The nth newest has a word for each of these numbers that divides n; of two words the newest have none, or few; one in 500 is
  // retracted. A tall ship is rare, and "tall" and "ship" stand apart in one of four.
  await newsroomSql()`
    insert into live.article (id, revision_id, listed, slug, section_id, bureau_id, headline, kicker, standfirst, dateline,
      first_published_at, modified_at, day, html, feed_html, text, words, related)
    select 500000 - n, gen_random_uuid(), n % 500 <> 7, 'a', ${room.sectionId}, ${room.bureauId},
      case when n % 70 = 0 then 'Seventieth' else 'Daily' end, '', '', '', now() - n * interval '3 hours', now(), '2026-01-01', '', '',
      'everywhere ' || case when n % 2 = 0 then repeat('second ', n % 9) else '' end || case when n % 5 = 0 then 'fifth ' else '' end
        || case when n > 7000 and n % 3 = 0 then 'erstwhile ' else '' end
        || case when n % case when n < 3000 then 20 else 3 end = 0 then 'waning ' else '' end
        || case when n % 70 = 0 then 'seventieth ' else '' end || case when n % 999 = 0 then 'thousandth ' else '' end
        || case when n in (40, 13996) then 'tall ship' when n % 4 = 0 then 'ship that was tall' else '' end, 1, '{}'
    from generate_series(1, ${many}) as n`;
  const owner = openOwner(database.url);
  await owner`analyze live.article`;
  await owner.end();
});
after(() => database.close());

/** The newest 200 of all matches, the best of them first, by looking at each article. */
async function byLookingAtAll(q: string, days: number | null = null): Promise<number[]> {
  const rows = await newsroomSql()`
    select id from (
      select id, first_published_at as at, ts_rank(search, q) * exp(-extract(epoch from now() - first_published_at) / 15552000) as rank
      from live.article, websearch_to_tsquery('english', ${q}) as q
      where search @@ q and (${days}::int is null or first_published_at >= now() - make_interval(days => ${days}))
      order by first_published_at desc, id desc limit 200) as newest
    order by rank desc, at desc, id desc limit 20`;
  return rows.map(({ id }) => Number(id));
}

test("the newest matches in their order, as if each article had been looked at, for words of every frequency", async () => {
  for (const q of [
    "everywhere",
    "second",
    "fifth",
    "seventieth",
    "thousandth",
    "erstwhile",
    "waning",
    "nobody",
    "everywhere second",
    "second fifth",
    "everywhere thousandth",
    "fifth -second",
    "seventieth -everywhere",
    "thousandth or seventieth",
    '"fifth seventieth"',
  ]) {
    const answer = await asked({ q });
    assert.deepEqual(
      [answer.found.map(({ teaser }) => teaser.id), answer.limits],
      [await byLookingAtAll(q), "none"],
      q,
    );
  }
  for (const [time, days] of [
    ["month", 30],
    ["year", 365],
  ] as const)
    assert.deepEqual(await found("fifth", { time }), await byLookingAtAll("fifth", days), time);
});

/** All that a question finds, page by page, and how many of the pages say that not everything was looked through. */
async function everyPage(q: string): Promise<{ ids: number[]; cut: number }> {
  const ids: number[] = [];
  let cut = 0;
  for (let place = ""; ;) {
    const answer = await asked({ q, ...(place !== "" && { after: place }) });
    ids.push(...answer.found.map(({ teaser }) => teaser.id));
    cut += answer.limits === "recent" ? 1 : 0;
    if (answer.next === null) return { ids, cut };
    const { at, id, page } = answer.next;
    place = [at.getTime(), id, page].map((one) => one.toString(36)).join("-");
  }
}

test("a phrase of frequent words is looked for among the newest, which is said, and further back page by page to the oldest", async () => {
  const first = await asked({ q: '"tall ship"' });
  assert.deepEqual(
    [first.found.map(({ teaser }) => teaser.id), first.limits, first.meant],
    [[500_000 - 40], "recent", null],
  );
  const { ids, cut } = await everyPage('"tall ship"');
  assert.deepEqual(ids, [500_000 - 40, 500_000 - 13_996]);
  assert.ok(cut > 1);
});

test("pages of a frequent word go on through all of them, none twice and none left out", async () => {
  for (const [q, matches] of [
    ["fifth", many / 5],
    ["everywhere seventieth", many / 70],
  ] as const) {
    const { ids } = await everyPage(q);
    assert.equal(ids.length, matches, q);
    assert.equal(new Set(ids).size, matches, q);
  }
});
