// Fronts on the database: what is saved and by whom, what readers get of it, what leaves by itself, versions, and who may.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { emptyArrangement } from "#lib/newsroom/front.ts";
import { articleForDesk } from "./articles.ts";
import { newsroomSql, readersSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";
import { firstBrokenFront, reprojectFronts } from "./front-checks.ts";
import { restoreFront, saveFront } from "./front-save.ts";
import { frontForDesk, frontHistory, frontPair, frontsOverview } from "./fronts.ts";
import {
  arrange,
  arranged,
  deed,
  everywhere,
  pin,
  purgeOf,
  readersGet,
  refusalOf,
} from "./fronts.test-support.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  type SmallNewsroom,
  smallNewsroom,
} from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let sectionSlug: string;
/** Newest first, as readers' lists have them. */
let ids: number[];
let version = 0;

const article = (place: number): number => ids[place] ?? 0;

before(async () => {
  database = await testDatabase("fronts");
  room = await smallNewsroom();
  const [row] = await newsroomSql()<
    { slug: string }[]
  >`select slug from section where id = ${room.sectionId}`;
  sectionSlug = row?.slug ?? "";
  ids = [];
  for (let count = 0; count < 9; count++) ids.unshift(await liveArticle(room));
});
after(async () => {
  await database.close();
});

const save = async (front: Parameters<typeof arrange>[2], actor = room.editor) => {
  version = await arrange(actor, "front", front, version);
};

test("while nobody has arranged it the latest stand everywhere, the newest leading, and nothing twice", async () => {
  const page = await readersGet(null);
  assert.deepEqual([page.lead, page.promoted, page.list], [[article(0)], ids.slice(1, 4), ids.slice(4, 6)]);
  assert.equal(new Set(everywhere(page)).size, everywhere(page).length);
});

test("what is picked stands in its slot, the latest fill the rest, nothing stands twice, and the page cache is told", async () => {
  const told = await purgeOf("front");
  await save(arranged([article(8)], [article(0), article(7)]));
  const page = await readersGet(null);
  assert.deepEqual(
    [page.lead, page.promoted, page.list],
    [[article(8)], [article(0), article(7), article(1)], [article(2), article(3)]],
  );
  assert.deepEqual(new Set(everywhere(page)), new Set(ids));
  assert.equal(everywhere(page).length, ids.length);
  assert.ok((await purgeOf("front")) > told);
});

test("a killed, withheld or retracted article leaves in the same moment, and what is published again comes back", async () => {
  const [gone, held, taken] = [await liveArticle(room), await liveArticle(room), await liveArticle(room)];
  const other = await liveArticle(room);
  await save(arranged([gone], [held, taken, other]));
  assert.deepEqual((await readersGet(null)).promoted, [held, taken, other]);
  await must(room.chief, gone, { verb: "kill", reason: "For a test." });
  await must(room.editor, held, { verb: "withhold", reason: "For a test." });
  await must(room.chief, taken, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  const page = await readersGet(null);
  for (const id of [gone, held, taken]) assert.ok(!everywhere(page).includes(id), `article ${id}`);
  assert.equal(page.promoted[0], other);
  assert.equal(page.promoted.length, 3, "the latest take the places");
  await must(room.editor, held, { verb: "publish-again" });
  assert.equal((await readersGet(null)).promoted[0], held);
  const desk = await frontForDesk(room.editor, "front");
  assert.deepEqual(desk?.picks.lead, [], "a killed article's pin is gone at the desk, too");
  assert.equal(desk?.picks.promoted[1]?.article?.state, "retracted");
});

test("an article is placed before it is live and stands there once it is", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await save(arranged([id]));
  assert.notEqual((await readersGet(null)).lead[0], id);
  assert.equal((await frontForDesk(room.editor, "front"))?.picks.lead[0]?.article?.state, "coming");
  await must(room.editor, id, { verb: "publish" });
  assert.deepEqual((await readersGet(null)).lead, [id]);
});

