// Uploading and looking as a browser does it: hostile bytes, names and senders get a sentence, never a 500.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import sharp from "sharp";
import { openSession } from "#db/auth.ts";
import { listBureaus } from "#db/bureaus.ts";
import { draftArticle, must, smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { cookieNames } from "./cookies.ts";
import { libraryUpload, pictureFile, pictureReplacement, pictureUpload } from "./desk-pictures.ts";
import { UploadPlaces } from "./upload-places.ts";

const site = "http://localhost:3000";
let database: TestDatabase;
let room: SmallNewsroom;
let folder: string;
let article: number;
const tokens = new Map<string, string>();

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "nightdesk-desk-pictures-"));
  env.set({ DATA_DIR: folder, SITE_URL: site, AUTH_SECRET: "a secret of the tests, long enough" });
  database = await testDatabase("desk pictures");
  room = await smallNewsroom();
  article = await draftArticle(room);
  for (const { id } of [room.reporter, room.editor, room.outsider, room.chief, room.legal, room.admin])
    tokens.set(id, await openSession(id, null));
});
after(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Send = Readonly<{ address: string; run: typeof pictureUpload; params: Record<string, string> }>;

const cookie = (actor: Actor | null) =>
  actor === null ? {} : { cookie: `${cookieNames().session}=${tokens.get(actor.id) ?? ""}` };

type Answer = {
  status: number;
  picture?: { id: string; key: string; widths: number[] };
  message?: string;
  version?: number;
  retryAfter?: string | null;
};

async function send(
  actor: Actor | null,
  body: BodyInit,
  { address, run, params }: Send,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const request = new Request(`${site}${address}`, {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      "sec-fetch-site": "same-origin",
      ...cookie(actor),
      ...headers,
    },
    body,
    duplex: "half",
  } as RequestInit);
  const answer = await run(request, { params: Promise.resolve(params) });
  const retryAfter = answer.headers.get("retry-after");
  return { status: answer.status, retryAfter, ...((await answer.json()) as object) };
}

const upload = (
  actor: Actor | null,
  body: BodyInit,
  headers: Record<string, string> = {},
  id: number | string = article,
): Promise<Answer> =>
  send(
    actor,
    body,
    { address: `/desk/api/articles/${id}/pictures`, run: pictureUpload, params: { id: String(id) } },
    headers,
  );

const toLibrary = (actor: Actor | null, body: BodyInit, slug: string): Promise<Answer> =>
  send(actor, body, {
    address: `/desk/api/pictures?bureau=${encodeURIComponent(slug)}`,
    run: libraryUpload,
    params: {},
  });

const replaced = (actor: Actor | null, body: BodyInit, id: string, seen: string): Promise<Answer> =>
  send(actor, body, {
    address: `/desk/api/pictures/${id}/replacement?seen=${seen}`,
    run: pictureReplacement,
    params: { id },
  });

async function look(actor: Actor | null, file: string): Promise<Response> {
  const request = new Request(`${site}/desk/media/${encodeURIComponent(file)}`, { headers: cookie(actor) });
  return pictureFile(request, { params: Promise.resolve({ key: file }) });
}

const png = (background: string) =>
  sharp({ create: { width: 900, height: 500, channels: 3, background } })
    .png()
    .toBuffer();

