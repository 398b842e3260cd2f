// A yes of a review step is a yes to one text, in the whole chain: what is edited, moved, reopened or sent back goes through
// its bureau's steps again, and the database refuses what a wrong rule would let through.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Actor, ReviewStep } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articleForDesk } from "./articles.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { saveNamedVersion } from "./named-versions.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  someone,
  wish,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { findWords, openText, type } from "./review.test-support.ts";
import { fireDueSchedules } from "./schedules.ts";
import { bureau } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { saveWorkingCopy } from "./working-copy.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("steps_of_one_text");
});
after(() => database.close());
beforeEach(async () => {
  room = await smallNewsroom();
});

const desk: ReviewStep = { name: "Desk", role: "editor" };
const subs: ReviewStep = { name: "Subs", role: "editor" };
const legal: ReviewStep = { name: "Legal", role: "legal" };
const chief: ReviewStep = { name: "Chief", role: "chief" };

async function setSteps(steps: ReviewStep[], id = room.bureauId): Promise<void> {
  await newsroom().update(bureau).set({ steps }).where(eq(bureau.id, id));
}

async function refused(actor: Actor, id: number, wanted: Omit<Wish, "seenVersion">, why: string) {
  const outcome = await wish(actor, id, wanted);
  assert.ok(outcome && !outcome.ok && outcome.refusal.why === why, JSON.stringify(outcome));
}

async function inReview(): Promise<number> {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  return id;
}

async function approve(id: number, ...people: Actor[]): Promise<void> {
  for (const one of people) await must(one, id, { verb: "approve" });
}

async function edit(actor: Actor, id: number, words: string): Promise<void> {
  const found = await articleForDesk(actor, id);
  assert.ok(found);
  await write(actor, id, { ...found.content, body: finished(room, words).body });
}

async function move(actor: Actor, id: number, bureauId: string) {
  const found = await articleForDesk(actor, id);
  assert.ok(found);
  return saveWorkingCopy(actor, id, {
    seenVersion: found.article.copyVersion,
    key: newId(),
    content: { ...found.content, bureauId },
    slugline: found.slugline,
  });
}

const standing = async (id: number) => {
  const found = await articleForDesk(room.chief, id);
  return [found?.article.stage, found?.article.step];
};

/** As if every rule of the application let it through. */
const goLive = (id: number) => newsroomSql()`
  update article set publication = 'live', stage = 'draft', step = 0, approved_revision_id = null,
    live_revision_id = coalesce(approved_revision_id,
      (select r.id from revision r join working_copy w on w.article_id = r.article_id and w.hash = r.hash
        where r.article_id = ${id} order by r.number desc limit 1))
  where id = ${id}`;

test("a text that an editor changes in review goes back to the first step, and legal's yes to the old one is none", async () => {
  await setSteps([desk, legal, subs]);
  const id = await inReview();
  await approve(id, room.editor, room.legal);
  const old = (await articleForDesk(room.editor, id))?.content;
  await edit(room.editor, id, "The minister is a thief, says nobody.");
  assert.deepEqual(await standing(id), ["review", 0]);
  await refused(room.reporter, id, { verb: "approve" }, "role");
  await approve(id, room.editor);
  assert.deepEqual(await standing(id), ["review", 1], "Desk again, and Legal again");
  assert.ok(old);
  await write(room.editor, id, old);
  assert.deepEqual(await standing(id), ["review", 2], "the old text has had Desk's and Legal's yes");
});

test("what is typed together in review takes the text back as well, before anybody's next verb is judged", async () => {
  await setSteps([desk, legal]);
  const id = await inReview();
  await approve(id, room.editor);
  const doc = await openText(id);
  await type(room.secondEditor, id, doc, () => {
    const { text, at } = findWords(doc, "body", "dawn");
    text.insert(at, "about ");
  });
  const seen = await articleForDesk(room.legal, id);
  assert.deepEqual([seen?.article.stage, seen?.article.step], ["review", 0]);
  await approve(id, room.legal);
  assert.deepEqual(await standing(id), ["review", 0]);
});

