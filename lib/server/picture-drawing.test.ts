// An upload has one size at once; a task draws the rest, survives a crash at any point, and live pages offer what is there.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before, beforeEach } from "node:test";
import sharp from "sharp";
import { newsroom, newsroomSql } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { articleById, readSnapshot } from "#db/live.ts";
import { pictureByKey } from "#db/live-feeds.ts";
import { insertMedia } from "#db/media.ts";
import { finished, liveArticle, smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { doNextTask, enqueue, TaskRefused } from "#db/outbox.ts";
import { changePicture } from "#db/picture-change.ts";
import { pictureRecord } from "#db/picture-record.ts";
import { replacePicture } from "#db/picture-replace.ts";
import { leadOf } from "#db/pictures.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { drawRenditions } from "./picture-drawing.ts";
import { filesOf, parseRenditionName } from "./picture-names.ts";
import { takePicture, type TakenPicture } from "./pictures.ts";
import { readStored, storedNames } from "./storage.ts";
import { firstBrokenPicture } from "./verification.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let folder: string;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "nightdesk-drawing-"));
  env.set({ DATA_DIR: folder });
  database = await testDatabase("picture drawing");
});
beforeEach(async () => {
  room = await smallNewsroom();
  await newsroomSql()`update outbox set done_at = now()`;
});
after(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

let drawnBefore = 0;

/** Left half red, right half blue, so that a part says where it comes from; each a picture of its own. */
async function halves(width = 1700, height = 1100): Promise<Buffer> {
  const shade = 255 - ++drawnBefore;
  const channels = 3;
  const red = {
    width: Math.round(width / 2),
    height,
    channels,
    background: { r: shade, g: 0, b: 0 },
  } as const;
  return sharp({ create: { width, height, channels, background: { r: 0, g: 0, b: shade } } })
    .composite([{ input: await sharp({ create: red }).png().toBuffer(), left: 0, top: 0 }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function taken(bytes: Uint8Array): Promise<TakenPicture> {
  const answer = await takePicture(bytes, "a.jpg", "first");
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.picture;
}

async function uploaded(bytes?: Uint8Array) {
  const picture = await taken(bytes ?? (await halves()));
  return insertMedia(room.reporter, { ...picture, bureauId: room.bureauId });
}

/** Do what is due; answers the kinds of what was done. */
async function drain(): Promise<string[]> {
  const kinds: string[] = [];
  while (
    await doNextTask(async (task) => {
      kinds.push(task.kind);
      await drawRenditions(task);
    }, "pictures")
  );
  return kinds;
}

/** Stored files of a picture, in order. */
const namesOf = async ({ key }: { key: string }) =>
  (await storedNames()).filter((name) => name.startsWith(key)).toSorted();

const lose = (name: string) => rmSync(path.join(folder, "media", name.slice(0, 2), name));

const record = async (id: string) => {
  const found = await pictureRecord(room.editor, id);
  assert.ok(found);
  return found;
};

/** Red and blue of a rendition's middle. */
async function middle(name: string): Promise<string> {
  const bytes = await readStored(name);
  assert.ok(bytes, name);
  const { width, height } = await sharp(bytes).metadata();
  const [red = 0, , blue = 0] = await sharp(bytes)
    .extract({ left: Math.floor(width / 2), top: Math.floor(height / 2), width: 1, height: 1 })
    .raw()
    .toBuffer();
  return red > 200 && blue < 60 ? "red" : blue > 200 && red < 60 ? "blue" : `${red},${blue}`;
}

test("an upload is answered with one size and its original kept; the task draws the others, the parts and the colour", async () => {
  const picture = await uploaded();
  assert.deepEqual(picture.widths, [1200]);
  const first = await record(picture.id);
  assert.deepEqual([first.renditions, first.hasOriginal, first.drawnCrops], ["pending", true, {}]);
  assert.equal((await namesOf(picture)).length, 3);
  assert.deepEqual(await drain(), ["renditions"]);
  const drawn = await record(picture.id);
  assert.deepEqual([drawn.renditions, drawn.widths], ["ready", [480, 800, 1200, 1600]]);
  assert.match(drawn.colour ?? "", /^#(?:f[0-9a-f]0[0-9a-f]0[0-9a-f]|0[0-9a-f]0[0-9a-f]f[0-9a-f])$/u);
  assert.deepEqual(
    Object.entries(drawn.drawnCrops).map(([ratio, { widths }]) => [ratio, widths]),
    [
      ["1:1", [1100]],
      ["4:3", [1200]],
      ["16:9", [480, 800, 1200]],
    ],
  );
  for (const name of filesOf({ ...drawn, original: "jpeg" })) {
    const bytes = await readStored(name);
    assert.ok(bytes, name);
    const asked = parseRenditionName(name);
    if (asked) assert.equal((await sharp(bytes).metadata()).width, asked.width);
  }
  const wide = drawn.drawnCrops["16:9"];
  assert.ok(wide);
  const { width, height } = await sharp(
    (await readStored(`${drawn.key}-16x9-${wide.mark}-800.webp`)) ?? Buffer.alloc(0),
  ).metadata();
  assert.ok(Math.abs(width / height - 16 / 9) < 0.01, `${width} × ${height}`);
  assert.equal(await firstBrokenPicture(), null);
});

test("a task that dies after drawing is done again and writes nothing new; one that dies half-way goes on where it stopped", async () => {
  const picture = await uploaded();
  const task = { id: newId(), kind: "renditions", payload: { mediaId: picture.id }, tries: 1 };
  await drawRenditions(task);
  const names = await namesOf(picture);
  await newsroomSql()`update media set renditions = 'pending', widths = '[1200]', drawn_crops = '{}' where id = ${picture.id}`;
  await drawRenditions(task);
  assert.deepEqual(await namesOf(picture), names);
  const lost = names.find((name) => name.endsWith("-480.webp") && !name.includes("16x9")) ?? "";
  lose(lost);
  assert.equal(await firstBrokenPicture(), `picture file ${lost} is missing`);
  await Promise.all([drawRenditions(task), drawRenditions(task)]);
  assert.deepEqual(await namesOf(picture), names);
  assert.equal((await record(picture.id)).renditions, "ready");
});

test("a page that went live with one size offers all of them once they are drawn", async () => {
  const picture = await uploaded();
  const text = finished(room);
  const inText = {
    type: "figure" as const,
    attrs: { id: "f1", mediaId: picture.id, credit: "A", alt: "B", decorative: false },
  };
  const id = await liveArticle(room, {
    ...text,
    lead: leadOf(picture),
    body: { ...text.body, content: [...text.body.content, inText] },
  });
  const page = async () => {
    const found = await readSnapshot((snapshot) => articleById(snapshot, id));
    assert.ok(found.what === "article");
    return found;
  };
  assert.ok(!(await page()).row.html.includes("-480.webp"));
  const seq = async () =>
    Number(
      (await newsroomSql()<{ seq: string }[]>`select seq from live.purge where tag = ${`article:${id}`}`)[0]
        ?.seq,
    );
  const purged = await seq();
  await drain();
  const now = await page();
  assert.ok(now.row.html.includes("-480.webp") && now.row.html.includes("-1600.webp"));
  assert.ok(now.teaser.lead?.drawnCrops?.["16:9"]);
  assert.ok((await seq()) > purged);
});

test("another focal point gives another part under another name; the page shows it once it is drawn, and the former is gone", async () => {
  const picture = await uploaded(await halves(3200, 900));
  await liveArticle(room, { ...finished(room), lead: leadOf(picture) });
  await drain();
  const former = (await record(picture.id)).drawnCrops["16:9"];
  const change = await changePicture({ actor: room.editor, requestId: newId() }, picture.id, 1, {
    focal: { x: 1, y: 0.5 },
  });
  assert.ok(change?.ok);
  assert.deepEqual((await record(picture.id)).drawnCrops["16:9"], former);
  await drain();
  const now = (await record(picture.id)).drawnCrops["16:9"];
  assert.ok(now && former && now.mark !== former.mark);
  assert.equal(await middle(`${picture.key}-16x9-${now.mark}-1200.jpg`), "blue");
  const known = await readSnapshot((snapshot) => pictureByKey(snapshot, picture.key));
  assert.equal(known?.drawnCrops["16:9"]?.mark, now.mark);
  await changePicture({ actor: room.editor, requestId: newId() }, picture.id, 2, {
    crops: { "16:9": { x: 0, y: 0, width: 0.25, height: 0.5 } },
  });
  await drain();
  const drawn = (await record(picture.id)).drawnCrops["16:9"];
  assert.deepEqual(drawn?.widths, [480, 800]);
  assert.equal(await middle(`${picture.key}-16x9-${drawn?.mark}-480.webp`), "red");
});

test("a replacement that comes while the former file is drawn wins, and its own sizes are drawn", async () => {
  const picture = await uploaded();
  const file = await taken(await halves(2400, 1600));
  const outcome = await replacePicture({ actor: room.editor, requestId: newId() }, picture.id, 1, file);
  assert.ok(outcome?.ok);
  assert.deepEqual(await drain(), ["renditions", "renditions"]);
  const drawn = await record(picture.id);
  assert.deepEqual([drawn.key, drawn.renditions, drawn.widths], [file.key, "ready", [480, 800, 1200, 1600]]);
  assert.equal(await firstBrokenPicture(), null);
});

test("a picture from before originals were kept is cut from its largest size", async () => {
  const picture = await uploaded();
  await drain();
  await newsroomSql()`update media set original = null, drawn_crops = '{}' where id = ${picture.id}`;
  await changePicture({ actor: room.editor, requestId: newId() }, picture.id, 1, { focal: { x: 0, y: 0 } });
  await drain();
  const drawn = await record(picture.id);
  assert.equal(drawn.renditions, "ready");
  assert.equal(
    await middle(
      `${drawn.key}-1x1-${drawn.drawnCrops["1:1"]?.mark}-${drawn.drawnCrops["1:1"]?.widths[0]}.jpg`,
    ),
    "red",
  );
});

test("a file that vanished is noted on the picture, its task is over, and what is there stays", async () => {
  const bytes = await halves();
  const picture = await uploaded(bytes);
  for (const name of await namesOf(picture)) lose(name);
  const task = { id: newId(), kind: "renditions", payload: { mediaId: picture.id }, tries: 1 };
  await assert.rejects(drawRenditions(task), TaskRefused);
  assert.deepEqual(
    [(await record(picture.id)).renditions, (await record(picture.id)).widths],
    ["failed", [1200]],
  );
  const again = await uploaded(bytes);
  assert.equal(again.id, picture.id);
  await drain();
  assert.equal((await record(picture.id)).renditions, "ready");
});

test("drawing has hands of its own, so that it keeps nothing else waiting", async () => {
  await uploaded();
  const kinds: string[] = [];
  const note = async ({ kind }: { kind: string }) => {
    kinds.push(kind);
  };
  assert.equal(await doNextTask(note, "others"), false);
  await newsroom().transaction((tx) => enqueue(tx, [{ kind: "digest", payload: {} }]));
  assert.equal(await doNextTask(note, "others"), true);
  assert.equal(await doNextTask(note, "pictures"), true);
  assert.deepEqual(kinds, ["digest", "renditions"]);
});

test("a task for a picture that nobody knows is done", async () => {
  await drawRenditions({ id: newId(), kind: "renditions", payload: { mediaId: newId() }, tries: 1 });
});
