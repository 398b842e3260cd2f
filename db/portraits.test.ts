// A portrait is a picture of the library that its person may see and that may be shown: readers get it beside the name as long as
// its rights hold, from nobody's hand but their own, and its withdrawal takes it from the page and from the media gate at once.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import type { RightsDraft } from "#lib/newsroom/picture-rights.ts";
import { noticeSentence } from "#lib/newsroom/notice-sentence.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { authorBySlug, readSnapshot } from "./live.ts";
import { pictureByKey } from "./live-feeds.ts";
import { portraitFor } from "./live-portraits.ts";
import { finished, liveArticle, must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { noticesOf } from "./notices.ts";
import { ownPageOf, saveOwnPage } from "./own-page.ts";
import { changePicture } from "./picture-change.ts";
import { pictureLibrary } from "./picture-library.ts";
import { tellOfExpiredPictures } from "./picture-news.ts";
import { pictureRecord } from "./picture-record.ts";
import { setPictureRights } from "./picture-rights.ts";
import { maySeePicture } from "./picture-sight.ts";
import { takenPicture } from "./pictures.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let article: number;

before(async () => {
  database = await testDatabase("portraits");
  room = await smallNewsroom();
  const { id, name } = room.reporter;
  article = await liveArticle(room, {
    ...finished(room),
    byline: [{ kind: "person", id, name, role: "reporting" }],
  });
});
after(() => database.close());

const cleared: RightsDraft = { category: "own", usageTerms: "", expiresAt: null, denied: false, reason: "" };
const deed = (actor: Actor) => ({ actor, requestId: newId() });

async function choose(portrait: string | null, actor = room.reporter) {
  const { title, bio, contact, seal } = (await ownPageOf(actor)) ?? assert.fail("an author has a page");
  return saveOwnPage(deed(actor), { title, bio, contact, portrait }, seal);
}

async function rights(id: string, draft: Partial<RightsDraft>) {
  const { version } = (await pictureRecord(room.editor, id)) ?? assert.fail("the editor sees it");
  const outcome = await setPictureRights(deed(room.editor), id, version, { ...cleared, ...draft });
  assert.ok(outcome?.ok);
}

/** What readers get: the portrait's key on the page, and whether the gate answers it. */
async function seen(key: string) {
  const slug = (await ownPageOf(room.reporter))?.slug ?? "";
  return readSnapshot(async (snapshot) => {
    const author = await authorBySlug(snapshot, slug);
    const portrait = author && (await portraitFor(snapshot, author.id));
    const gate = await pictureByKey(snapshot, key);
    return {
      page: portrait?.picture.key ?? null,
      gate: gate?.portraits ?? null,
      endsIn: gate?.endsIn ?? null,
    };
  });
}

/** The number of the newest purge of the author's page. */
async function purged(): Promise<number> {
  const slug = (await ownPageOf(room.reporter))?.slug ?? "";
  const [row] = await newsroomSql()`select seq from live.purge where tag = ${`author:${slug}`}`;
  return Number(row?.["seq"] ?? 0);
}

async function purges(run: () => Promise<unknown>): Promise<boolean> {
  const was = await purged();
  await run();
  return (await purged()) > was;
}

test("a portrait stands on its person's page with its credit, is answered by the gate, and is one of the picture's uses", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  assert.deepEqual(await seen(picture.key), { page: null, gate: null, endsIn: null });
  assert.ok(await purges(async () => assert.ok((await choose(picture.id)).ok)));
  const { slug, portrait } = (await ownPageOf(room.reporter)) ?? {};
  assert.equal(portrait, picture.id);
  assert.deepEqual(await seen(picture.key), { page: picture.key, gate: [slug], endsIn: null });
  const shown = await readSnapshot((snapshot) => portraitFor(snapshot, room.reporter.id));
  assert.deepEqual([shown?.picture.credit, shown?.picture.alt], ["Ana Ruiz/Agency", "A harbour"]);
  const record = await pictureRecord(room.editor, picture.id);
  assert.deepEqual(
    record?.portraits.map((one) => [one.name, one.hasPage]),
    [[room.reporter.name, true]],
  );
  const unused = await pictureLibrary(room.editor, { unused: true });
  assert.ok(!unused?.pictures.some((one) => one.id === picture.id));
  // What readers see may be looked at by every bureau, like a picture of a live page.
  assert.ok(await pictureRecord(room.outsider, picture.id));
  // Its words are the picture's own, so that a change of them reaches the page.
  const words = { title: "", caption: "", credit: "Ana Ruiz", alt: "Rita", keywords: [] };
  assert.ok(
    await purges(() => changePicture(deed(room.editor), picture.id, record?.version ?? 0, { words })),
  );
  assert.ok(await purges(async () => assert.ok((await choose(null)).ok)));
  assert.deepEqual(await seen(picture.key), { page: null, gate: null, endsIn: null });
});

