// Under whom lists find an article (live.listing) says at every moment what the page itself says: kept in the transaction that
// changes the page, and made for what readers had before by the migration.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Content } from "#lib/document/content.ts";
import type { NamedLists } from "#lib/newsroom/readers.ts";
import { articleForDesk } from "./articles.ts";
import { setTopics } from "./article-topics.ts";
import { newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import {
  type Cursor,
  latest,
  latestNotes,
  type Listed,
  listedIn,
  readSnapshot,
  type TeaserList,
} from "./live.ts";
import { sitemapListFiles, sitemapListSlugs, sitemapMonths } from "./live-feeds.ts";
import { MIGRATIONS } from "./migrate.ts";
import {
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  someone,
  write,
} from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { firstBrokenProjection } from "./record-checks.ts";
import { reprojectAll } from "./reproject.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { topicNamed } from "./topics.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("listing");
  room = await smallNewsroom();
});
after(() => database.close());

const idsIn = (where: Listed) =>
  readSnapshot(async (snapshot) =>
    (await latest(snapshot, { where, limit: 50 })).teasers.map(({ id }) => id),
  );

type Byline = Content["byline"];
const byPerson = (who: { id: string; name: string }, role: Byline[number]["role"] = "reporting") =>
  ({ kind: "person", id: who.id, name: who.name, role }) as const;
const byBureau = (id: string) => ({ kind: "bureau", id, name: "A bureau", role: "reporting" }) as const;

/** Lists in which the article stands. */
async function standsIn(id: number): Promise<string[]> {
  const places = {
    "own bureau": listedIn.bureau(room.bureauId),
    "other bureau": listedIn.bureau(room.otherBureauId),
    reporter: listedIn.author(room.reporter.id),
    editor: listedIn.author(room.editor.id),
    section: listedIn.section(room.sectionId),
  };
  const found: string[] = [];
  for (const [name, where] of Object.entries(places)) {
    const times = (await idsIn(where)).filter((one) => one === id).length;
    assert.ok(times <= 1, `${name} lists it ${times} times`);
    if (times === 1) found.push(name);
  }
  return found;
}

/** What is live, changed to this text by two people who may see both bureaus. */
async function change(id: number, content: Partial<Content>): Promise<void> {
  const desk = await articleForDesk(room.chief, id);
  assert.ok(desk);
  await write(room.chief, id, { ...desk.content, ...content });
  await must(room.chief, id, { verb: "submit", changeClass: "update", publicNote: "" });
  const second = await someone("chief", []);
  await must(second, id, { verb: "approve" });
  await must(second, id, { verb: "publish-change" });
}

const signedByAll = (slug: string): Content => ({
  ...finished(room),
  slug,
  byline: [
    byPerson(room.reporter),
    byPerson(room.reporter, "photographs"),
    byBureau(room.bureauId),
    byBureau(room.otherBureauId),
    { kind: "name", name: "A Guest", role: "reporting" },
  ],
});

test("an article stands once under its bureau, the bureaus that signed it and everybody who signed it", async () => {
  const id = await liveArticle(room, signedByAll("signed"));
  assert.deepEqual(await standsIn(id), ["own bureau", "other bureau", "reporter", "section"]);
});

test("a change of its signatures or of its bureau moves it at once, and not before", async () => {
  const id = await liveArticle(room, signedByAll("resigned"));
  await write(room.editor, id, {
    ...signedByAll("resigned"),
    headline: "Not yet",
    byline: [byPerson(room.editor)],
  });
  assert.deepEqual(await standsIn(id), ["own bureau", "other bureau", "reporter", "section"]);
  await change(id, { headline: "Harbour opens anew" });
  assert.deepEqual(await standsIn(id), ["own bureau", "editor", "section"]);
  await change(id, { bureauId: room.otherBureauId, byline: [byBureau(room.bureauId)] });
  assert.deepEqual(await standsIn(id), ["own bureau", "other bureau", "section"]);
  await change(id, { byline: [byPerson(room.editor)] });
  assert.deepEqual(await standsIn(id), ["other bureau", "editor", "section"]);
});