test("a reopened text goes through every step anew", async () => {
  await setSteps([desk, legal, subs]);
  const id = await inReview();
  await approve(id, room.editor, room.legal, room.secondEditor);
  assert.deepEqual(await standing(id), ["ready", 0]);
  await must(room.secondEditor, id, { verb: "reopen" });
  assert.deepEqual(await standing(id), ["review", 0]);
  await edit(room.secondEditor, id, "A wholly new allegation that nobody of legal read.");
  await approve(id, room.editor);
  await refused(room.secondEditor, id, { verb: "publish" }, "stage");
  await approve(id, room.legal, room.secondEditor);
  await must(room.editor, id, { verb: "publish" });
});

test("a move begins at the first step of the new bureau, whatever number the article had", async () => {
  await setSteps([desk, subs, { name: "Third", role: "editor" }]);
  await setSteps([desk, legal, { name: "Final", role: "editor" }, subs], room.otherBureauId);
  const both = await someone("editor", [room.bureauId, room.otherBureauId]);
  const id = await inReview();
  await approve(id, room.editor, room.secondEditor);
  assert.deepEqual(await standing(id), ["review", 2]);
  assert.ok((await move(both, id, room.otherBureauId))?.ok);
  assert.deepEqual(await standing(id), ["review", 0]);
  await approve(id, room.outsider);
  await refused(room.outsider, id, { verb: "publish" }, "stage");
});

test("an editor of two bureaus moves nothing to where fewer steps or milder checks wait; a chief may", async () => {
  const both = await someone("editor", [room.bureauId, room.otherBureauId]);
  const why = (answer: Awaited<ReturnType<typeof move>>) =>
    answer && !answer.ok && answer.why === "refused" ? answer.refusal.why : answer?.ok;
  const id = await inReview();
  await newsroom()
    .update(bureau)
    .set({ checks: { placeholder: "off" } })
    .where(eq(bureau.id, room.otherBureauId));
  assert.equal(why(await move(both, id, room.otherBureauId)), "laxer-bureau");
  await newsroom().update(bureau).set({ checks: {} }).where(eq(bureau.id, room.otherBureauId));
  await setSteps([desk, legal]);
  assert.equal(why(await move(both, id, room.otherBureauId)), "laxer-bureau");
  assert.equal((await articleForDesk(both, id))?.article.bureauId, room.bureauId);
  assert.equal(why(await move(room.chief, id, room.otherBureauId)), true);
});

test("a step that settings add while the article is ready counts from the next verb on, the clock's included", async () => {
  await setSteps([desk]);
  const [id, due] = [await inReview(), await inReview()];
  await approve(id, room.editor);
  await approve(due, room.editor);
  await must(room.editor, due, { verb: "schedule", at: new Date(Date.now() + 3_600_000), zone: "UTC" });
  await setSteps([desk, legal]);
  await refused(room.editor, id, { verb: "publish" }, "step");
  const at = new Date(Date.now() + 3_600_000);
  await refused(room.editor, id, { verb: "schedule", at, zone: "UTC" }, "step");
  await newsroomSql()`update schedule set at = now() - interval '1 second' where article_id = ${due} and state = 'pending'`;
  const fired = (await fireDueSchedules("added")).find((one) => one.articleId === due);
  assert.equal(fired?.refusal?.why, "step");
  await approve(id, room.legal);
  assert.deepEqual(await standing(id), ["ready", 0]);
  await must(room.editor, id, { verb: "publish" });
});

test("each step needs another person, and nobody who submitted a text gives it any", async () => {
  await setSteps([desk, subs, chief]);
  const id = await inReview();
  await approve(id, room.editor);
  await refused(room.editor, id, { verb: "approve" }, "four-eyes");
  await approve(id, room.secondEditor, room.chief);
  await must(room.editor, id, { verb: "publish" });
  const own = await draftArticle(room);
  await edit(room.chief, own, "The chief's own words.");
  await must(room.chief, own, { verb: "submit" });
  await approve(own, room.editor, room.secondEditor);
  await refused(room.chief, own, { verb: "approve" }, "four-eyes");
  await approve(own, await someone("chief", []));
  await must(room.editor, own, { verb: "publish" });
});

