// What a front will be and what ends by itself: pins that go at their instant, the preview as at an instant, and articles that
// who arranges may not see.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { slots } from "#lib/newsroom/front.ts";
import { newsroomSql } from "./client.ts";
import { withClock } from "./clock.ts";
import { articlesToPlace } from "./front-articles.ts";
import { frontPreview } from "./front-preview.ts";
import { endPins, nextPinEndIn } from "./front-projection.ts";
import { saveFront } from "./front-save.ts";
import { frontForDesk } from "./fronts.ts";
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
import { readSnapshot } from "./live.ts";
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
let ids: number[];
let version = 0;

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour);
const article = (place: number): number => ids[place] ?? 0;

before(async () => {
  database = await testDatabase("front ends");
  room = await smallNewsroom();
  ids = [];
  for (let count = 0; count < 6; count++) ids.unshift(await liveArticle(room));
});
after(async () => {
  await database.close();
});

const save = async (front: Parameters<typeof arrange>[2], actor = room.editor) => {
  version = await arrange(actor, "front", front, version);
};
const preview = (asAt: Date | null, actor = room.editor, drawn = {}) =>
  readSnapshot((snapshot) => frontPreview(snapshot, actor, "front", { asAt, drawn, limit: 30, reach: 10 }));
const numbers = (page: Awaited<ReturnType<typeof preview>>) =>
  slots.map((slot) => page?.picks[slot].map(({ id }) => id));

test("a pin that ends leaves readers' pages at its instant, once, and the page cache is told", async () => {
  const soon = inHours(1);
  const front = arranged([], [article(5)], [], { banner: { ...pin(null, soon), headline: "Storm warning" } });
  await save({ ...front, picks: { ...front.picks, lead: [pin(article(4), soon)] } });
  const page = await readersGet(null);
  assert.deepEqual(page.lead, [article(4)]);
  assert.ok(page.endsIn !== null && page.endsIn <= 3_600, "the page says how long it may be kept");
  assert.equal(await endPins(), 0);
  assert.ok(Number(await nextPinEndIn(2 * hour)) > hour / 2);
  assert.equal(await nextPinEndIn(1_000), null);
  const told = await purgeOf("front");
  const sql = newsroomSql();
  await sql`update live.front_slot set until = now() - interval '1 second' where until is not null`;
  await sql`update live.front_banner set until = now() - interval '1 second'`;
  // Before any clock came to it: nobody gets it from a page that is drawn now.
  const over = await readersGet(null);
  assert.deepEqual([over.lead, over.banner], [[article(0)], null]);
  const ended = await Promise.all([endPins(), endPins(), endPins()]);
  assert.deepEqual(
    ended.toSorted((a, b) => a - b),
    [0, 0, 1],
  );
  assert.ok((await purgeOf("front")) > told);
  assert.deepEqual((await readersGet(null)).promoted[0], article(5));
});

test("an end that is over is refused where it is new, and dropped where it was over since the page was opened", async () => {
  const past = arranged([article(1)]);
  const refused = await saveFront(
    deed(room.editor),
    "front",
    { ...past, picks: { ...past.picks, lead: [pin(article(1), inHours(-1))] } },
    version,
  );
  const refusal = refusalOf(refused);
  assert.ok(refusal.kind === "problem");
  assert.match(refusal.sentence, /over already/);
  const ending = { ...past.picks, lead: [pin(article(1), inHours(-1))] };
  await withClock(inHours(-3), () => save({ ...past, picks: ending }));
  await save({ ...past, picks: { ...ending, promoted: [pin(article(2))] } });
  assert.deepEqual((await frontForDesk(room.editor, "front"))?.picks.lead, []);
  const page = await readersGet(null);
  assert.deepEqual([page.lead, page.promoted[0]], [[article(0)], article(2)]);
});

