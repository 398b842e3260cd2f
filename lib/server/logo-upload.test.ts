// A logo is an administrator's picture: taken, looked at, and refused with a sentence when it can't stand for the paper's name.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import sharp from "sharp";
import { openSession } from "#db/auth.ts";
import { smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { logoForSettings } from "#db/publisher.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { cookieNames } from "./cookies.ts";
import { logoUpload } from "./logo-upload.ts";

const site = "http://localhost:3000";
let database: TestDatabase;
let room: SmallNewsroom;
let folder: string;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "nightdesk-logo-"));
  env.set({ DATA_DIR: folder, SITE_URL: site, AUTH_SECRET: "a secret of the tests, long enough" });
  database = await testDatabase("logo upload");
  room = await smallNewsroom();
});
after(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Answer = { status: number; message?: string; logo?: { key: string; widths: number[] } };

async function upload(
  actor: Actor | null,
  body: Uint8Array,
  type = "application/octet-stream",
): Promise<Answer> {
  const cookie =
    actor === null ? {} : { cookie: `${cookieNames().session}=${await openSession(actor.id, null)}` };
  const request = new Request(`${site}/desk/api/logo`, {
    method: "POST",
    headers: { "content-type": type, "sec-fetch-site": "same-origin", ...cookie },
    body: new Uint8Array(body),
  });
  const answer = await logoUpload(request, { params: Promise.resolve({}) });
  return { status: answer.status, ...((await answer.json()) as object) };
}

const png = async (width: number) =>
  new Uint8Array(
    await sharp({ create: { width, height: 160, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer(),
  );

test("an administrator's picture is kept as a logo, and nobody else has such an address", async () => {
  const bytes = await png(900);
  assert.equal((await upload(null, bytes)).status, 401);
  for (const actor of [room.reporter, room.editor, room.chief, room.legal])
    assert.equal((await upload(actor, bytes)).status, 404);
  const taken = await upload(room.admin, bytes);
  assert.equal(taken.status, 201);
  assert.deepEqual(taken.logo?.widths, [480, 800]);
  assert.ok(await logoForSettings(room.admin, taken.logo?.key ?? ""));
  assert.equal((await upload(room.admin, bytes)).logo?.key, taken.logo?.key);
});

test("what can't be a logo is refused with what to do", async () => {
  for (const [bytes, type, status, said] of [
    [await png(200), "application/octet-stream", 422, /at least 480 wide/],
    [
      new TextEncoder().encode("<svg/>"),
      "application/octet-stream",
      415,
      /not a PNG, .*Export the logo as PNG/,
    ],
    [await png(900), "image/png", 415, /application\/octet-stream/],
    [new Uint8Array(2 * 1024 * 1024 + 1), "application/octet-stream", 413, /larger than 2 MB/],
  ] as const) {
    const answer = await upload(room.admin, bytes, type);
    assert.equal(answer.status, status, String(said));
    assert.match(answer.message ?? "", said);
  }
});
