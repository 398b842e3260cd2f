// One contract, kept by a disk and by an S3-compatible server alike; and what each does when its place is away, full or not ours.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { env, StartRefusal } from "#lib/env.ts";
import { type S3Server, startS3Server } from "./s3-server.test-support.ts";
import { isStored, readStored, storedNames, writeStored } from "./storage.ts";
import { diskStore } from "./store-disk.ts";
import { s3Store } from "./store-s3.ts";
import { type Store, StoreAway, StoreFull } from "./store.ts";

let folder: string;
let server: S3Server;
const stores = new Map<string, Store>();

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "nightdesk-store-"));
  server = await startS3Server("pictures");
  stores.set(
    "a disk",
    diskStore(() => folder),
  );
  // As few names at a time as make several pages.
  stores.set("an S3-compatible server", s3Store(server.settings, 10));
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const store = (kind: string): Store => {
  const found = stores.get(kind);
  assert.ok(found);
  return found;
};
const nameOf = (ending = "480.webp") => `${randomBytes(16).toString("hex")}-${ending}`;

for (const kind of ["a disk", "an S3-compatible server"]) {
  test(`${kind}: what is written is read, byte for byte, the empty file and four megabytes included`, async () => {
    const { write, read, has } = store(kind);
    for (const bytes of [Buffer.alloc(0), Buffer.from([0, 1, 2, 255]), randomBytes(4 * 1024 * 1024)]) {
      const name = nameOf();
      assert.equal(await has(name), false);
      await write(name, bytes, "image/webp");
      assert.equal(await has(name), true);
      assert.ok((await read(name))?.equals(bytes), `${bytes.length} bytes`);
    }
  });

  test(`${kind}: what was never written is missing, and nothing of it is made up`, async () => {
    assert.equal(await store(kind).read(nameOf()), null);
    assert.equal(await store(kind).has(nameOf("original.jpeg")), false);
  });

  test(`${kind}: writing a name again leaves the newer bytes, and twenty at once leave one of them whole`, async () => {
    const name = nameOf();
    await store(kind).write(name, Buffer.from("first"), "image/webp");
    await store(kind).write(name, Buffer.from("second"), "image/webp");
    assert.equal(String(await store(kind).read(name)), "second");
    const all = Array.from({ length: 20 }, (_, index) => Buffer.alloc(50_000, index));
    await Promise.all(all.map((bytes) => store(kind).write(name, bytes, "image/webp")));
    const left = await store(kind).read(name);
    assert.ok(left && all.some((bytes) => bytes.equals(left)));
  });

  test(`${kind}: all names are listed, each once, over more than one page of a list`, async () => {
    const names = Array.from({ length: 23 }, () => nameOf("1.jpg"));
    await Promise.all(names.map((name) => store(kind).write(name, Buffer.from("x"), "image/jpeg")));
    const listed = await store(kind).names();
    assert.equal(new Set(listed).size, listed.length);
    const known = new Set(listed);
    assert.deepEqual(
      names.filter((name) => !known.has(name)),
      [],
    );
  });
}

test("a folder that isn't there yet has no names; a half-written file is in none of them, and its bytes are gone", async () => {
  assert.deepEqual(await diskStore(() => path.join(folder, "nowhere")).names(), []);
  const left = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(webp|jpg)\..+/u.test(name),
  );
  assert.deepEqual(left, []);
});

test("a server that is away, refuses our keys or has no such bucket is away, never a missing picture", async () => {
  const { settings } = server;
  const away = s3Store({ ...settings, endpoint: "http://127.0.0.1:1" });
  const stranger = s3Store({ ...settings, secretAccessKey: "wrong" });
  const nowhere = s3Store({ ...settings, bucket: "not-there" });
  for (const one of [away, stranger]) {
    await assert.rejects(one.read(nameOf()), StoreAway);
    await assert.rejects(one.has(nameOf()), StoreAway);
  }
  for (const one of [away, stranger, nowhere]) {
    await assert.rejects(one.write(nameOf(), Buffer.from("x"), "image/webp"), StoreAway);
    await assert.rejects(one.names(), StoreAway);
  }
});

test("a bucket that is full says so; one that fails for a moment is asked again; no secret is in what is said", async () => {
  const answers = [503, 500, 200, 507];
  const http = createServer((_request, response) => {
    const status = answers.shift() ?? 403;
    response.writeHead(status, { "content-type": "application/xml" });
    response.end(status === 200 ? "" : "<Error><Code>Busy</Code><Message>S3CRET</Message></Error>");
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const flaky = s3Store({
    ...server.settings,
    endpoint: `http://127.0.0.1:${port}`,
    secretAccessKey: "S3CRET",
  });
  await flaky.write(nameOf(), Buffer.from("x"), "image/webp");
  await assert.rejects(flaky.write(nameOf(), Buffer.from("x"), "image/webp"), StoreFull);
  await assert.rejects(flaky.read(nameOf()), (error: unknown) => {
    assert.ok(error instanceof StoreAway && error.cause instanceof Error);
    assert.doesNotMatch(`${error.message} ${error.cause.message}`, /S3CRET/u);
    return true;
  });
  await new Promise((resolve) => http.close(resolve));
});

test("the environment says where pictures lie: with a bucket nothing is written to the disk", async () => {
  const data = path.join(folder, "data");
  env.set({ DATA_DIR: data });
  const { endpoint, bucket, accessKeyId, secretAccessKey } = server.settings;
  const name = nameOf();
  env.set({ S3_ENDPOINT: endpoint, S3_BUCKET: bucket });
  assert.throws(() => env.s3(), StartRefusal);
  env.set({ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey });
  await writeStored(name, Buffer.from("in the bucket"));
  assert.equal(String(await readStored(name)), "in the bucket");
  assert.ok((await storedNames()).includes(name));
  env.set({ S3_ENDPOINT: "ftp://x" });
  assert.throws(() => env.s3(), StartRefusal);
  env.set({ S3_ENDPOINT: null, S3_BUCKET: null, S3_ACCESS_KEY_ID: null, S3_SECRET_ACCESS_KEY: null });
  assert.equal(await isStored(name), false);
  assert.deepEqual(await storedNames(), []);
});

test("a name that is no picture's is neither written nor read, whatever it leads to", async () => {
  for (const name of ["../auth-secret", `${"a".repeat(32)}-480.svg`, "", `${"a".repeat(32)}-original.exe`]) {
    assert.equal(await readStored(name), null);
    await assert.rejects(writeStored(name, Buffer.from("x")));
  }
});
