// The public search: what readers can open and nothing else, in words, phrases and scripts, with what was meant for what was
// misspelled, and a polite answer to everything that can be typed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readSearch } from "#lib/newsroom/reader-search.ts";
import { newsroomSql } from "./client.ts";
import { asked, bodyOf, found, liveWith } from "./finding.test-support.ts";
import { learnDueWords } from "./known-words.ts";
import { readSnapshot } from "./live.ts";
import { searchLive } from "./live-search.ts";
import { openOwner } from "./owner.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  type SmallNewsroom,
  write,
} from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("live search");
  room = await smallNewsroom();
});
after(() => database.close());

async function learned(): Promise<void> {
  while ((await learnDueWords()) > 0);
}

const words = (pieces: readonly Readonly<{ text: string; hit: boolean }>[]) =>
  pieces.filter(({ hit }) => hit).map(({ text }) => text);

test("a draft, a change under review, a withheld and a killed article are in no answer; a retracted one is, with its label", async () => {
  const id = await liveWith(room, "Zanzibar opens its quay");
  await draftArticle(room, { ...finished(room), headline: "Zanzibar in a draft" });
  await write(room.editor, id, { ...finished(room), headline: "Zanzibar changed in secret", slug: "z" });
  assert.deepEqual(await found("zanzibar"), [id]);
  assert.deepEqual(await found("secret"), []);
  await must(room.editor, id, { verb: "withhold", reason: "A source asked." });
  assert.deepEqual(await found("zanzibar"), []);
  await must(room.editor, id, { verb: "publish-again" });
  assert.deepEqual(await found("zanzibar"), [id]);
  await must(room.chief, id, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  const [retracted] = (await asked({ q: "zanzibar" })).found;
  assert.equal(retracted?.retracted, true);
  await must(room.chief, id, { verb: "kill", reason: "The source withdrew everything." });
  assert.deepEqual(await found("zanzibar"), []);
});

test("headline before body; forms of a word and accents make no difference; hits are marked in the words as they are written", async () => {
  const inBody = await liveWith(room, "A quiet day", "The ministers of Bogotá met.");
  const inHead = await liveWith(room, "Bogotá’s minister resigns", "Nobody knows why.");
  assert.deepEqual(await found("bogota minister"), [inHead, inBody]);
  assert.deepEqual(await found("BOGOTÁ"), [inHead, inBody]);
  const answer = await asked({ q: "bogota minister" });
  assert.deepEqual(words(answer.found[0]?.headline ?? []), ["Bogotá", "minister"]);
  assert.deepEqual(words(answer.found[1]?.snippet ?? []), ["ministers", "Bogotá"]);
});

test("a phrase must stand together, a -word may not be there, OR finds either", async () => {
  const apart = await liveWith(room, "Kites", "Paper of red and a kite of green.");
  const together = await liveWith(room, "Kites again", "A red kite over the bay.");
  const other = await liveWith(room, "Glider", "A glider over the bay.");
  assert.deepEqual(await found('"red kite"'), [together]);
  assert.deepEqual(new Set(await found("red kite")), new Set([apart, together]));
  assert.deepEqual(await found("kite -bay"), [apart]);
  assert.deepEqual(new Set(await found("glider or kite")), new Set([apart, together, other]));
  assert.equal((await asked({ q: "-kite" })).limits, "common");
});

test("a name that is no word to a dictionary is found in headlines, and other scripts are found by their words and letters", async () => {
  const who = await liveWith(room, "WHO sends a team", "The team left.");
  assert.deepEqual(await found("WHO"), [who]);
  const russian = await liveWith(room, "Порт", "Министр открыл новый порт утром.");
  const chinese = await liveWith(room, "港口", "记者在北京大学采访了三位教授。");
  const arabic = await liveWith(room, "ميناء", "أعلن الوزير افتتاح الميناء الجديد.");
  assert.deepEqual(await found("министр"), [russian]);
  assert.deepEqual(await found("北京大学"), [chinese]);
  assert.deepEqual(await found("京北"), []);
  assert.deepEqual(await found("الوزير"), [arabic]);
  assert.ok(words((await asked({ q: "北京大学" })).found[0]?.snippet ?? []).length > 0);
});

test("a misspelled word is answered with the one that was meant, never with a word of a page that was withdrawn", async () => {
  const id = await liveWith(room, "Cormorants return", "They nest again.");
  await learned();
  const answer = await asked({ q: "cormorrants" });
  assert.deepEqual([answer.found.length, answer.meant], [0, "cormorants"]);
  assert.equal((await asked({ q: "comrorants nest" })).meant, "cormorants nest");
  assert.equal((await asked({ q: "zzzzzzzz" })).meant, null);
  await must(room.editor, id, { verb: "withhold", reason: "A source asked." });
  assert.equal((await asked({ q: "cormorrants" })).meant, null, "before the clock forgets the word");
  await learned();
  assert.equal((await newsroomSql()`select from live.word_key where word = 'cormorants'`).length, 0);
});

test("a section and a time narrow the answer, days by the newsroom's calendar", async () => {
  const id = await liveWith(room, "Periwinkle harvest");
  const sections = await newsroomSql()`select slug from section where id = ${room.sectionId}`;
  const section = String(sections[0]?.["slug"]);
  assert.deepEqual(await found("periwinkle", { section }), [id]);
  assert.deepEqual(await found("periwinkle", { section: "nowhere" }), []);
  assert.deepEqual(await found("periwinkle", { time: "day" }), [id]);
  const [today] =
    await newsroomSql()`select to_char(now() at time zone 'Europe/London', 'YYYY-MM-DD') as day`;
  const day = String(today?.["day"]);
  assert.deepEqual(await found("periwinkle", { from: day, until: day }), [id]);
  assert.deepEqual(await found("periwinkle", { until: "2020-01-01" }), []);
  await newsroomSql()`update live.article set first_published_at = now() - interval '9 days' where id = ${id}`;
  assert.deepEqual(await found("periwinkle", { time: "week" }), []);
  assert.deepEqual(await found("periwinkle", { time: "month" }), [id]);
});

test("pages of results go on through all matches, none twice and none left out, whatever is published meanwhile", async () => {
  await newsroomSql()`
    insert into live.article (id, revision_id, listed, slug, section_id, bureau_id, headline, kicker, standfirst, dateline,
      first_published_at, modified_at, day, html, feed_html, text, words, related)
    select 500000 + n, gen_random_uuid(), true, 'a', ${room.sectionId}, ${room.bureauId}, 'Murmuration ' || n, '', '', '',
      now() - n * interval '30 hours', now(), '2026-01-01', '', '', repeat('murmuration ', n % 7), 1, '{}'
    from generate_series(1, 450) as n`;
  const seen: number[] = [];
  let query: Record<string, string> = { q: "murmuration" };
  for (let pages = 0; pages < 40; pages++) {
    const answer = await asked(query);
    seen.push(...answer.found.map(({ teaser }) => teaser.id));
    if (answer.next === null) break;
    const { at, id, page } = answer.next;
    query = { q: "murmuration", after: [at.getTime(), id, page].map((one) => one.toString(36)).join("-") };
    if (pages === 3) await liveWith(room, "Murmuration breaking");
  }
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(seen.length, 450);
});

test("whatever can be typed into an address is answered, and looks for nothing but itself", async () => {
  await liveWith(room, "Plain words");
  const hostile = [
    "'; drop table live.article; --",
    "\\' or 1=1",
    "a:* & b | !c <-> d",
    '"""" "unclosed',
    "%_%",
    "<script>alert(1)</script>",
    "\u0000\u202e\ud800",
    "((((((((((",
    "-".repeat(150),
    "é".repeat(150),
    "or or or",
    "__proto__ constructor",
    "$1 ${x} {{7*7}}",
    "word ".repeat(20_000),
    "👩‍👩‍👧 🇫🇷",
  ];
  for (const q of hostile) {
    const answer = await asked({ q, section: q.slice(0, 50), from: q.slice(0, 10), after: q.slice(0, 20) });
    assert.ok(Array.isArray(answer.found), q);
  }
  assert.equal((await newsroomSql()`select count(*)::int as n from live.article`)[0]?.["n"] > 0, true);
  assert.equal(readSearch(new URLSearchParams({ q: "word ".repeat(20_000) })).cut, true);
});

test("a search that takes too long is stopped with a word on what to do, and the next one is answered", async () => {
  const id = await liveWith(room, "Tortoise races");
  const owner = openOwner(database.url);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: locked, resolve: tell } = Promise.withResolvers<void>();
  const holding = owner.begin(async (sql) => {
    await sql`lock table live.article in access exclusive mode`;
    tell();
    await held;
  });
  await locked;
  const slow = await asked({ q: "tortoise" });
  release();
  await holding;
  await owner.end();
  assert.deepEqual([slow.limits, slow.found.length, slow.next, slow.meant], ["too-slow", 0, null, null]);
  assert.deepEqual(await found("tortoise"), [id]);
});

test("what a misspelled word was meant to be is looked for by the index alone, and nothing after it is held to that", async () => {
  await liveWith(room, "Cormorants nest");
  const ways = await readSnapshot(async (snapshot) => {
    const answer = await searchLive(snapshot, readSearch(new URLSearchParams({ q: "cormorxnts" })));
    assert.deepEqual(answer.found, []);
    return snapshot.db.execute<{ way: string }>(`
      select name as way from pg_settings where name in ('enable_seqscan', 'enable_indexscan', 'enable_indexonlyscan') and setting <> 'on'`);
  });
  assert.deepEqual([...ways], []);
});

test("topics and authors of the name that was typed are shown beside what was found", async () => {
  await liveWith(room, "By somebody", "Text.", {
    byline: [{ kind: "person", id: room.reporter.id, name: room.reporter.name, role: "reporting" }],
    body: bodyOf("Text."),
  });
  const { pages } = await asked({ q: room.reporter.name });
  assert.deepEqual(
    pages.map(({ kind, name }) => [kind, name]),
    [["author", room.reporter.name]],
  );
  assert.deepEqual((await asked({ q: room.chief.name })).pages, [], "who signed nothing has no page");
});