test("what is withheld, killed or retracted stands in no list; what is published again comes back as it was", async () => {
  const [id, other] = [
    await liveArticle(room, signedByAll("first")),
    await liveArticle(room, signedByAll("second")),
  ];
  const all = await standsIn(id);
  await must(room.editor, id, { verb: "withhold", reason: "A source asked." });
  assert.deepEqual(await standsIn(id), []);
  await must(room.editor, id, { verb: "publish-again" });
  assert.deepEqual(await standsIn(id), all);
  await must(room.chief, other, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  assert.deepEqual(await standsIn(other), []);
  await must(room.chief, id, { verb: "kill", reason: "The source withdrew everything." });
  assert.deepEqual(await standsIn(id), []);
  const left =
    await newsroomSql()`select 1 from live.listing where article_id in ${newsroomSql()([id, other])}`;
  assert.equal(left.length, 0);
});

test("a list goes on where its page ended, without a gap or a repetition", async () => {
  for (let count = 0; count < 5; count++) await liveArticle(room, signedByAll(`page-${count}`));
  const where = listedIn.author(room.reporter.id);
  const whole = await idsIn(where);
  const paged = await readSnapshot(async (snapshot) => {
    const ids: number[] = [];
    let place: Cursor | null = null;
    do {
      const page: TeaserList = await latest(snapshot, { where, after: place, limit: 2 });
      ids.push(...page.teasers.map(({ id }) => id));
      place = page.next;
    } while (place !== null);
    return ids;
  });
  assert.ok(whole.length > 4);
  assert.deepEqual(paged, whole);
});

test("a verification finds an article that stands under somebody who didn't sign it, or under nobody", async () => {
  const id = await liveArticle(room, signedByAll("checked"));
  assert.equal(await firstBrokenProjection(), null);
  const sql = newsroomSql();
  await sql`update live.listing set of_id = ${room.chief.id} where article_id = ${id} and of_id = ${room.reporter.id}`;
  assert.match((await firstBrokenProjection()) ?? "", /place in lists/);
  await sql`update live.listing set of_id = ${room.reporter.id} where article_id = ${id} and of_id = ${room.chief.id}`;
  assert.equal(await firstBrokenProjection(), null);
  await sql`delete from live.listing where article_id = ${id}`;
  assert.match((await firstBrokenProjection()) ?? "", /place in lists/);
  await reprojectAll();
  assert.equal(await firstBrokenProjection(), null);
});

test("the migration gives everything that readers had before the places that it would get now", async () => {
  const file = readFileSync(`${MIGRATIONS}/0016_places_in_lists.sql`, "utf8");
  const filling = file
    .split("--> statement-breakpoint")
    .find((one) => one.includes('insert into "live"."listing"'));
  const owner = openOwner(database.url);
  try {
    const rows = () => owner`select of_id, first_published_at, article_id from live.listing order by 1, 2, 3`;
    const kept = [...(await rows())];
    await owner`delete from live.listing`;
    await owner.unsafe(filling ?? "");
    assert.ok(kept.length > 10);
    assert.deepEqual([...(await rows())], kept);
  } finally {
    await owner.end();
  }
});

test("the sitemap's index names each month once, the newest first, with its newest change; a retracted article counts for none", async () => {
  const ids: number[] = [];
  for (let count = 0; count < 4; count++) ids.push(await liveArticle(room, signedByAll(`month-${count}`)));
  const days = ["2019-02-01", "2019-02-28", "2021-12-31", "2022-01-01"];
  for (const [index, id] of ids.entries())
    await newsroomSql()`
      update live.article set day = ${days[index] ?? ""}, modified_at = ${`20${30 - index}-01-01T00:00:00Z`}::timestamptz where id = ${id}`;
  const months = async () =>
    (await readSnapshot((snapshot) => sitemapMonths(snapshot)))
      .slice(1)
      .map(({ month, modifiedAt }) => `${month} ${modifiedAt.toISOString().slice(0, 4)}`);
  assert.deepEqual(await months(), ["2022-01 2027", "2021-12 2028", "2019-02 2030"]);
  await newsroomSql()`update live.article set listed = false where id in ${newsroomSql()([ids[0] ?? 0, ids[3] ?? 0])}`;
  assert.deepEqual(await months(), ["2021-12 2028", "2019-02 2029"]);
  await reprojectAll();
});

test("sitemaps of lists name every author, bureau and topic with something to read, once, and leave with the last of it", async () => {
  const guest = await someone("reporter", [room.bureauId]);
  const id = await liveArticle(room, { ...finished(room), slug: "by-a-guest", byline: [byPerson(guest)] });
  const made = await topicNamed({ actor: room.editor, requestId: newId() }, "Tides");
  const other = await topicNamed({ actor: room.editor, requestId: newId() }, "Nothing yet");
  assert.ok(made.ok && other.ok);
  await setTopics({ actor: room.editor, requestId: newId() }, id, { topics: [made.id], seen: [] });
  const named = (kind: NamedLists, most?: number) =>
    readSnapshot(async (snapshot) => {
      const files = (await sitemapListFiles(snapshot, most))[kind];
      const slugs: string[][] = [];
      for (let file = 1; file <= files; file++)
        slugs.push(await sitemapListSlugs(snapshot, kind, file, most));
      assert.deepEqual(await sitemapListSlugs(snapshot, kind, files + 1, most), []);
      return slugs;
    });
  const [who] = await newsroomSql()<{ slug: string }[]>`select slug from person where id = ${guest.id}`;
  assert.ok(who);
  const authors = (await named("authors")).flat();
  assert.ok(authors.includes(who.slug));
  assert.deepEqual(await named("topics"), [["tides"]]);
  const bureaus = (await named("bureaus")).flat();
  assert.equal(bureaus.length, 2, "both bureaus, and none twice");
  // No file holds more than it may, and together they hold what one would.
  const parted = await named("authors", 1);
  assert.ok(authors.length > 1);
  assert.deepEqual(
    parted,
    authors.map((slug) => [slug]),
  );
  // Its page stays for those who were sent there; nobody is sent there any more.
  await must(room.chief, id, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  assert.ok(!(await named("authors")).flat().includes(who.slug));
  assert.deepEqual(await named("topics"), []);
});

test("notes to readers go on where their page ended, those of one instant too", async () => {
  const ids: number[] = [];
  for (let count = 0; count < 3; count++) {
    ids.push(await liveArticle(room, signedByAll(`noted-${count}`)));
    await must(room.chief, ids[count] ?? 0, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  }
  await newsroomSql()`update live.note set at = '2026-01-01T00:00:00Z' where article_id in ${newsroomSql()(ids)}`;
  const whole = await readSnapshot((snapshot) => latestNotes(snapshot, null, 50));
  const paged: number[] = [];
  let place: Cursor | null = null;
  for (;;) {
    const [next] = await readSnapshot((snapshot) => latestNotes(snapshot, place, 1));
    if (!next) break;
    paged.push(next.article.id);
    place = { at: next.note.at, id: next.article.id };
  }
  assert.deepEqual(
    paged,
    whole.map(({ article }) => article.id),
  );
  assert.deepEqual(paged.slice(-3), ids.toReversed());
});