test("an uploaded picture is answered with what the editor needs, twice the same, and shown to the bureau alone", async () => {
  const bytes = new Uint8Array(await png("#123456"));
  const first = await upload(room.reporter, bytes, { "x-file-name": encodeURIComponent("Hafen ☀️.png") });
  assert.equal(first.status, 201, first.message);
  assert.deepEqual(first.picture?.widths, [800], "one size is ready, the others are left to a task");
  assert.equal((await upload(room.reporter, bytes)).picture?.id, first.picture?.id);
  const file = `${first.picture?.key}-800.webp`;
  const shown = await look(room.editor, file);
  assert.equal(shown.status, 200);
  assert.equal(shown.headers.get("content-type"), "image/webp");
  assert.match(shown.headers.get("cache-control") ?? "", /^private/);
  assert.equal(shown.headers.get("x-content-type-options"), "nosniff");
  assert.match(shown.headers.get("content-security-policy") ?? "", /sandbox/);
  for (const [who, what] of [
    [room.outsider, file],
    [room.admin, file],
    [room.editor, file.replace("800", "1600")],
    [room.editor, file.replace("800.webp", "original.png")],
    [room.editor, file.replace("webp", "svg")],
    [room.editor, "../../auth-secret"],
    [room.editor, `${"f".repeat(32)}-480.webp`],
  ] as const) {
    assert.equal((await look(who, what)).status, 404, what);
  }
  const out = await look(null, file);
  assert.equal(out.status, 307);
  assert.equal(
    out.headers.get("location"),
    `/sign-in?callbackUrl=${encodeURIComponent(`/desk/media/${file}`)}`,
  );
});

test("who may not gets told so, and what is hidden answers like what is missing", async () => {
  const bytes = new Uint8Array(await png("#654321"));
  assert.equal((await upload(null, bytes)).status, 401);
  assert.equal((await upload(room.reporter, bytes, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await upload(room.reporter, bytes, { "content-type": "text/plain" })).status, 415);
  for (const id of [article + 999, "0", "1e3", "x", "999999999999999999999"]) {
    assert.equal((await upload(room.reporter, bytes, {}, id)).status, 404, String(id));
  }
  assert.equal((await upload(room.outsider, bytes)).status, 404);
  const submitted = await draftArticle(room);
  await must(room.reporter, submitted, { verb: "submit" });
  const late = await upload(room.reporter, bytes, {}, submitted);
  assert.equal(late.status, 409);
  assert.ok((late.message ?? "").length > 20);
});

test("hostile bytes and names get a sentence with status 4xx", async () => {
  const good = new Uint8Array(await png("#aabbcc"));
  for (const bytes of [
    new Uint8Array(0),
    new TextEncoder().encode("<svg onload=alert(1)>"),
    new TextEncoder().encode("<?php system($_GET[0]); ?>"),
    new Uint8Array(
      await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
        .gif()
        .toBuffer(),
    ),
    good.slice(0, 60),
  ]) {
    const answer = await upload(room.reporter, bytes);
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
    assert.match(answer.message ?? "", /try|Choose/i);
  }
  for (const name of [
    "%E0%A4%A",
    "..%2F..%2Fetc%2Fpasswd",
    "%00.png",
    "a".repeat(5_000),
    "%E2%80%AEgpj.exe",
    "__proto__",
  ]) {
    assert.equal((await upload(room.reporter, good, { "x-file-name": name })).status, 201, name);
  }
});

test("the library takes a picture for a bureau of the person, without an article; another's bureau refuses, none answers like missing", async () => {
  const bytes = new Uint8Array(await png("#0a0b0c"));
  const { slug, other } = await slugs();
  const first = await toLibrary(room.reporter, bytes, slug);
  assert.equal(first.status, 201, first.message);
  assert.equal((await look(room.editor, `${first.picture?.key}-800.webp`)).status, 200);
  assert.equal((await look(room.outsider, `${first.picture?.key}-800.webp`)).status, 404);
  assert.equal((await toLibrary(null, bytes, slug)).status, 401);
  for (const who of [room.legal, room.admin]) assert.equal((await toLibrary(who, bytes, slug)).status, 403);
  const abroad = await toLibrary(room.reporter, bytes, other);
  assert.equal(abroad.status, 403);
  assert.match(abroad.message ?? "", /another bureau/u);
  for (const none of ["", "nowhere", "'; drop table bureau; --"])
    assert.equal((await toLibrary(room.reporter, bytes, none)).status, 404, none);
});

test("a replacement answers the new version; its bytes are judged like any upload's, and its person first", async () => {
  const id =
    (await toLibrary(room.reporter, new Uint8Array(await png("#1a1b1c")), (await slugs()).slug)).picture
      ?.id ?? "";
  const bytes = new Uint8Array(await png("#2a2b2c"));
  assert.equal((await replaced(null, bytes, id, "1")).status, 401);
  assert.equal((await replaced(room.reporter, bytes, id, "1")).status, 403);
  assert.equal((await replaced(room.outsider, bytes, id, "1")).status, 404);
  assert.equal((await replaced(room.editor, bytes, "0192aaaa-0000-7000-8000-000000000000", "1")).status, 404);
  for (const seen of ["", "x", "0", "1e99"])
    assert.equal((await replaced(room.editor, bytes, id, seen)).status, 404);
  assert.equal((await replaced(room.editor, "<svg/>", id, "1")).status, 415);
  const done = await replaced(room.editor, bytes, id, "1");
  assert.deepEqual([done.status, done.version], [200, 2]);
  const late = await replaced(room.chief, new Uint8Array(await png("#3a3b3c")), id, "1");
  assert.equal(late.status, 409);
  assert.match(late.message ?? "", /changed this picture since/u);
});

async function slugs(): Promise<{ slug: string; other: string }> {
  const all = await listBureaus();
  const of = (id: string) => all.find((one) => one.id === id)?.slug ?? "";
  return { slug: of(room.bureauId), other: of(room.otherBureauId) };
}

test("an endless body is cut off while it streams, whichever address it is sent to", async () => {
  await endlessTo((body) => upload(room.reporter, body));
  const { slug } = await slugs();
  await endlessTo((body) => toLibrary(room.reporter, body, slug));
});

async function endlessTo(sendTo: (body: BodyInit) => Promise<Answer>): Promise<void> {
  let sent = 0;
  const chunk = new Uint8Array(1024 * 1024);
  chunk.set([0xff, 0xd8, 0xff]);
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const answer = await sendTo(endless);
  assert.equal(answer.status, 413);
  assert.ok(sent < 30 * 1024 * 1024, `${sent} bytes were taken`);
}

/** An upload whose bytes come when the test says so. */
function slowly(actor: Actor, bytes: Uint8Array) {
  const [begun, rest] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const told = { read: false };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      told.read = true;
      begun.resolve();
      await rest.promise;
      controller.enqueue(bytes);
      controller.close();
    },
  };
  const answer = upload(actor, new ReadableStream(source, { highWaterMark: 0 }));
  return { answer, begun: begun.promise, told, finish: () => rest.resolve() };
}

