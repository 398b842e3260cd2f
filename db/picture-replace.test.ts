// New bytes under the same picture: every page that shows it is written again in the same commit, and the former file is nobody's.
import assert from "node:assert/strict";
import test, { after, before, beforeEach } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { noMetadata } from "#lib/newsroom/picture.ts";
import { newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { articleById, readSnapshot } from "./live.ts";
import { pictureByKey } from "./live-feeds.ts";
import { mediaByKeyForDesk } from "./media.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  wish,
} from "./newsroom.test-support.ts";
import { changePicture } from "./picture-change.ts";
import { pictureRecord } from "./picture-record.ts";
import { type Replacement, replacePicture, replaceRefusal } from "./picture-replace.ts";
import { leadOf, takenPicture } from "./pictures.test-support.ts";
import { purgeHead } from "./purge-log.ts";
import { firstBrokenProjection } from "./record-checks.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("picture replace");
});
beforeEach(async () => {
  room = await smallNewsroom();
});
after(() => database.close());

const file = (over: Partial<Replacement> = {}): Replacement => ({
  key: newId().replaceAll("-", ""),
  fileName: "new.jpg",
  width: 2000,
  height: 1500,
  widths: [1200],
  bytes: 2,
  metadata: noMetadata,
  colour: "#112233",
  renditions: "pending",
  drawnCrops: {},
  original: "jpeg",
  ...over,
});

const replace = (actor: Actor, id: string, seen: number, by: Replacement) =>
  replacePicture({ actor, requestId: newId() }, id, seen, by);

const figure = (mediaId: string) => ({
  type: "figure" as const,
  attrs: { id: "f1", mediaId, credit: "Ana", alt: "A harbour", decorative: false },
});

async function page(id: number): Promise<{ lead: string | undefined; html: string }> {
  const found = await readSnapshot((snapshot) => articleById(snapshot, id));
  assert.ok(found.what === "article", JSON.stringify(found));
  return { lead: found.teaser.lead?.key, html: found.row.html };
}

const byKey = (key: string) => readSnapshot((snapshot) => pictureByKey(snapshot, key));

test("pages that show the picture, above the text and in it, show the new file from the commit on; the former is answered nowhere", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  const lead = await liveArticle(room, { ...finished(room), lead: leadOf(picture) });
  const text = finished(room);
  const body = { ...text.body, content: [...text.body.content, figure(picture.id)] };
  const inside = await liveArticle(room, { ...text, body });
  const seq = await purgeHead();
  const by = file();
  const outcome = await replace(room.editor, picture.id, 1, by);
  assert.deepEqual(outcome, { ok: true, version: 2, live: [lead, inside] });
  assert.equal((await page(lead)).lead, by.key);
  const { html } = await page(inside);
  assert.ok(html.includes(by.key) && !html.includes(picture.key), html);
  assert.equal(await byKey(picture.key), null);
  assert.deepEqual((await byKey(by.key))?.articleIds.toSorted(), [lead, inside]);
  assert.equal(await mediaByKeyForDesk(room.chief, picture.key), null);
  const purged = await newsroomSql()<{ tag: string }[]>`select tag from live.purge where seq > ${seq}`;
  for (const tag of [`article:${lead}`, `article:${inside}`, "front", "feeds"])
    assert.ok(
      purged.some((one) => one.tag === tag),
      tag,
    );
  assert.equal(await firstBrokenProjection(), null);
  const record = await pictureRecord(room.editor, picture.id);
  assert.deepEqual(
    [record?.credit, record?.renditions, record?.fileName],
    ["Ana Ruiz/Agency", "pending", "new.jpg"],
  );
});

