// The library shows each person the pictures that they may look at, finds them by words and by what is to be done, and tells
// nobody of an article that they may not read.
import assert from "node:assert/strict";
import test, { after, before, beforeEach } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroomSql } from "./client.ts";
import { mediaByKeyForDesk } from "./media.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { type LibraryFilter, pictureLibrary } from "./picture-library.ts";
import { pictureRecord } from "./picture-record.ts";
import { leadOf, takenPicture } from "./pictures.test-support.ts";
import { indexDueArticles } from "./search-index.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("picture library");
});
beforeEach(async () => {
  room = await smallNewsroom();
});
after(() => database.close());

/** Ids in the order of the list, of these pictures alone: the tests before left others. */
async function found(
  actor: Actor,
  filter: LibraryFilter,
  among: readonly { id: string }[],
): Promise<string[]> {
  const page = await pictureLibrary(actor, filter, 500);
  const known = new Set(among.map((one) => one.id));
  return (page?.pictures ?? []).map((one) => one.id).filter((id) => known.has(id));
}

test("words are looked for in title, caption, credit, keywords and the parts of a file's name", async () => {
  const taken = (over: Parameters<typeof takenPicture>[2]) =>
    takenPicture(room.reporter, room.bureauId, over);
  const ship = await taken({ caption: "Ein Schiff im Eis", credit: "Jo/Reuters", fileName: "a.jpg" });
  const chart = await taken({
    title: "Transits",
    keywords: ["strait", "two words"],
    fileName: "b.jpg",
    credit: "",
  });
  const dawn = await taken({ fileName: "IMG_2041-harbour.final.jpg" });
  const by = (words: string) => found(room.reporter, { words }, [ship, chart, dawn]);
  assert.deepEqual(await by("schiff"), [ship.id]);
  assert.deepEqual(await by("reuters"), [ship.id]);
  assert.deepEqual(await by("transits strait"), [chart.id]);
  assert.deepEqual(await by('"two words"'), [chart.id]);
  assert.deepEqual(await by("harbour 2041"), [dawn.id]);
  assert.deepEqual(await by("harbour.final"), [dawn.id]);
  assert.deepEqual(await by("ship"), []);
  assert.deepEqual(await by("img -harbour"), []);
  assert.deepEqual(await by("'); drop table media; --"), []);
  assert.deepEqual(await by("   "), [dawn.id, chart.id, ship.id]);
});

test("filters say what is to be done: rights, missing words, whose, which bureau", async () => {
  const sql = newsroomSql();
  const taken = (over: Parameters<typeof takenPicture>[2], by = room.reporter) =>
    takenPicture(by, room.bureauId, over);
  const plain = await taken({});
  const owned = await taken({ rights: "own", credit: "", alt: "" }, room.editor);
  const soon = await taken({ rights: "agency" });
  const over = await taken({ rights: "agency" });
  const denied = await taken({});
  const shared = await takenPicture(room.chief, null);
  await sql`update media set expires_at = now() + interval '13 days' where id = ${soon.id}`;
  await sql`update media set expires_at = now() - interval '1 second' where id in (${over.id}, ${denied.id})`;
  await sql`update media set denied = true where id = ${denied.id}`;
  const all = [plain, owned, soon, over, denied, shared];
  const by = (filter: LibraryFilter) => found(room.reporter, filter, all);
  assert.deepEqual(await by({ rights: "denied" }), [denied.id]);
  assert.deepEqual(await by({ rights: "expired" }), [over.id]);
  assert.deepEqual(await by({ rights: "expiring" }), [soon.id]);
  assert.deepEqual(await by({ rights: "cleared" }), [owned.id]);
  assert.deepEqual(await by({ rights: "unknown" }), [shared.id, plain.id]);
  assert.deepEqual(await by({ category: "agency" }), [over.id, soon.id]);
  assert.deepEqual(await by({ missing: "credit" }), [owned.id]);
  assert.deepEqual(await by({ missing: "alt" }), [owned.id]);
  assert.deepEqual(await by({ own: true }), [denied.id, over.id, soon.id, plain.id]);
  assert.deepEqual(await by({ bureau: "all" }), [shared.id]);
  assert.deepEqual(await by({ bureau: "nowhere" }), []);
  const states = (await pictureLibrary(room.reporter, {}, 500))?.pictures.filter(({ id }) =>
    all.some((one) => one.id === id),
  );
  assert.deepEqual(
    states?.map((one) => one.state),
    ["unknown", "denied", "expired", "expiring", "cleared", "unknown"],
  );
});

