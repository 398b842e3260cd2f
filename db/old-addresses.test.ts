// Old addresses in the database: who may, all rows or none, chains and moves in one transaction, hits, and what readers get.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addressSlug } from "#lib/newsroom/slug.ts";
import { newsroomSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";
import { articleById, readSnapshot } from "./live.ts";
import { followOldAddress } from "./live-addresses.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  write,
} from "./newsroom.test-support.ts";
import { oldAddresses } from "./old-address-list.ts";
import { keptAmong } from "./kept-addresses.ts";
import { addAddressHits, removeAddress, takeInAddresses } from "./old-addresses.ts";
import { savePlace, sectionsForSettings } from "./settings.ts";
import { leaveAddress } from "./redirect-rows.ts";
import { newsroom } from "./client.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let id: number;

before(async () => {
  database = await testDatabase("old_addresses");
  room = await smallNewsroom();
  id = await liveArticle(room);
});
after(() => database.close());

const by = (actor: SmallNewsroom["admin"]) => ({ actor, requestId: crypto.randomUUID() });
const origin = "https://own.example";
const rows = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([from, to], index) => ({ line: index + 1, from, to }));
const takeIn = (actor: SmallNewsroom["admin"], ...pairs: readonly (readonly [string, string])[]) =>
  takeInAddresses(by(actor), rows(...pairs), origin);
const follow = async (path: string) => {
  const led = await readSnapshot((snapshot) => followOldAddress(snapshot, path));
  return led?.what === "path" ? led.path : (led?.what ?? null);
};
const pathOf = (article: number) =>
  readSnapshot(async (snapshot) => {
    const found = await articleById(snapshot, article);
    return found.what === "article" ? `/news/${article}/${found.teaser.slug}` : null;
  });
async function section(name: string, slug: string): Promise<string> {
  const made = await savePlace(by(room.admin), "section", { name, slug, description: "" }, null);
  assert.ok(made.ok);
  return made.id;
}
async function renameSection(sectionId: string, slug: string) {
  const found = (await sectionsForSettings(room.admin))?.find((one) => one.id === sectionId);
  assert.ok(found);
  const { name, description, seal } = found;
  return savePlace(by(room.admin), "section", { name, slug, description }, { id: sectionId, seen: seal });
}
const heads = async () =>
  (
    await newsroomSql()`select (select seq from live.purge_head)::int as seq, count(*)::int as rows from live.redirect`
  )[0];

test("only a chief and an administrator see and change old addresses", async () => {
  for (const actor of [room.reporter, room.editor, room.legal]) {
    assert.deepEqual(await takeIn(actor, ["/no", String(id)]), { ok: false, why: "may-not" });
    assert.equal(await oldAddresses(actor, { search: "", after: "" }), null);
    assert.equal(await removeAddress(by(actor), "/no"), null);
  }
  assert.equal(await follow("/no"), null);
  for (const actor of [room.chief, room.admin])
    assert.ok((await takeIn(actor, [`/yes-${actor.role}`, String(id)])).ok);
});

test("a table with one wrong line changes nothing, one without is taken in whole and can be taken in again", async () => {
  const untouched = await heads();
  const refused = await takeIn(room.admin, ["/t/one_a.html", String(id)], ["/t/two", "/nope"], ["x", "1"]);
  assert.ok(!refused.ok && refused.why === "problems");
  assert.deepEqual(
    refused.problems.map(({ line }) => line),
    [2, 3],
  );
  assert.deepEqual(await heads(), untouched);
  const table = [
    ["/t/one_a.html", String(id)],
    ["/t/caf%C3%A9", "/corrections"],
  ] as const;
  assert.deepEqual(await takeIn(room.admin, ...table), { ok: true, added: 2, changed: 0, same: 0 });
  assert.deepEqual(await takeIn(room.admin, ...table), { ok: true, added: 0, changed: 0, same: 2 });
  assert.equal(await follow("/t/one_a.html"), await pathOf(id));
  assert.equal(await follow("/t/cafe%CC%81"), "/corrections");
  assert.equal(await follow("/t/one_a.htm"), null);
  assert.deepEqual(await takeIn(room.admin, ["/t/one_a.html", "/corrections"]), {
    ok: true,
    added: 0,
    changed: 1,
    same: 0,
  });
  assert.equal(await follow("/t/one_a.html"), "/corrections");
});

