// What readers are told of people and bureaus: by themselves, in bounded plain words, on their page once it is there, and nowhere in
// the chain of events.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newsroomSql } from "./client.ts";
import { liveWith } from "./finding.test-support.ts";
import { newId } from "./ids.ts";
import { authorBySlug, bureauBySlug, readSnapshot } from "./live.ts";
import { smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { ownPageOf, saveOwnPage } from "./own-page.ts";
import { bureausForSettings, savePlace } from "./settings.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("own page");
  room = await smallNewsroom();
});
after(() => database.close());

const deed = (actor = room.reporter) => ({ actor, requestId: newId() });
const page = {
  title: "Correspondent",
  bio: "Writes about ports.\n\nLives by one.",
  contact: "post@example.test",
  portrait: null,
};

test("what a person tells of themselves stands on their page once their name is on a live one, and the chain keeps none of it", async () => {
  const own = await ownPageOf(room.reporter);
  assert.ok(own);
  assert.deepEqual(await saveOwnPage(deed(), page, own.seal), { ok: true, id: room.reporter.id });
  const author = () => readSnapshot((snapshot) => authorBySlug(snapshot, own.slug));
  assert.equal(await author(), null, "nobody signed anything yet");
  const { id, name } = room.reporter;
  await liveWith(room, "Signed", "Text.", { byline: [{ kind: "person", id, name, role: "reporting" }] });
  const { title, bio, contact } = (await author()) ?? {};
  assert.deepEqual({ title, bio, contact, portrait: null }, page);
  const [purged] = await newsroomSql()`select seq from live.purge where tag = ${`author:${own.slug}`}`;
  assert.ok(purged);
  const [event] =
    await newsroomSql()`select to_jsonb(e)::text as event from event e where verb = 'person-page'`;
  assert.ok(!/ports|Correspondent|example/.test(String(event?.["event"])));
});

test("too long, not a line, or seen too long ago is refused with its reason, and an administrator has no page", async () => {
  const seen = (await ownPageOf(room.reporter))?.seal ?? "";
  const long = await saveOwnPage(
    deed(),
    { title: "a\nb", bio: "x".repeat(1_501), contact: "y".repeat(201), portrait: null },
    seen,
  );
  assert.ok(!long.ok && long.refusal.kind === "problems");
  assert.deepEqual(Object.keys(long.refusal.problems), ["title", "bio", "contact"]);
  assert.deepEqual(await saveOwnPage(deed(), page, "long ago"), { ok: false, refusal: { kind: "stale" } });
  assert.equal(await ownPageOf(room.admin), null);
  assert.equal((await saveOwnPage(deed(room.admin), page, "")).ok, false);
});

test("a bureau's page says how it is reached, as administrators set it", async () => {
  const bureau = (await bureausForSettings(room.admin))?.find((one) => one.id === room.bureauId);
  assert.ok(bureau);
  const { id, slug, name, seal } = bureau;
  const draft = { name, slug, description: "Reports.", contact: "desk@example.test" };
  assert.equal((await savePlace(deed(room.admin), "bureau", draft, { id, seen: seal })).ok, true);
  const shown = await readSnapshot((snapshot) => bureauBySlug(snapshot, slug));
  assert.deepEqual([shown?.description, shown?.contact], ["Reports.", "desk@example.test"]);
  const now = (await bureausForSettings(room.admin))?.find((one) => one.id === id);
  const bad = await savePlace(
    deed(room.admin),
    "bureau",
    { ...draft, contact: "a\u0007" },
    { id, seen: now?.seal ?? "" },
  );
  assert.ok(!bad.ok && bad.refusal.kind === "problems" && "contact" in bad.refusal.problems);
});
