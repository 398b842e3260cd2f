import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { buildSite } from "./build.ts";
import { isFurnished } from "./furnished.ts";

const classesOf = (css: string): Set<string> =>
  new Set([...css.matchAll(/\.(-?[a-z][\w-]*)/g)].map(([, name = ""]) => name));

test("every class of the body that the smaller stylesheet doesn't know asks for the whole one", async (t) => {
  const out = await mkdtemp(path.join(tmpdir(), "site-sheets-"));
  t.after(() => rm(out, { recursive: true, force: true }));
  const assets = await buildSite(out);
  const [whole, text] = await Promise.all(
    [assets.css, assets.textCss].map(async (address) =>
      classesOf(await readFile(path.join(out, path.basename(address)), "utf8")),
    ),
  );
  const html = await readFile(path.resolve("lib/document/html.ts"), "utf8");
  const marks = await readFile(path.resolve("lib/document/note-marks.ts"), "utf8");
  // What the projection writes into a body: the classes of its elements, outermost or not.
  const written = [...`${html}${marks}`.matchAll(/class="([\w -]+)"/g)].flatMap(([, names = ""]) =>
    names.split(" "),
  );
  assert.ok(written.length > 8);
  const onlyInWhole = written.filter((name) => whole?.has(name) && !text?.has(name));
  assert.ok(onlyInWhole.includes("gallery") && onlyInWhole.includes("fact-box"));
  const inner = new Set(["embed-title", "embed-ways"]);
  for (const name of onlyInWhole) {
    if (inner.has(name)) continue;
    const bodyHtml = `<p>Text</p><div class="${name}"></div>`;
    assert.equal(isFurnished({ bodyHtml, notes: [], publication: "live" }), true, name);
  }
});

test("text, headings, lists, quotations and pictures need no more than the smaller stylesheet", () => {
  const bodyHtml =
    "<p>Text</p><h2>Head</h2><ul><li><p>One</p></li></ul><blockquote><p>So</p></blockquote><figure><picture></picture></figure>";
  assert.equal(isFurnished({ bodyHtml, notes: [], publication: "live" }), false);
  const at = new Date();
  const notes = [{ changeClass: "correction" as const, note: "It was noon.", at }];
  assert.equal(isFurnished({ bodyHtml, notes, publication: "live" }), true);
  assert.equal(isFurnished({ bodyHtml, notes: [], publication: "retracted" }), true);
});
