import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { buildSite } from "./build.ts";
import { fontWeights } from "./font-subset.ts";

test("the built files are whole, within their budgets, and ask nothing of another host", async (t) => {
  const out = await mkdtemp(path.join(tmpdir(), "site-build-"));
  t.after(() => rm(out, { recursive: true, force: true }));
  const [assets, again] = await Promise.all([buildSite(out), buildSite(out)]);
  assert.deepEqual(again, assets);
  const files = new Set(await readdir(out));
  const file = async (address: string): Promise<string> =>
    readFile(path.join(out, path.basename(address)), "utf8");
  const [css, textCss, script] = await Promise.all([file(assets.css), file(assets.textCss), file(assets.js)]);

  assert.deepEqual(JSON.parse(await file("manifest.json")), assets);
  assert.ok(gzipSync(script).length <= 3 * 1024, "script over 3 KB");
  assert.ok(gzipSync(css).length <= 12 * 1024, "stylesheet over 12 KB");
  assert.ok(gzipSync(textCss).length <= 6_000, "stylesheet of articles over 6 KB");
  assert.ok(assets.fonts.length <= 2, "more than two fonts before the first paint");
  assert.doesNotMatch(css, /https?:\/\/(?!tailwindcss\.com)|url\(data:/);
  assert.doesNotMatch(script, /https?:\/\/|document\.cookie|localStorage/);
  const weights = [...css.matchAll(/font-weight:(\d+)(?: (\d+))?/g)].flatMap(([, lightest, boldest]) =>
    [lightest, boldest].filter((one) => one !== undefined).map(Number),
  );
  assert.deepEqual([Math.min(...weights), Math.max(...weights)], [fontWeights.min, fontWeights.max]);
  const fonts = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, address = ""]) => address);
  assert.equal(fonts.length, 6);
  const roman = fonts.find((name) => name.startsWith("newsreader-latin-wght-normal")) ?? "";
  assert.ok((await readFile(path.join(out, roman))).length <= 42_000, "face of western text over 42 KB");
  for (const address of [...fonts, ...assets.fonts, assets.icon]) {
    assert.ok(files.has(path.basename(address)), `${address} is named but not written`);
  }
});