test("one that its person may not see, that may not be shown, or that names nobody is refused with the reason", async () => {
  const why = async (id: string) => {
    const outcome = await choose(id);
    return outcome.ok || outcome.refusal.kind !== "problems" ? "taken" : outcome.refusal.problems["portrait"];
  };
  const foreign = await takenPicture(room.outsider, room.otherBureauId);
  assert.match((await why(foreign.id)) ?? "", /may not see it any more/);
  assert.match((await why(newId())) ?? "", /may not see it any more/);
  const denied = await takenPicture(room.reporter, room.bureauId);
  await rights(denied.id, { denied: true, reason: "Taken back." });
  assert.match((await why(denied.id)) ?? "", /may not be shown/);
  const over = await takenPicture(room.reporter, room.bureauId);
  await rights(over.id, { expiresAt: new Date("2020-01-01T00:00:00Z") });
  assert.match((await why(over.id)) ?? "", /may not be shown/);
  const nobodys = await takenPicture(room.reporter, room.bureauId, { credit: "" });
  assert.match((await why(nobodys.id)) ?? "", /no credit/);
  assert.equal((await ownPageOf(room.reporter))?.portrait, null);
});

test("a denial takes a portrait from page and gate at once, tells its person and the chief, and gives it back when it is lifted", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  const elsewhere = { id: picture.id, bureauId: room.bureauId, uploadedBy: room.reporter.id };
  assert.equal(await maySeePicture(newsroom(), room.outsider, elsewhere), false);
  assert.ok((await choose(picture.id)).ok);
  assert.equal(await maySeePicture(newsroom(), room.outsider, elsewhere), true, "readers see it");
  assert.ok(await purges(() => rights(picture.id, { denied: true, reason: "Taken back." })));
  assert.equal(await maySeePicture(newsroom(), room.outsider, elsewhere), false);
  assert.deepEqual(await seen(picture.key), { page: null, gate: null, endsIn: null });
  for (const actor of [room.reporter, room.chief]) {
    const { notices } = await noticesOf(actor, {});
    const notice = notices.find((one) => one.kind === "picture-denied");
    assert.ok(notice, actor.name);
    assert.ok(notice.sentence.includes(`the portrait of ${room.reporter.name}`), notice.sentence);
  }
  assert.equal((await ownPageOf(room.reporter))?.picture?.state, "denied");
  assert.ok(await purges(() => rights(picture.id, {})));
  assert.equal((await seen(picture.key)).page, picture.key);
});

test("a portrait whose time runs out is gone with its instant, whether or not anybody looks", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  await rights(picture.id, { expiresAt: new Date(Date.now() + 3_600_000) });
  assert.ok((await choose(picture.id)).ok);
  const near = await seen(picture.key);
  assert.ok(near.endsIn !== null && near.endsIn > 3_000 && near.endsIn <= 3_600, String(near.endsIn));
  await newsroomSql()`update media set expires_at = now() where id = ${picture.id}`;
  assert.deepEqual(await seen(picture.key), { page: null, gate: null, endsIn: null });
  assert.ok(await purges(() => tellOfExpiredPictures(newId())));
});

test("a portrait leaves with the last page that its person signed", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  assert.ok((await choose(picture.id)).ok);
  assert.equal((await seen(picture.key)).page, picture.key);
  await must(room.editor, article, { verb: "withhold", reason: "A source asked." });
  assert.deepEqual(await seen(picture.key), { page: null, gate: null, endsIn: null });
  const record = await pictureRecord(room.editor, picture.id);
  assert.deepEqual(
    record?.portraits.map((one) => one.hasPage),
    [false],
  );
});

test("who is told of a denied portrait reads whose it is and what to do", () => {
  const words = { pages: "0", articles: "", portraits: "Rita Reyes" };
  const said = noticeSentence("picture-denied", {
    actor: "Edda",
    headline: null,
    articleId: null,
    words,
    zone: "UTC",
  });
  assert.equal(
    said,
    "Edda denied a picture. Readers don’t see it any more as the portrait of Rita Reyes. Whoever it portrays can choose another under Your account.",
  );
});