test("a person's fourth picture at a time stays unread until one of the three has come, and others' are taken meanwhile", async () => {
  const bytes = new Uint8Array(await png("#0c0b0a"));
  const three = [1, 2, 3].map(() => slowly(room.reporter, bytes));
  await Promise.all(three.map(({ begun }) => begun));
  const fourth = slowly(room.reporter, bytes);
  fourth.finish();
  assert.equal((await upload(room.editor, bytes)).status, 201);
  assert.equal(fourth.told.read, false);
  three[0]?.finish();
  assert.equal((await fourth.answer).status, 201);
  for (const { finish } of three) finish();
  for (const { answer } of three) assert.equal((await answer).status, 201);
});

test("where no place comes free the answer is 429 with when to try again, and a refused picture gives its place back", async () => {
  globalThis.nightdeskUploadPlaces = new UploadPlaces({
    ofPerson: 1,
    ofProcess: 1,
    waiting: 0,
    patienceMs: 0,
  });
  const bytes = new Uint8Array(await png("#0d0b0a"));
  const first = slowly(room.reporter, new TextEncoder().encode("<svg/>"));
  await first.begun;
  const answer = await upload(room.editor, bytes);
  assert.deepEqual([answer.status, answer.retryAfter], [429, "30"]);
  assert.match(answer.message ?? "", /Try again in half a minute/);
  first.finish();
  assert.equal((await first.answer).status, 415);
  assert.equal((await upload(room.editor, bytes)).status, 201);
});
