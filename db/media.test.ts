// A picture is as private as the desk it was taken in for; the same bytes are one picture, whoever brings them.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { insertMedia, mediaByKeyForDesk, type NewPicture, picturesByIds, uploadPlace } from "./media.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  write,
} from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("media");
  room = await smallNewsroom();
});
after(() => database.close());

let last = 0;
function picture(bureauId: string | null): NewPicture {
  const key = String(++last).padStart(32, "0");
  const words = { caption: "", credit: "Somebody", alt: "Something" };
  return {
    key,
    fileName: "a.jpg",
    width: 800,
    height: 600,
    widths: [480, 800],
    bytes: 1,
    bureauId,
    ...words,
  };
}

const sees = async (actor: Actor, key: string) => (await mediaByKeyForDesk(actor, key)) !== null;

test("the same bytes twice are one picture, and 20 at once too", async () => {
  const given = picture(room.bureauId);
  const ids = await Promise.all(
    Array.from({ length: 20 }, async () => (await insertMedia(room.reporter, given)).id),
  );
  assert.equal(new Set(ids).size, 1);
  const [id = ""] = ids;
  assert.deepEqual(Object.keys(await picturesByIds([id, id, room.bureauId])), [id]);
});

test("a bureau's picture is hidden from another bureau and from administrators until both have it or readers see it", async () => {
  const given = picture(room.bureauId);
  const stored = await insertMedia(room.reporter, given);
  const looks = async () => [
    await sees(room.editor, given.key),
    await sees(room.outsider, given.key),
    await sees(room.chief, given.key),
    await sees(room.legal, given.key),
    await sees(room.admin, given.key),
  ];
  assert.deepEqual(await looks(), [true, false, true, true, false]);
  const lead = {
    mediaId: stored.id,
    caption: "A harbour",
    credit: "Somebody",
    alt: "A harbour",
    decorative: false,
  };
  const id = await liveArticle(room, { ...finished(room), lead });
  assert.deepEqual(await looks(), [true, true, true, true, false]);
  await must(room.editor, id, { verb: "withhold", reason: "A question." });
  assert.deepEqual(await looks(), [true, false, true, true, false]);
  await insertMedia(room.outsider, { ...given, bureauId: room.otherBureauId });
  assert.deepEqual(await looks(), [true, true, true, true, false]);
  assert.equal(await sees(room.chief, "f".repeat(32)), false);
});

const figure = (mediaId: string) => ({
  type: "figure" as const,
  attrs: { id: "f1", mediaId, credit: "Somebody", alt: "A harbour", decorative: false },
});

test("a picture that somebody who may see it put into a text of the person's bureau is seen there", async () => {
  const given = picture(room.otherBureauId);
  const stored = await insertMedia(room.outsider, given);
  assert.equal(await sees(room.editor, given.key), false);
  const text = finished(room);
  const id = await draftArticle(room, text);
  await write(room.chief, id, {
    ...text,
    body: { ...text.body, content: [...text.body.content, figure(stored.id)] },
  });
  assert.equal(await sees(room.editor, given.key), true);
});

test("who may not change the text may not add a picture, and what is hidden answers like what is missing", async () => {
  const id = await draftArticle(room);
  assert.deepEqual(await uploadPlace(room.reporter, id), { ok: true, bureauId: room.bureauId });
  assert.equal(await uploadPlace(room.outsider, id), null);
  assert.equal(await uploadPlace(room.admin, id), null);
  assert.equal(await uploadPlace(room.reporter, id + 1_000), null);
  const legal = await uploadPlace(room.legal, id);
  assert.ok(legal && !legal.ok && legal.refusal.kind === "may-not");
  await must(room.reporter, id, { verb: "submit" });
  const late = await uploadPlace(room.reporter, id);
  assert.ok(late && !late.ok && late.refusal.kind === "not-now");
});
