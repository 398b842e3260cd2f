// What was read most, and what leads on from a page: only what is listed now, never the article itself, never one twice.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTopics } from "./article-topics.ts";
import { newsroomSql } from "./client.ts";
import { liveWith } from "./finding.test-support.ts";
import { newId } from "./ids.ts";
import { mostRead, nearestTo, relatedTo } from "./live-related.ts";
import { readSnapshot } from "./live.ts";
import { dayOfArchive, monthOfArchive, newestMonth, yearsOfArchive } from "./live-archive.ts";
import { reckonMostRead } from "./most-read.ts";
import { must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { topicNamed } from "./topics.ts";
import { addViews } from "./views.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("most read");
  room = await smallNewsroom();
});
after(() => database.close());

const read = (sectionId: string | null = null, limit = 5) =>
  readSnapshot(async (snapshot) => {
    const most = await mostRead(snapshot, sectionId, limit);
    return most && { span: most.span, ids: most.articles.map(({ id }) => id) };
  });

test("the last 24 hours count first, the last seven days where a day says too little, and a kill is gone at once", async () => {
  const ids = [];
  for (const word of ["Alder", "Birch", "Cedar", "Damson", "Elder"])
    ids.push(await liveWith(room, `${word} day`));
  const [alder = 0, birch = 0, cedar = 0, damson = 0, elder = 0] = ids;
  assert.equal(await read(), null);
  await addViews(
    new Map([
      [alder, 5],
      [birch, 50],
      [cedar, 20],
      [999_999, 9_999],
    ]),
  );
  await newsroomSql()`insert into live.view_hour (hour, article_id, views) values
    (date_trunc('hour', now()) - interval '3 days', ${damson}, 500), (date_trunc('hour', now()) - interval '30 days', ${elder}, 9000)`;
  await reckonMostRead();
  assert.deepEqual(await read(null, 3), { span: "day", ids: [birch, cedar, alder] });
  assert.deepEqual(await read(null, 4), { span: "week", ids: [damson, birch, cedar, alder] });
  assert.deepEqual(await read(room.sectionId, 3), { span: "day", ids: [birch, cedar, alder] });
  assert.equal(await read(newId()), null);
  assert.equal(
    (await newsroomSql()`select from live.view_hour where article_id = ${elder}`).length,
    0,
    "forgotten",
  );
  await must(room.editor, birch, { verb: "withhold", reason: "A source asked." });
  assert.deepEqual((await read(null, 4))?.ids, [damson, cedar, alder], "before the clock reckons again");
  await must(room.chief, cedar, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  await must(room.chief, damson, { verb: "kill", reason: "The source withdrew everything." });
  assert.equal(await read(), null);
  await reckonMostRead();
  assert.equal(await read(), null);
});

test("a section that little was read of today has its week, however much was read elsewhere", async () => {
  const sql = newsroomSql();
  const quiet = newId();
  await sql`insert into section (id, slug, name) values (${quiet}, 'quiet', 'Quiet')`;
  await sql`
    insert into live.article (id, revision_id, listed, slug, section_id, bureau_id, headline, kicker, standfirst, dateline,
      first_published_at, modified_at, day, html, feed_html, text, words, related)
    select 700000 + n, gen_random_uuid(), true, 'a', case when n > 25 then ${quiet} else ${room.sectionId}::uuid end, ${room.bureauId},
      'Read ' || n, '', '', '', now(), now(), '2026-01-01', '', '', '', 1, '{}'
    from generate_series(1, 29) as n`;
  await sql`
    insert into live.view_hour (hour, article_id, views)
    select date_trunc('hour', now()) - case when n > 25 then interval '3 days' else '0' end, 700000 + n, 1000 + n
    from generate_series(1, 29) as n`;
  await reckonMostRead();
  assert.deepEqual(await read(quiet, 3), { span: "week", ids: [700_029, 700_028, 700_027] });
  const busy = { span: "day", ids: [700_025, 700_024, 700_023] };
  assert.deepEqual([await read(null, 3), await read(room.sectionId, 3)], [busy, busy]);
  await sql`delete from live.view_hour where article_id > 700000`;
  await sql`delete from live.article where id > 700000`;
});

test("hand-picked articles lead, then those that share topics and rare words; itself, one twice and what isn't listed never", async () => {
  const quince = await liveWith(room, "Quince growers of Tirana sue over frost insurance");
  const picked = await liveWith(room, "Unlike it altogether");
  const sameWords = await liveWith(room, "Frost insurance: quince growers wait for Tirana");
  const sameTopic = await liveWith(room, "Apples");
  const hidden = await liveWith(room, "Quince growers of Tirana, frost and insurance");
  const topic = await topicNamed({ actor: room.editor, requestId: newId() }, "Orchards");
  assert.ok(topic.ok);
  for (const id of [quince, sameTopic])
    await setTopics({ actor: room.editor, requestId: newId() }, id, { topics: [topic.id], seen: [] });
  await must(room.editor, hidden, { verb: "withhold", reason: "A source asked." });
  const related = (limit: number, hand: readonly number[]) =>
    readSnapshot(async (snapshot) => {
      const near = await nearestTo(snapshot, quince);
      return (await relatedTo(snapshot, { id: quince, picked: hand, near, limit })).map(({ id }) => id);
    });
  assert.deepEqual(await related(4, [picked, quince, picked, hidden, 999_999]), [
    picked,
    sameWords,
    sameTopic,
  ]);
  assert.deepEqual(await related(1, [picked]), [picked]);
  await must(room.chief, sameWords, { verb: "kill", reason: "The source withdrew everything." });
  assert.deepEqual(await related(4, []), [sameTopic]);
});

test("the archive's calendar knows the days with something to read and the way to other months", async () => {
  const sql = newsroomSql();
  const [one, two] = [await liveWith(room, "Leap day"), await liveWith(room, "Later")];
  await sql`update live.article set day = '2024-02-29' where id = ${one}`;
  await sql`update live.article set day = '2024-05-01' where id = ${two}`;
  const month = (name: string) => readSnapshot((snapshot) => monthOfArchive(snapshot, name));
  const newest = await readSnapshot(newestMonth);
  assert.deepEqual(await month("2024-02"), {
    month: "2024-02",
    days: ["2024-02-29"],
    previous: null,
    next: "2024-05",
  });
  assert.deepEqual(await month("2024-03"), {
    month: "2024-03",
    days: [],
    previous: "2024-02",
    next: "2024-05",
  });
  assert.deepEqual((await month("2024-05")).next, newest);
  const years = await readSnapshot(yearsOfArchive);
  assert.deepEqual(years.at(-1), { year: "2024", month: "2024-05" });
  const day = async (name: string) =>
    (await readSnapshot((snapshot) => dayOfArchive(snapshot, name, 9))).map(({ teaser, retracted }) => [
      teaser.id,
      retracted,
    ]);
  assert.deepEqual(await day("2024-05-01"), [[two, false]]);
  await must(room.editor, one, { verb: "withhold", reason: "A source asked." });
  assert.deepEqual((await month("2024-02")).days, []);
  assert.deepEqual(await day("2024-02-29"), []);
  const other = await liveWith(room, "Forged papers");
  await must(room.chief, other, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  const [today] = await sql`select day::text from live.article where id = ${other}`;
  assert.ok(
    (await day(String(today?.["day"]))).some(([id, retracted]) => id === other && retracted === true),
  );
});
