// The publisher's look and conventions: who may, what is refused and why, that each change is in the site's chain, and that what is
// switched off is nowhere.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { defaultConventions } from "#lib/newsroom/conventions.ts";
import { plainDesign } from "#lib/newsroom/design.ts";
import { newsroomSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";
import { readSnapshot, site } from "./live.ts";
import { publicWords } from "./live-publisher.ts";
import { smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import {
  conventionsForSettings,
  designForSettings,
  designFromDraft,
  keepLogo,
  logoForSettings,
  publisherStanding,
  saveConventions,
  saveDesign,
} from "./publisher.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("publisher");
  room = await smallNewsroom();
});
after(() => database.close());

const by = (actor: SmallNewsroom["admin"]) => ({ actor, requestId: crypto.randomUUID() });
const url = "https://news.example";

async function shown() {
  const found = await readSnapshot((snapshot) => site(snapshot, url));
  assert.ok(found?.publisher);
  return found.publisher;
}

async function conventions() {
  const found = await conventionsForSettings(room.admin);
  assert.ok(found);
  return found;
}

async function design() {
  const found = await designForSettings(room.admin);
  assert.ok(found);
  return found;
}

async function lastSiteEvent() {
  const [row] =
    await newsroomSql()`select verb, before, after from event where article_id = 0 order by number desc limit 1`;
  return row;
}

test("look and conventions are an administrator's alone", async () => {
  const { seal } = await conventions();
  for (const actor of [room.reporter, room.editor, room.chief, room.legal]) {
    assert.equal(await conventionsForSettings(actor), null);
    assert.equal(await designForSettings(actor), null);
    const mayNot = { ok: false, refusal: { kind: "may-not" } };
    assert.deepEqual(await saveConventions(by(actor), defaultConventions, seal, url), mayNot);
    assert.deepEqual(await saveDesign(by(actor), plainDesign, seal), mayNot);
  }
});

test("at first nobody is told of anything, no file is served, and the pages have the house's look", async () => {
  assert.deepEqual(await shown(), {
    design: plainDesign,
    sheet: null,
    hasAbout: false,
    hasEthics: false,
    hub: null,
  });
  const words = await readSnapshot(publicWords);
  assert.deepEqual([words.adsTxt, words.about, words.indexNowKey], ["", "", null]);
});

test("IndexNow's key is made once, is public while it is on, and stays the same", async () => {
  const first = await conventions();
  assert.equal(first.indexNowKey, "");
  assert.ok(
    (await saveConventions(by(room.admin), { ...first.conventions, indexNow: true }, first.seal, url)).ok,
  );
  const on = await conventions();
  assert.match(on.indexNowKey, /^[0-9a-f]{32}$/);
  assert.equal((await readSnapshot(publicWords)).indexNowKey, on.indexNowKey);
  assert.ok((await saveConventions(by(room.admin), { ...on.conventions, indexNow: false }, on.seal, url)).ok);
  assert.equal((await readSnapshot(publicWords)).indexNowKey, null);
  const off = await conventions();
  assert.equal(off.indexNowKey, on.indexNowKey);
});

test("a change is refused with a sentence beside its field, and one over another's work is refused whole", async () => {
  const { conventions: now, seal } = await conventions();
  const wrong = {
    ...now,
    adsTxt: "google.com, pub-1",
    securityContact: "somebody",
    webSub: true,
    webSubHub: "hub",
  };
  const refused = await saveConventions(by(room.admin), wrong, seal, url);
  assert.ok(!refused.ok && refused.refusal.kind === "problems");
  assert.deepEqual(Object.keys(refused.refusal.problems).toSorted(), [
    "adsTxt",
    "securityContact",
    "webSubHub",
  ]);
  assert.ok((await saveConventions(by(room.admin), { ...now, ethics: "We check." }, seal, url)).ok);
  assert.deepEqual(await saveConventions(by(room.admin), { ...now, ethics: "We don’t." }, seal, url), {
    ok: false,
    refusal: { kind: "stale" },
  });
  assert.equal((await readSnapshot(publicWords)).ethics, "We check.");
  assert.ok((await shown()).hasEthics);
});

test("health is told whether somebody set who reads reports of weaknesses", async () => {
  assert.equal((await publisherStanding()).hasSecurityContact, false);
  const { conventions: now, seal } = await conventions();
  const wish = { ...now, securityContact: "desk@paper.example" };
  assert.ok((await saveConventions(by(room.admin), wish, seal, url)).ok);
  assert.equal((await publisherStanding()).hasSecurityContact, true);
});

test("the log says that words changed and not what they were", async () => {
  const { conventions: now, seal } = await conventions();
  assert.ok((await saveConventions(by(room.admin), { ...now, about: "Call Ana at home." }, seal, url)).ok);
  const event = await lastSiteEvent();
  assert.equal(event?.["verb"], "change-publishing");
  assert.doesNotMatch(JSON.stringify(event), /Ana/);
  assert.equal(await firstBrokenEvent(), null);
});

test("a colour that can't be read is refused with its figure and the nearest that can, and never stored", async () => {
  const { seal } = await design();
  const refused = await saveDesign(by(room.admin), { ...plainDesign, accent: "#ffd400" }, seal);
  assert.ok(!refused.ok && refused.refusal.kind === "problems");
  assert.match(
    refused.refusal.problems["accent"] ?? "",
    /1\.\d to 1, and 4\.5 to 1 is the least.*#[0-9a-f]{6}/,
  );
  assert.equal((await shown()).sheet, null);
});

test("a saved design has a stylesheet of its own name, which changes with it", async () => {
  const { seal } = await design();
  assert.ok((await saveDesign(by(room.admin), { ...plainDesign, accent: "#7a1f2b" }, seal)).ok);
  const red = (await shown()).sheet;
  assert.match(red ?? "", /^\/design\/[0-9a-f]{12}\.css$/);
  const again = await design();
  const inter = { ...plainDesign, accent: "#7a1f2b", headlineType: "inter" as const };
  assert.ok((await saveDesign(by(room.admin), inter, again.seal)).ok);
  assert.notEqual((await shown()).sheet, red);
  assert.equal((await lastSiteEvent())?.["verb"], "change-design");
});

test("only a picture that was uploaded as a logo becomes one", async () => {
  const key = "a".repeat(32);
  const logo = { key, turnsLight: true };
  const { design: now, seal } = await design();
  const draft = { ...now, logo };
  const refused = await saveDesign(by(room.admin), draft, seal);
  assert.ok(!refused.ok && refused.refusal.kind === "problems" && refused.refusal.problems["logo"]);
  await keepLogo(room.admin, { key, width: 900, height: 200, widths: [480, 800] });
  assert.equal(await logoForSettings(room.editor, key), null);
  assert.ok((await designFromDraft(draft)).ok);
  assert.ok((await saveDesign(by(room.admin), draft, seal)).ok);
  assert.deepEqual((await shown()).design.logo, {
    key,
    width: 900,
    height: 200,
    widths: [480, 800],
    turnsLight: true,
  });
});
