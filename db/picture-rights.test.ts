// Rights that are denied or run out keep a picture from being published, and whoever answers for the pages that show it is told,
// once.
import assert from "node:assert/strict";
import test, { after, before, beforeEach } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { findingsOf } from "#lib/newsroom/checklist.ts";
import type { RightsDraft } from "#lib/newsroom/picture-rights.ts";
import { articleForDesk } from "./articles.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { frontArticles } from "./front-articles.ts";
import { frontForDesk } from "./fronts.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  wish,
} from "./newsroom.test-support.ts";
import { noticesOf } from "./notices.ts";
import { tellOfExpiredPictures } from "./picture-news.ts";
import { pictureRecord } from "./picture-record.ts";
import { setPictureRights } from "./picture-rights.ts";
import { leadOf, takenPicture } from "./pictures.test-support.ts";
import { indexDueArticles } from "./search-index.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("picture rights");
});
beforeEach(async () => {
  room = await smallNewsroom();
});
after(() => database.close());

const cleared: RightsDraft = {
  category: "agency",
  usageTerms: "",
  expiresAt: null,
  denied: false,
  reason: "",
};
const denied: RightsDraft = { ...cleared, denied: true, reason: "The agency took it back." };

const set = (actor: Actor, id: string, seen: number, draft: RightsDraft, requestId = newId()) =>
  setPictureRights({ actor, requestId }, id, seen, draft);

const told = async (actor: Actor) =>
  (await noticesOf(actor, {})).notices.filter((one) => one.kind.startsWith("picture-"));

async function onPage(live = true) {
  const picture = await takenPicture(room.reporter, room.bureauId);
  const content = { ...finished(room), lead: leadOf(picture) };
  const article = live ? await liveArticle(room, content) : await draftArticle(room, content);
  return { id: picture.id, article };
}

test("rights are for the bureau's editors, the chief and legal; a denial asks for its reason", async () => {
  const { id } = await onPage(false);
  const why = async (answer: ReturnType<typeof set>) => {
    const outcome = await answer;
    if (outcome === null) return "hidden";
    return outcome.ok ? "done" : "why" in outcome.refusal ? outcome.refusal.why : outcome.refusal.kind;
  };
  assert.equal(await why(set(room.reporter, id, 1, cleared)), "role");
  assert.equal(await why(set(room.outsider, id, 1, cleared)), "hidden");
  assert.equal(await why(set(room.admin, id, 1, cleared)), "hidden");
  assert.equal(await why(set(room.editor, id, 1, { ...denied, reason: " " })), "problems");
  assert.equal(await why(set(room.editor, id, 1, cleared)), "done");
  assert.equal(await why(set(room.legal, id, 1, cleared)), "stale");
  assert.equal(await why(set(room.legal, id, 2, denied)), "done");
  assert.equal(await why(set(room.chief, id, 3, cleared)), "done");
  const record = await pictureRecord(room.editor, id);
  assert.deepEqual([record?.state, record?.deniedReason, record?.category], ["cleared", "", "agency"]);
});

test("a denial keeps what uses the picture from being published by anybody, and tells of the pages that show it already", async () => {
  const { id, article } = await onPage();
  const waiting = await draftArticle(room, { ...finished(room), lead: { ...leadOf({ id }) } });
  await must(room.reporter, waiting, { verb: "submit" });
  await must(room.editor, waiting, { verb: "approve" });
  const key = newId();
  const outcome = await set(room.secondEditor, id, 1, denied, key);
  assert.deepEqual(outcome, { ok: true, version: 2, live: [article] });
  assert.deepEqual(await set(room.secondEditor, id, 1, denied, key), outcome);
  const refused = await wish(room.editor, waiting, { verb: "publish" });
  assert.ok(refused && !refused.ok && refused.refusal.why === "picture-rights");
  const emergency = { verb: "publish-in-emergency", reason: "The house is on fire, literally." } as const;
  const forced = await wish(room.chief, waiting, emergency);
  assert.ok(forced && !forced.ok && forced.refusal.why === "picture-rights");
  for (const actor of [room.editor, room.chief]) {
    const [notice, ...others] = await told(actor);
    assert.deepEqual(
      [notice?.kind, notice?.href, others.length],
      ["picture-denied", `/desk/media/picture/${id}`, 0],
    );
    assert.match(
      notice?.sentence ?? "",
      new RegExp(`live page of article ${article} “Harbour opens [^”]+”\\.`, "u"),
    );
    assert.equal(notice?.reason, "The agency took it back.");
  }
  for (const actor of [room.secondEditor, room.reporter, room.outsider, room.legal, room.admin])
    assert.deepEqual(await told(actor), [], actor.name);
});

