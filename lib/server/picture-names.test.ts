// An address answers only what the picture has now, and a lost file takes no page with it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { env } from "#lib/env.ts";
import { cropNameOf, filesOf, hasRendition, isPictureFile, parseRenditionName } from "./picture-names.ts";
import { readRendition, writeStored } from "./storage.ts";

const key = "0123456789abcdef0123456789abcdef";
const drawnCrops = { "16:9": { mark: "0_5k_18g_p0", widths: [480, 800] } } as const;
const picture = { key, widths: [480, 1200], drawnCrops };

const has = (name: string): boolean => {
  const read = parseRenditionName(name);
  return read !== null && hasRendition(picture, read);
};

test("every file of a picture has a name that reads back as what it is, and the original's is none that an address has", () => {
  const files = filesOf({ ...picture, original: "png" });
  assert.equal(files.length, 2 * 2 + 2 * 2 + 1);
  assert.ok(files.every(isPictureFile));
  assert.deepEqual(
    files.filter((name) => parseRenditionName(name) === null),
    [`${key}-original.png`],
  );
  assert.ok(files.slice(0, -1).every(has));
});

test("another size, another part, another shape or another picture is missing, however near its name comes", () => {
  for (const name of [
    `${key}-800.webp`,
    `${key}-480.png`,
    `${key}-16x9-0_5k_18g_p1-480.webp`,
    `${key}-16x9-0_5k_18g_p0-1200.webp`,
    `${key}-4x3-0_5k_18g_p0-480.webp`,
    `${key}-16x9-480.webp`,
    `${key}-16x10-0_5k_18g_p0-480.webp`,
    `${"f".repeat(32)}-480.webp`,
    `${key}-0480.webp`,
    `${key}-480.webp/..`,
    `../${key}-480.webp`,
    `${key.toUpperCase()}-480.webp`,
    `${key}-original.png`,
    "",
  ])
    assert.equal(has(name), false, name);
  assert.equal(has(cropNameOf(key, { ratio: "16:9", mark: "0_5k_18g_p0", width: 800 }, "jpg")), true);
});

test("a file that is lost is missing, told in the log once, and again only after it was there", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "nightdesk-names-"));
  env.set({ DATA_DIR: folder });
  const lines: string[] = [];
  // What the test's own reporter writes there goes on.
  const write = process.stdout.write.bind(process.stdout);
  const out = t.mock.method(process.stdout, "write", (line: string | Uint8Array) =>
    typeof line === "string" && line.includes("picture-missing") ? lines.push(line) > 0 : write(line),
  );
  const name = `${key}-480.webp`;
  try {
    for (let reader = 0; reader < 50; reader++) assert.equal(await readRendition(name), null);
    await writeStored(name, Buffer.from("x"));
    assert.equal(String(await readRendition(name)), "x");
    rmSync(path.join(folder, "media"), { recursive: true });
    assert.equal(await readRendition(name), null);
  } finally {
    out.mock.restore();
    rmSync(folder, { recursive: true, force: true });
  }
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { file: string }).file),
    [name, name],
  );
});