test("an old address follows its article's slug and section, answers gone once it is killed, and leads nowhere while it is withheld", async () => {
  const other = await liveArticle(room);
  assert.ok((await takeIn(room.admin, ["/old/story", String(other)])).ok);
  const first = await pathOf(other);
  assert.equal(await follow("/old/story"), first);
  const elsewhere = await section("Elsewhere", "elsewhere");
  const moved = {
    ...finished(room, "Ships left the harbour at dusk."),
    slug: "another-slug",
    sectionId: elsewhere,
  };
  await write(room.reporter, other, moved);
  await must(room.reporter, other, { verb: "submit", changeClass: "update" });
  await must(room.editor, other, { verb: "approve", changeClass: "update" });
  await must(room.editor, other, { verb: "publish-change" });
  assert.equal(await pathOf(other), `/news/${other}/${addressSlug(moved)}`);
  assert.equal(await follow("/old/story"), await pathOf(other));
  assert.notEqual(await pathOf(other), first);
  await must(room.editor, other, { verb: "withhold", reason: "We look at it again." });
  assert.equal(await follow("/old/story"), null);
  await must(room.chief, other, { verb: "kill", reason: "A court has forbidden it." });
  assert.equal(await follow("/old/story"), "gone");
});

test("a section that only moves keeps the addresses of its articles", async () => {
  const path = await pathOf(id);
  const [row] = await newsroomSql()`select section_id from live.article where id = ${id}`;
  assert.ok((await renameSection(String(row?.["section_id"]), "moved-world")).ok);
  assert.equal(await pathOf(id), path);
});

test("a section's former slugs lead to its newest one from the same commit on, its feed too, and back again without a ring", async () => {
  const sectionId = await section("Seas", "seas");
  assert.ok((await takeIn(room.admin, ["/categories/seas.php", "/seas"])).ok);
  assert.ok((await renameSection(sectionId, "oceans")).ok);
  assert.ok((await renameSection(sectionId, "blue-planet")).ok);
  for (const old of ["/seas", "/oceans", "/categories/seas.php"])
    assert.equal(await follow(old), "/blue-planet", old);
  assert.equal(await follow("/seas/feed.xml"), "/blue-planet/feed.xml");
  assert.ok((await renameSection(sectionId, "seas")).ok);
  assert.equal(await follow("/seas"), null);
  assert.equal(await follow("/oceans"), "/seas");
  const taken = await renameSection(sectionId, "elsewhere");
  assert.ok(!taken.ok && taken.refusal.kind === "problems" && taken.refusal.problems["slug"]);
  await section("Oceans", "oceans");
  assert.equal(await follow("/oceans"), null);
});

test("a page that moves by path takes along what led to it", async () => {
  assert.ok((await takeIn(room.admin, ["/tags/fish", "/topic/fish"])).ok);
  const move = (from: string, to: string) => newsroom().transaction((tx) => leaveAddress(tx, from, to));
  await move("/topic/fish", "/topic/fisheries");
  await move("/topic/fisheries", "/topic/fishing");
  for (const old of ["/tags/fish", "/topic/fish", "/topic/fisheries"])
    assert.equal(await follow(old), "/topic/fishing");
  await move("/topic/fishing", "/topic/fish");
  assert.equal(await follow("/topic/fish"), null);
  for (const old of ["/tags/fish", "/topic/fisheries", "/topic/fishing"])
    assert.equal(await follow(old), "/topic/fish");
});

