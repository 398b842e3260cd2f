// Bureaus, sections, policies and the site: who may, what is refused, and that each change is in the site's chain.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allChecks } from "#lib/newsroom/settings.ts";
import type { ReviewStep } from "#lib/newsroom/article.ts";
import { articleForDesk } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";
import { draftArticle, must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import {
  bureausForSettings,
  movePlace,
  savePlace,
  savePolicies,
  saveSite,
  sectionsForSettings,
  siteForSettings,
} from "./settings.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("settings");
  room = await smallNewsroom();
});
after(() => database.close());

const by = (actor: SmallNewsroom["admin"]) => ({ actor, requestId: crypto.randomUUID() });
const draft = { name: "Africa", slug: "africa", description: "From Nairobi." };

async function policiesOf(id: string) {
  const found = (await bureausForSettings(room.chief))?.find((one) => one.id === id);
  assert.ok(found);
  return found;
}

async function lastSiteEvent() {
  const [row] =
    await newsroomSql()`select verb, before, after from event where article_id = 0 order by number desc limit 1`;
  return row;
}

test("bureaus and sections are added, renamed and put in order by an administrator alone", async () => {
  for (const actor of [room.reporter, room.editor, room.chief, room.legal]) {
    const refused = await savePlace(by(actor), "section", draft, null);
    assert.deepEqual(refused, { ok: false, refusal: { kind: "may-not" } });
  }
  const made = await savePlace(by(room.admin), "bureau", draft, null);
  assert.ok(made.ok);
  assert.equal((await lastSiteEvent())?.["verb"], "add-bureau");
  const twice = await savePlace(by(room.admin), "bureau", draft, null);
  assert.ok(!twice.ok && twice.refusal.kind === "problems" && twice.refusal.problems["slug"]);
  const bureaus = await bureausForSettings(room.admin);
  const africa = bureaus?.find((one) => one.id === made.id);
  assert.ok(africa);
  assert.ok(
    (
      await savePlace(
        by(room.admin),
        "bureau",
        { ...draft, name: "East Africa", slug: "other" },
        { id: africa.id, seen: africa.seal },
      )
    ).ok,
  );
  const renamed = await policiesOf(made.id);
  assert.deepEqual([renamed.name, renamed.slug], ["East Africa", "africa"]);
  const late = await savePlace(by(room.admin), "bureau", draft, { id: africa.id, seen: africa.seal });
  assert.ok(!late.ok && late.refusal.kind === "stale");
  assert.ok((await movePlace(by(room.admin), "bureau", africa.id, -1)).ok);
  const order = (await bureausForSettings(room.admin))?.map((one) => one.id);
  assert.equal(order?.indexOf(africa.id), (order?.length ?? 0) - 2);
});

test("a section can't take an address of the site itself", async () => {
  const refused = await savePlace(by(room.admin), "section", { ...draft, slug: "desk" }, null);
  assert.ok(!refused.ok && refused.refusal.kind === "problems");
  assert.match(refused.refusal.problems["slug"] ?? "", /address of the site itself/);
  assert.ok((await savePlace(by(room.admin), "section", { ...draft, slug: "science" }, null)).ok);
  assert.ok((await sectionsForSettings(room.admin))?.some((one) => one.slug === "science"));
  assert.equal(await sectionsForSettings(room.chief), null);
});

test("policies are a chief's and an administrator's, count from the next verb on, and never without an editor", async () => {
  const { id } = { id: room.bureauId };
  const shown = await policiesOf(id);
  const steps: readonly ReviewStep[] = [
    { name: "Desk", role: "editor" },
    { name: "Legal", role: "legal" },
  ];
  const wanted = {
    ...shown.policies,
    fourEyes: "strict",
    steps,
    checks: allChecks({ related: "off" }),
  } as const;
  for (const actor of [room.editor, room.legal])
    assert.deepEqual(await savePolicies(by(actor), id, wanted, shown.policiesSeal), {
      ok: false,
      refusal: { kind: "may-not" },
    });
  assert.ok((await savePolicies(by(room.chief), id, wanted, shown.policiesSeal)).ok);
  const stale = await savePolicies(by(room.admin), id, wanted, shown.policiesSeal);
  assert.ok(!stale.ok && stale.refusal.kind === "stale");
  const article = await draftArticle(room);
  await must(room.reporter, article, { verb: "submit" });
  await must(room.editor, article, { verb: "approve" });
  assert.equal((await articleForDesk(room.editor, article))?.article.step, 1);
  for (const [bad, field] of [
    [{ ...wanted, steps: [{ name: "Legal", role: "legal" }] }, "steps"],
    [{ ...wanted, steps: [steps[0], steps[0]] }, "steps"],
    [{ ...wanted, checks: { ...wanted.checks, headline: "off" } }, "checks"],
  ] as const) {
    const { policiesSeal } = await policiesOf(id);
    const refused = await savePolicies(by(room.chief), id, bad as typeof wanted, policiesSeal);
    assert.ok(!refused.ok && refused.refusal.kind === "problems" && refused.refusal.problems[field], field);
  }
});

test("the site's settings are judged, sealed and in the log", async () => {
  const shown = await siteForSettings(room.admin);
  assert.ok(shown);
  const { seal, ...site } = shown;
  assert.equal(await siteForSettings(room.chief), null);
  const wrong = await saveSite(by(room.admin), { ...site, zone: "Europe/Atlantis", language: "xx_y" }, seal);
  assert.ok(!wrong.ok && wrong.refusal.kind === "problems");
  assert.deepEqual(Object.keys(wrong.refusal.problems), ["zone", "language"]);
  // An offset, whose sign the database reads the other way round, and a name that only this machine knows.
  for (const zone of ["+05:30", "-00:01", "US/Pacific-New"]) {
    const refused = await saveSite(by(room.admin), { ...site, zone }, seal);
    assert.ok(!refused.ok && refused.refusal.kind === "problems" && refused.refusal.problems["zone"], zone);
  }
  assert.ok((await saveSite(by(room.admin), { ...site, zone: "Asia/Tokyo" }, seal)).ok);
  assert.equal((await lastSiteEvent())?.["verb"], "change-site");
  const late = await saveSite(by(room.admin), site, seal);
  assert.ok(!late.ok && late.refusal.kind === "stale");
  assert.equal(await firstBrokenEvent(), null);
});