test("a section has its own front, may show another section's article, and its page is purged with that article", async () => {
  const other = await smallNewsroom();
  const guest = await liveArticle(other, finished(other));
  await arrange(room.chief, sectionSlug, arranged([guest]), 0);
  const page = await readersGet(room.sectionId);
  assert.deepEqual(page.lead, [guest]);
  const { standing } = (await articleForDesk(other.chief, guest)) ?? {};
  assert.deepEqual(
    standing?.fronts.map((one) => one.place),
    ["lead"],
  );
  assert.notEqual(standing?.fronts[0]?.section, null, "the section is named");
  assert.equal(page.promoted.length, 3);
  assert.deepEqual(page.list, []);
  const told = await purgeOf(`section:${sectionSlug}`);
  await must(other.chief, guest, { verb: "kill", reason: "For a test." });
  assert.ok((await purgeOf(`section:${sectionSlug}`)) > told, "the page that showed it is told");
  assert.ok(!everywhere(await readersGet(room.sectionId)).includes(guest));
});

test("a banner about an article shows while readers have that article, and one about none until it is taken away", async () => {
  const id = await liveArticle(room);
  const banner = { ...pin(id), headline: "The harbour is closed" };
  await save(arranged([], [], [], { banner }));
  assert.match(String((await readersGet(null)).banner?.path), new RegExp(`^/news/${id}/`));
  const bar = await articleForDesk(room.editor, id);
  assert.deepEqual(bar?.standing.fronts, [{ section: null, place: "banner" }]);
  await must(room.editor, id, { verb: "withhold", reason: "For a test." });
  assert.equal((await readersGet(null)).banner, null);
  await save(arranged([], [], [], { banner: { ...pin(null), headline: "Polls have closed" } }));
  assert.deepEqual((await readersGet(null)).banner, { headline: "Polls have closed", path: null });
  await save(emptyArrangement);
  assert.equal((await readersGet(null)).banner, null);
});

test("who saves what somebody else saved meanwhile is told by whom and when, and overwrites nothing", async () => {
  const seen = version;
  await save(arranged([article(3)]), room.chief);
  const late = await saveFront(deed(room.editor), "front", arranged([article(4)]), seen);
  const refusal = refusalOf(late);
  assert.ok(refusal.kind === "stale");
  assert.deepEqual([refusal.by, refusal.number, refusal.own], [room.chief.name, version, false]);
  assert.deepEqual((await readersGet(null)).lead, [article(3)]);
});