test("two tables at once can't close a ring between them", async () => {
  await takeIn(room.admin, ["/ring/a", "/corrections"], ["/ring/b", "/corrections"]);
  const answers = await Promise.all([
    takeIn(room.admin, ["/ring/a", "/ring/b"]),
    takeIn(room.chief, ["/ring/b", "/ring/a"]),
  ]);
  assert.ok(answers.some((one) => one.ok));
  for (const address of ["/ring/a", "/ring/b"]) assert.equal(await follow(address), "/corrections");
});

test("one more address asks for its neighbours alone, and what leads to it is led on", async () => {
  await takeIn(
    room.admin,
    ...Array.from({ length: 50 }, (_, at) => [`/many/${at}`, "/corrections"] as const),
  );
  await takeIn(room.admin, ["/near/to-it", "/archive/2026/11/24"], ["/near/own", "/corrections"]);
  const asked = rows(["/near/new", "/near/own"], ["/archive/2026/13", "/topic/fish"]);
  const keys = async () =>
    [...(await newsroom().transaction((tx) => keptAmong(tx, asked))).keys()].toSorted();
  assert.deepEqual(await keys(), ["/near/own"]);
  await takeIn(room.admin, ["/near/before", "/near/own"], ["/near/new", "/near/own"]);
  assert.equal(await follow("/near/before"), "/corrections");
  assert.deepEqual(await keys(), ["/near/new", "/near/own"]);
  // An address that leads to an article is an old one, too, and may be led to.
  await takeIn(room.admin, ["/near/story", String(id)]);
  assert.ok((await takeIn(room.admin, ["/near/other", "/near/story"])).ok);
  assert.equal(await follow("/near/other"), await pathOf(id));
  await newsroom().transaction((tx) => leaveAddress(tx, "/near/away", "/near/stood"));
  assert.equal((await takeIn(room.admin, ["/near/stood", "/near/away"])).ok, false, "a ring");
  assert.ok((await takeIn(room.admin, ["/near/stood", String(id)])).ok);
  assert.equal(await follow("/near/away"), await pathOf(id));
});

test("hits are added to what is kept, and a removed address is gone with them", async () => {
  await takeIn(room.admin, ["/hit/me", String(id)]);
  await addAddressHits(new Map([["/hit/me", 3]]));
  await addAddressHits(
    new Map([
      ["/hit/nobody", 5],
      ["/hit/me", 2],
    ]),
  );
  const list = async () => (await oldAddresses(room.chief, { search: "/hit/", after: "" }))?.rows ?? [];
  assert.deepEqual(
    (await list()).map(({ address, hits, lastHitAt }) => [address, hits, lastHitAt !== null]),
    [["/hit/me", 5, true]],
  );
  assert.equal(await removeAddress(by(room.admin), "/hit/me"), true);
  assert.equal(await removeAddress(by(room.admin), "/hit/me"), false);
  assert.deepEqual(await list(), []);
  assert.equal(await follow("/hit/me"), null);
});

test("a long list goes on where it ended, and signs of a pattern are letters", async () => {
  await takeIn(room.admin, ...[1, 2, 3].map((one) => [`/page_${one}`, String(id)] as const), [
    "/pageX1",
    String(id),
  ]);
  const first = await oldAddresses(room.admin, { search: "/page_", after: "" }, 2);
  assert.deepEqual(
    first?.rows.map(({ address }) => address),
    ["/page_1", "/page_2"],
  );
  const second = await oldAddresses(room.admin, { search: "/page_", after: first?.next ?? "" }, 2);
  assert.deepEqual([second?.rows.map(({ address }) => address), second?.next], [["/page_3"], null]);
});

test("a draft is no target, and each change is in the site's chain", async () => {
  const draft = await draftArticle(room);
  const refused = await takeIn(room.chief, ["/to/draft", String(draft)]);
  assert.ok(!refused.ok && refused.why === "problems");
  const verbs =
    await newsroomSql()`select distinct verb from event where article_id = 0 and verb like '%address%' order by 1`;
  assert.deepEqual(
    verbs.map(({ verb }) => verb),
    ["add-address", "change-address", "import-addresses", "remove-address"],
  );
  assert.equal(await firstBrokenEvent(), null);
});