test("whoever answers for an article that is scheduled with the picture hears that it will not go live", async () => {
  const { id } = await onPage(false);
  const waiting = await draftArticle(room, { ...finished(room), lead: { ...leadOf({ id }) } });
  await must(room.reporter, waiting, { verb: "submit" });
  await must(room.editor, waiting, { verb: "approve" });
  const at = new Date(Date.now() + 3_600_000);
  await must(room.editor, waiting, { verb: "schedule", at, zone: "UTC" });
  await indexDueArticles();
  await set(room.secondEditor, id, 1, denied);
  for (const actor of [room.editor, room.chief]) {
    const [notice] = await told(actor);
    assert.match(
      notice?.sentence ?? "",
      new RegExp(
        `denied a picture\\. Article ${waiting} “Harbour opens [^”]+” is scheduled with it, and doesn’t go live`,
        "u",
      ),
    );
    assert.equal(notice?.href, `/desk/media/picture/${id}`);
  }
  for (const actor of [room.secondEditor, room.reporter, room.outsider]) {
    const sentences = (await told(actor)).map((one) => one.sentence);
    assert.ok(!sentences.join().includes(String(waiting)), actor.name);
  }
});

test("who arranges a front sees which articles have no picture, and whose picture may not be shown", async () => {
  const { id, article } = await onPage();
  const coming = await onPage(false);
  const without = await liveArticle(room, { ...finished(room), lead: null });
  const seen = async () => {
    const articles = await frontArticles(newsroom(), room.editor, [article, coming.article, without]);
    return [article, coming.article, without].map((one) => articles.get(one)?.picture);
  };
  assert.deepEqual(await seen(), ["unknown", "unknown", null]);
  await set(room.editor, id, 1, denied);
  await set(room.editor, coming.id, 1, cleared);
  assert.deepEqual(await seen(), ["denied", "cleared", null]);
  const front = await frontForDesk(room.chief, "front");
  assert.deepEqual(
    [without, article].map((one) => front?.latest.find((shown) => shown.id === one)?.picture),
    [null, "denied"],
  );
});

test("rights that nobody has looked at are said before publication, and keep it back where the bureau wants that", async () => {
  const { id, article } = await onPage(false);
  const said = async () => {
    const facts = (await articleForDesk(room.reporter, article))?.facts;
    return findingsOf(facts ?? assert.fail("the article is gone")).filter(
      ({ check }) => check === "picture-rights",
    );
  };
  assert.deepEqual(
    (await said()).map(({ level, field }) => [level, field]),
    [["warn", "lead"]],
  );
  await newsroomSql()`update bureau set checks = '{"picture-rights": "block"}' where id = ${room.bureauId}`;
  await must(room.reporter, article, { verb: "submit" });
  await must(room.editor, article, { verb: "approve" });
  const refused = await wish(room.editor, article, { verb: "publish" });
  assert.ok(refused && !refused.ok && refused.refusal.why === "checks");
  await set(room.secondEditor, id, 1, cleared);
  assert.deepEqual(await said(), []);
  await must(room.editor, article, { verb: "publish" });
});

test("a denial of what no live page shows is told to nobody", async () => {
  const { id } = await onPage(false);
  assert.deepEqual(await set(room.editor, id, 1, denied), { ok: true, version: 2, live: [] });
  assert.deepEqual(await told(room.chief), []);
});

test("an expiry that comes is found once by however many clocks, and told to the editors of the pages and to the chief", async () => {
  const { id, article } = await onPage();
  await newsroomSql()`update media set expires_at = now() + interval '1 hour' where id = ${id}`;
  const found = async () => (await tellOfExpiredPictures("early")).filter((one) => one.mediaId === id);
  assert.deepEqual(await found(), []);
  await newsroomSql()`update media set expires_at = now() - interval '1 second' where id = ${id}`;
  const runs = await Promise.all(
    Array.from({ length: 8 }, (_, run) => tellOfExpiredPictures(`clock-${run}`)),
  );
  assert.deepEqual(
    runs.flat().filter((one) => one.mediaId === id),
    [{ mediaId: id, live: [article] }],
  );
  assert.deepEqual(await found(), []);
  const [notice, ...others] = await told(room.chief);
  assert.deepEqual([notice?.kind, others.length], ["picture-expired", 0]);
  assert.equal((await told(room.editor)).length, 1);
  assert.deepEqual(await told(room.outsider), []);
});

test("renewed rights that run out again are told of again; a past instant is told of where it is set", async () => {
  const { id, article } = await onPage();
  const past = new Date(Date.now() - 60_000);
  assert.deepEqual(await set(room.editor, id, 1, { ...cleared, expiresAt: past }), {
    ok: true,
    version: 2,
    live: [article],
  });
  assert.deepEqual(
    (await tellOfExpiredPictures("after")).filter((one) => one.mediaId === id),
    [],
  );
  await set(room.editor, id, 2, { ...cleared, expiresAt: new Date(Date.now() + 3_600_000) });
  await newsroomSql()`update media set expires_at = now() - interval '1 second' where id = ${id}`;
  assert.equal((await tellOfExpiredPictures("again")).filter((one) => one.mediaId === id).length, 1);
  assert.equal((await told(room.chief)).length, 2);
});

test("whoever publishes while somebody denies either comes first and is told of, or is refused", async () => {
  for (let round = 0; round < 6; round++) {
    const { id, article } = await onPage(false);
    await must(room.reporter, article, { verb: "submit" });
    await must(room.editor, article, { verb: "approve" });
    const [published, outcome] = await Promise.all([
      wish(room.editor, article, { verb: "publish" }),
      set(room.chief, id, 1, denied),
    ]);
    assert.ok(outcome?.ok && published);
    assert.deepEqual(outcome.live, published.ok ? [article] : []);
  }
});