test("of ten who save at once exactly one is first, and the others learn who", async () => {
  const seen = version;
  const outcomes = await Promise.all(
    ids.concat(article(0)).map((id) => saveFront(deed(room.editor), "front", arranged([id]), seen)),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  for (const outcome of outcomes)
    if (!outcome.ok) assert.equal(outcome.refusal.kind, "stale", JSON.stringify(outcome.refusal));
  version += 1;
  assert.equal((await frontForDesk(room.editor, "front"))?.saved?.number, version);
});

test("a save that is sent again after its answer was lost is done already", async () => {
  const front = arranged([article(5)]);
  const seen = version;
  await save(front);
  const again = await saveFront(deed(room.editor), "front", front, seen);
  assert.deepEqual(again, { ok: true, number: version, ended: 0 });
});

test("a save says how many places it left out because their article was killed or their end was over", async () => {
  const dead = await liveArticle(room);
  await must(room.chief, dead, { verb: "kill", reason: "For a test." });
  const seen = version;
  const front = arranged([article(5)], [dead, article(2)]);
  const saved = { ok: true, number: seen + 1, ended: 1 };
  assert.deepEqual(await saveFront(deed(room.editor), "front", front, seen), saved);
  assert.deepEqual(await saveFront(deed(room.editor), "front", front, seen), saved, "sent again");
  version += 1;
  const same = { id: pin(null).id, until: null };
  const twins = arranged([], [], [], {
    picks: {
      lead: [{ ...same, articleId: article(1) }],
      promoted: [{ ...same, articleId: article(2) }],
      list: [],
    },
  });
  const refusal = refusalOf(await saveFront(deed(room.editor), "front", twins, version));
  assert.ok(refusal.kind === "problem");
  assert.match(refusal.sentence, /told apart/);
});

test("every version is kept with who and when; two are compared, and an older one is taken up again without what was killed", async () => {
  const dead = await liveArticle(room);
  await save(arranged([article(6)], [dead, article(2)]), room.chief);
  const old = version;
  await save(arranged([article(1)]));
  await must(room.chief, dead, { verb: "kill", reason: "For a test." });
  const outcome = await restoreFront(deed(room.editor), "front", old, version);
  assert.deepEqual(outcome, { ok: true, number: version + 1, ended: 1 });
  version += 1;
  const page = await readersGet(null);
  assert.deepEqual([page.lead, page.promoted[0]], [[article(6)], article(2)]);
  const history = await frontHistory(room.editor, "front", { size: 3 });
  assert.deepEqual(
    history?.versions.map(({ number, by, restoredFrom }) => [number, by.name, restoredFrom]),
    [
      [version, room.editor.name, old],
      [version - 1, room.editor.name, null],
      [old, room.chief.name, null],
    ],
  );
  assert.equal(history?.before?.number, old - 1);
  const compared = await frontPair(room.editor, "front", [old, version]);
  assert.deepEqual(
    compared?.pair.map(({ number }) => number),
    [old, version],
  );
  assert.equal(await frontPair(room.editor, "front", [old, version + 50]), null);
});

test("each save is an event of the site's chain, with the front and its version and no word of a headline", async () => {
  const headline = "Nobody but its readers";
  await save(arranged([article(1)], [], [], { banner: { ...pin(null), headline } }));
  const rows = await newsroomSql()<{ actor: string; state: string }[]>`
    select actor_id as actor, before::text || after::text as state from event where verb = 'arrange-front' order by number desc limit 1`;
  assert.equal(rows[0]?.actor, room.editor.id);
  assert.ok(rows[0]?.state.includes(`"frontVersion": ${version}`));
  assert.ok(!rows[0]?.state.includes(headline));
  assert.equal(await firstBrokenEvent(), null);
});

test("editors and the chief arrange; to everybody else no front is there, to read or to write", async () => {
  const front = arranged([article(0)]);
  for (const actor of [room.reporter, room.legal, room.admin]) {
    assert.equal(await frontsOverview(actor), null, actor.role);
    for (const key of ["front", sectionSlug]) {
      assert.equal(await frontForDesk(actor, key), null, actor.role);
      assert.equal(await frontHistory(actor, key, { size: 5 }), null, actor.role);
      assert.equal(refusalOf(await saveFront(deed(actor), key, front, version)).kind, "gone", actor.role);
      assert.equal(refusalOf(await restoreFront(deed(actor), key, 1, version)).kind, "gone", actor.role);
    }
  }
  assert.equal(await frontForDesk(room.editor, "no-such-section"), null);
  assert.equal(await frontForDesk(room.editor, "a\u0000"), null);
  const [first] = (await frontsOverview(room.outsider)) ?? [];
  assert.equal(first?.place.key, "front");
});

test("readers' rows of a front that are not what was saved are found, and written again", async () => {
  await save(arranged([article(2)], [article(3)], [], { banner: { ...pin(null), headline: "Storm" } }));
  assert.equal(await firstBrokenFront(), null);
  for (const spoil of [
    newsroomSql()`update live.front_slot set article_id = ${article(7)} where section_id is null and slot = 'lead'`,
    newsroomSql()`delete from live.front_slot where section_id is null and slot = 'promoted'`,
    newsroomSql()`update live.front_banner set headline = 'Sunshine' where section_id is null`,
    newsroomSql()`insert into live.front_slot (section_id, slot, position, article_id) values (null, 'list', 4, ${article(8)})`,
  ]) {
    await spoil;
    assert.match(String(await firstBrokenFront()), /^the front front in schema live/);
    await reprojectFronts();
    assert.equal(await firstBrokenFront(), null);
  }
});

test("readers' role sees no version, and what was seen of a front that nobody arranged is refused", async () => {
  await assert.rejects(readersSql()`select * from public.front_version`, /permission denied/);
  const section = await smallNewsroom();
  const [row] = await newsroomSql()<
    { slug: string }[]
  >`select slug from section where id = ${section.sectionId}`;
  const outcome = await saveFront(deed(room.editor), row?.slug ?? "", arranged([article(0)]), 4);
  assert.equal(refusalOf(outcome).kind, "gone");
});