test("parts that were drawn stay where the new file has the same shape, and only there", async () => {
  const { id } = await takenPicture(room.reporter, room.bureauId);
  const crops = { "16:9": { x: 0, y: 0, width: 0.5, height: 0.375 } };
  const changed = await changePicture({ actor: room.editor, requestId: newId() }, id, 1, {
    crops,
    focal: { x: 0, y: 0 },
  });
  assert.ok(changed?.ok, JSON.stringify(changed));
  await replace(room.editor, id, 2, file());
  const same = await pictureRecord(room.editor, id);
  assert.deepEqual([same?.crops, same?.focal], [crops, { x: 0, y: 0 }]);
  await replace(room.editor, id, 3, file({ width: 1500, height: 2000 }));
  const other = await pictureRecord(room.editor, id);
  assert.deepEqual([other?.crops, other?.focal], [{}, null]);
});

test("replacing is for the bureau's editors and chiefs; a picture of every bureau is a chief's; what is known, the same or stale is refused", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  const other = await takenPicture(room.reporter, room.bureauId);
  const shared = await takenPicture(room.chief, null);
  const why = async (answer: ReturnType<typeof replace>) => {
    const outcome = await answer;
    if (outcome === null) return "hidden";
    return outcome.ok ? "done" : "why" in outcome.refusal ? outcome.refusal.why : outcome.refusal.kind;
  };
  assert.equal(await why(replace(room.reporter, picture.id, 1, file())), "role");
  assert.equal(await why(replace(room.outsider, picture.id, 1, file())), "hidden");
  assert.equal(await why(replace(room.legal, picture.id, 1, file())), "role");
  assert.equal(await why(replace(room.editor, shared.id, 1, file())), "role");
  assert.equal(await why(replace(room.chief, shared.id, 1, file())), "done");
  assert.equal(await why(replace(room.editor, picture.id, 1, file({ key: picture.key }))), "same");
  assert.equal(await why(replace(room.editor, picture.id, 1, file({ key: other.key }))), "known");
  assert.equal(await why(replace(room.editor, picture.id, 9, file())), "stale");
  assert.equal(await why(replace(room.editor, newId(), 1, file())), "hidden");
  assert.equal(await replaceRefusal(room.outsider, picture.id), undefined);
  assert.equal((await replaceRefusal(room.reporter, picture.id))?.why, "role");
  assert.equal(await replaceRefusal(room.editor, picture.id), null);
});

test("the same file in the place of two pictures at once: one has it, the other is told that the library knows it", async () => {
  for (let round = 0; round < 4; round++) {
    const [one, other] = [
      await takenPicture(room.reporter, room.bureauId),
      await takenPicture(room.reporter, room.bureauId),
    ];
    const by = file();
    const outcomes = await Promise.all([
      replace(room.editor, one.id, 1, by),
      replace(room.secondEditor, other.id, 1, by),
    ]);
    const whys = outcomes.map((outcome) =>
      outcome?.ok ? "done" : outcome && "why" in outcome.refusal && outcome.refusal.why,
    );
    assert.deepEqual(new Set(whys), new Set(["done", "known"]));
  }
});

test("pages that are being published right now are waited for, and after a while that is said", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  const id = await liveArticle(room, { ...finished(room), lead: leadOf(picture) });
  const outcome = await newsroomSql().begin(async (sql) => {
    await sql`select id from article where id = ${id} for update`;
    return replace(room.editor, picture.id, 1, file());
  });
  assert.deepEqual(outcome, { ok: false, refusal: { kind: "not-now", why: "busy" } });
  assert.equal((await replace(room.editor, picture.id, 1, file()))?.ok, true);
});

test("whoever publishes while a picture is replaced gets a page with the file that is there", async () => {
  for (let round = 0; round < 5; round++) {
    const picture = await takenPicture(room.reporter, room.bureauId);
    const id = await draftArticle(room, { ...finished(room), lead: leadOf(picture) });
    await must(room.reporter, id, { verb: "submit" });
    await must(room.editor, id, { verb: "approve" });
    const [published, ...outcomes] = await Promise.all([
      wish(room.editor, id, { verb: "publish" }),
      replace(room.chief, picture.id, 1, file()),
      replace(room.secondEditor, picture.id, 1, file()),
    ]);
    assert.ok(published?.ok);
    assert.equal(outcomes.filter((one) => one?.ok).length, 1);
    const record = await pictureRecord(room.chief, picture.id);
    assert.equal((await page(id)).lead, record?.key);
  }
});