test("a version that gets a name between two steps is the same text: both yeses count, and it is published", async () => {
  await setSteps([desk, legal]);
  const id = await inReview();
  await approve(id, room.editor);
  assert.ok((await saveNamedVersion(room.editor, id, "Before legal", newId()))?.ok);
  await approve(id, room.legal);
  assert.deepEqual((await articleForDesk(room.editor, id))?.people.approvedBy, [
    room.editor.name,
    room.legal.name,
  ]);
  await must(room.editor, id, { verb: "publish" });
});

test("a yes that was taken back by requesting changes counts no more, for the same text either", async () => {
  await setSteps([desk, legal]);
  const id = await inReview();
  const old = (await articleForDesk(room.editor, id))?.content;
  assert.ok(old);
  await approve(id, room.editor);
  await must(room.editor, id, { verb: "request-changes", reason: "The figure is wrong." });
  await edit(room.reporter, id, "The right figure.");
  await must(room.reporter, id, { verb: "submit" });
  await approve(id, room.secondEditor);
  await write(room.secondEditor, id, old);
  assert.deepEqual(await standing(id), ["review", 0]);
  await approve(id, room.legal);
  await refused(room.secondEditor, id, { verb: "publish" }, "stage");
  const yeses = await newsroomSql()`select voided_at from approval where article_id = ${id} order by at`;
  assert.deepEqual(
    yeses.map((one) => one["voided_at"] !== null),
    [true, false, false],
  );
});

test("the record keeps which step a yes was for, by its name of then", async () => {
  await setSteps([desk, subs, legal]);
  const id = await inReview();
  await approve(id, room.editor, room.secondEditor);
  await setSteps([desk, { ...subs, name: "Copy desk" }, legal]);
  await approve(id, room.legal);
  const kept = await newsroomSql()`
    select after->>'approvedStep' as step from event where article_id = ${id} and verb = 'approve' order by number`;
  assert.deepEqual(
    kept.map(({ step }) => step),
    ["Desk", "Subs", "Legal"],
  );
});

test("taking back lets every yes of the round fall", async () => {
  await setSteps([desk, legal]);
  const id = await inReview();
  await approve(id, room.editor);
  await must(room.reporter, id, { verb: "take-back" });
  const [left] =
    await newsroomSql()`select count(*)::int as n from approval where article_id = ${id} and voided_at is null`;
  assert.equal(left?.["n"], 0);
});

test("in bare SQL too nothing goes live that a step hasn't said yes to, and one person passes one step", async () => {
  await setSteps([desk, subs, legal]);
  const id = await inReview();
  await approve(id, room.editor);
  await assert.rejects(goLive(id), /every step of its review/);
  // The rules refuse the second yes; a row of it would count for nothing either.
  const sql = newsroomSql();
  await sql`insert into approval (id, article_id, revision_id, revision_hash, kind, approver_id, at)
    select gen_random_uuid(), article_id, revision_id, revision_hash, 'legal', approver_id, now() from approval where article_id = ${id}`;
  await assert.rejects(goLive(id), /every step of its review/);
  await approve(id, room.secondEditor);
  await assert.rejects(goLive(id), /every step of its review/);
  await approve(id, room.legal);
  await goLive(id);
});

test("in bare SQL too a yes of an earlier round, or one that fell, passes no step", async () => {
  await setSteps([desk, subs]);
  const id = await inReview();
  await approve(id, room.editor, room.secondEditor);
  const sql = newsroomSql();
  await sql`update article set submitted_at = now() where id = ${id}`;
  await assert.rejects(goLive(id), /every step of its review/);
  const fallen = await inReview();
  await approve(fallen, room.editor, room.secondEditor);
  await sql`update approval set voided_at = now() where article_id = ${fallen} and approver_id = ${room.secondEditor.id}`;
  await assert.rejects(goLive(fallen), /every step of its review/);
});

test("in bare SQL too only the emergency's event lets a text past its steps", async () => {
  await setSteps([desk, legal]);
  const id = await inReview();
  await must(room.chief, id, { verb: "publish-in-emergency", reason: "The house is on fire, literally." });
  assert.equal((await articleForDesk(room.editor, id))?.article.publication, "live");
});