test("pages follow each other without a gap or a double, newest first", async () => {
  const made = [];
  for (let index = 0; index < 7; index++)
    made.push(await takenPicture(room.reporter, room.bureauId, { title: "Keyset" }));
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const page = await pictureLibrary(room.reporter, { words: "keyset", after: next }, 3);
    assert.ok(page && page.pictures.length <= 3);
    seen.push(...page.pictures.map((one) => one.id));
    next = page.next ?? undefined;
  } while (next !== undefined);
  assert.deepEqual(seen, made.map((one) => one.id).toReversed());
});

test("the list shows exactly what each person may look at one by one, and administrators get none", async () => {
  const own = await takenPicture(room.reporter, room.bureauId);
  const others = await takenPicture(room.outsider, room.otherBureauId);
  const shared = await takenPicture(room.chief, null);
  const onPage = await takenPicture(room.outsider, room.otherBureauId);
  const inText = await takenPicture(room.chief, room.otherBureauId);
  const abroad = { ...room, bureauId: room.otherBureauId, reporter: room.chief, editor: room.outsider };
  await liveArticle(abroad, { ...finished(abroad), lead: leadOf(onPage) });
  await draftArticle({ ...room, reporter: room.chief }, { ...finished(room), lead: leadOf(inText) });
  await indexDueArticles();
  const all = [own, others, shared, onPage, inText];
  for (const actor of [room.reporter, room.editor, room.outsider, room.chief, room.legal, room.admin]) {
    const one = [];
    for (const picture of all) if (await mediaByKeyForDesk(actor, picture.key)) one.push(picture.id);
    assert.deepEqual((await found(actor, {}, all)).toSorted(), one.toSorted(), actor.name);
  }
  assert.equal(await pictureLibrary(room.admin, {}), null);
  assert.equal((await found(room.outsider, {}, all)).includes(own.id), false);
});

test("where a picture is used tells of live pages and of texts that the person may read, and of nothing else", async () => {
  const shared = await takenPicture(room.chief, null);
  const secret = await draftArticle(
    { ...room, reporter: room.outsider, bureauId: room.otherBureauId },
    { ...finished(room), bureauId: room.otherBureauId, headline: "A secret of Asia", lead: leadOf(shared) },
  );
  const live = await liveArticle(room, { ...finished(room), lead: leadOf(shared) });
  await indexDueArticles();
  const seen = await pictureRecord(room.editor, shared.id);
  assert.deepEqual(
    seen?.uses.map((one) => [one.articleId, one.liveSlug !== null, one.desk !== null]),
    [[live, true, true]],
  );
  assert.doesNotMatch(JSON.stringify(seen), /secret/i);
  const abroad = await pictureRecord(room.outsider, shared.id);
  assert.deepEqual(
    abroad?.uses.map((one) => [one.articleId, one.liveSlug !== null, one.desk !== null]),
    [
      [live, true, false],
      [secret, false, true],
    ],
  );
  await must(room.editor, live, { verb: "withhold", reason: "A question." });
  const withheld = await pictureRecord(room.outsider, shared.id);
  assert.deepEqual(
    withheld?.uses.map((one) => one.articleId),
    [secret],
  );
});

test("unused means: on no live page and in no text that the person may read, so that a hidden text can't be found by it", async () => {
  const shared = await takenPicture(room.chief, null);
  const free = await takenPicture(room.chief, null);
  await draftArticle(
    { ...room, reporter: room.outsider, bureauId: room.otherBureauId },
    { ...finished(room), bureauId: room.otherBureauId, lead: leadOf(shared) },
  );
  await indexDueArticles();
  const unused = (actor: Actor) => found(actor, { unused: true }, [shared, free]);
  assert.deepEqual(await unused(room.chief), [free.id]);
  assert.deepEqual(await unused(room.outsider), [free.id]);
  assert.deepEqual(await unused(room.editor), [free.id, shared.id]);
});

test("a picture that a text no longer has is used there no more", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  const id = await draftArticle(room, { ...finished(room), lead: leadOf(picture) });
  await indexDueArticles();
  const uses = async () => (await pictureRecord(room.editor, picture.id))?.uses.map((one) => one.articleId);
  assert.deepEqual(await uses(), [id]);
  await newsroomSql()`update working_copy set content = jsonb_set(content, '{lead}', 'null') where article_id = ${id}`;
  await indexDueArticles();
  assert.deepEqual(await uses(), []);
});