test("the preview as at an instant has what is scheduled until then, and neither what ends nor what is withheld until then", async () => {
  const coming = await draftArticle(room);
  await must(room.reporter, coming, { verb: "submit" });
  await must(room.editor, coming, { verb: "approve" });
  await must(room.editor, coming, { verb: "schedule", at: inHours(3), zone: "Europe/London" });
  await must(room.editor, article(2), { verb: "plan-withhold", at: inHours(3), zone: "Europe/London" });
  const front = arranged([], [article(2), coming], [article(3)]);
  await save({ ...front, picks: { ...front.picks, lead: [pin(article(1), inHours(2))] } });
  assert.deepEqual(numbers(await preview(null)), [[article(1)], [article(2)], [article(3)]]);
  assert.deepEqual(numbers(await preview(inHours(4))), [[], [coming], [article(3)]]);
  const later = await preview(inHours(4));
  assert.equal(later?.latest[0]?.id, coming, "it is the newest by then");
  assert.ok(!later?.latest.some(({ id }) => id === article(2)));
  assert.equal(later?.bySection.size, 1);
  const outside = await preview(inHours(4), room.outsider);
  assert.ok(!JSON.stringify(outside).includes(`(${coming})`), "who may not read it sees nothing of it");
  assert.equal(await preview(null, room.reporter), null);
});

test("what is on a screen and not saved is previewed as it could be saved, and an older version as it was", async () => {
  const draft = arranged([article(5)], [article(4)]);
  assert.deepEqual(numbers(await preview(null, room.editor, { draft })), [[article(5)], [article(4)], []]);
  const hidden = await draftArticle(room);
  const sly = await preview(inHours(9), room.outsider, { draft: arranged([hidden]) });
  assert.deepEqual(numbers(sly)[0], []);
  assert.equal(await preview(null, room.editor, { number: 900 }), null);
  assert.deepEqual(numbers(await preview(null, room.editor, { number: 1 }))[1], [article(5)]);
});

test("an article that somebody may not see keeps its place under their hands, and they can place no such article", async () => {
  const secret = await draftArticle(room, finished(room, "Nothing of this is known."));
  await save(arranged([secret], [article(0)]));
  const seen = await frontForDesk(room.outsider, "front");
  const [lead] = seen?.picks.lead ?? [];
  assert.deepEqual([lead?.hidden, lead?.article], [true, null]);
  const moved = arranged([], [article(0)]);
  const kept = { id: lead?.id ?? "", articleId: null, until: null };
  await save({ ...moved, picks: { ...moved.picks, list: [kept] } }, room.outsider);
  const [row] = await newsroomSql()<{ id: string }[]>`
    select article_id as id from live.front_slot where section_id is null and slot = 'list'`;
  assert.equal(Number(row?.id), secret);
  const other = await draftArticle(room);
  const refused = await saveFront(deed(room.outsider), "front", arranged([other]), version);
  assert.equal(refusalOf(refused).kind, "problem");
  const claimed = arranged([]);
  const lie = { ...claimed, picks: { ...claimed.picks, lead: [{ ...kept, articleId: other }] } };
  await save(lie, room.outsider);
  const [same] = await newsroomSql()<{ id: string }[]>`
    select article_id as id from live.front_slot where section_id is null and slot = 'lead'`;
  assert.equal(Number(same?.id), secret, "a pin stays for the article that it was for");
  assert.ok(!everywhere(await readersGet(null)).includes(secret));
});

test("a save waits for a verb that is under way on what it places, so that neither tells the page caches too little", async () => {
  const id = await liveArticle(room);
  const sql = newsroomSql();
  let waited = false;
  let saving: Promise<void> = Promise.resolve();
  await sql.begin(async (verb) => {
    await verb`select id from article where id = ${id} for update`;
    saving = save(arranged([id]));
    for (let tries = 0; tries < 500 && !waited; tries++) {
      const [row] = await verb<{ waits: boolean }[]>`
        select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`;
      waited = row?.waits ?? false;
      if (!waited) await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  await saving;
  assert.ok(waited, "it waited for the article's turn");
  assert.deepEqual((await readersGet(null)).lead, [id]);
});

test("articles to place are found by words: what readers have for everybody, what is to come for who may read it", async () => {
  const coming = await draftArticle(room, { ...finished(room), headline: "Lighthouse keepers return" });
  const live = await liveArticle(room, { ...finished(room), headline: "Lighthouse sold" });
  const found = async (actor = room.editor) =>
    (await articlesToPlace(actor, "lighthouse")).map(({ id, state }) => [id, state]);
  assert.deepEqual(await found(), [
    [live, "live"],
    [coming, "coming"],
  ]);
  assert.deepEqual(await found(room.outsider), [[live, "live"]]);
  assert.deepEqual(await found(room.admin), []);
});
