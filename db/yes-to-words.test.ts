// What readers are told of a change is part of what every yes is given to (newsroom.md §2): by the newsroom's own path, and in
// bare SQL by whoever has the application's rights.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Actor, FourEyesPolicy, ReviewStep } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articleForDesk } from "./articles.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { MIGRATIONS } from "./migrate.ts";
import {
  finished,
  liveArticle,
  must,
  smallNewsroom,
  wish,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { bureau } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("yes_to_words");
});
after(() => database.close());
beforeEach(async () => {
  room = await smallNewsroom();
});

const desk: ReviewStep = { name: "Desk", role: "editor" };
const subs: ReviewStep = { name: "Subs", role: "editor" };
const legal: ReviewStep = { name: "Legal", role: "legal" };
const correction = { changeClass: "correction", publicNote: "It was noon, not dawn." } as const;

const setBureau = (rules: Readonly<{ steps?: ReviewStep[]; fourEyes?: FourEyesPolicy }>) =>
  newsroom().update(bureau).set(rules).where(eq(bureau.id, room.bureauId));

/** A live article whose next version waits for its first yes, proposed with these words. */
async function changed(words: Omit<Wish, "verb" | "seenVersion">, steps: ReviewStep[] = []): Promise<number> {
  const id = await liveArticle(room);
  await setBureau({ steps });
  const found = await articleForDesk(room.reporter, id);
  assert.ok(found);
  const { body } = finished(room, "Ships left the harbour at noon.");
  await write(room.reporter, id, { ...found.content, body });
  await must(room.reporter, id, { verb: "submit", ...words });
  return id;
}

async function refused(actor: Actor, id: number, wanted: Omit<Wish, "seenVersion">, why: string) {
  const outcome = await wish(actor, id, wanted);
  assert.ok(outcome && !outcome.ok && outcome.refusal.why === why, JSON.stringify(outcome));
}

const standing = async (id: number) => {
  const found = await articleForDesk(room.chief, id);
  return [found?.article.stage, found?.article.step];
};

const notesOf = (id: number) =>
  newsroomSql()`select change_class as class, note from public_note where article_id = ${id} order by at`;

/** As if every rule of the application let it through. */
const goLive = (id: number) => newsroomSql()`
  update article set publication = 'live', stage = 'draft', step = 0, approved_revision_id = null,
    proposed_class = null, proposed_note = null, live_revision_id = approved_revision_id
  where id = ${id}`;

const proposeInstead = (id: number, note: string) =>
  newsroomSql()`update article set proposed_note = ${note} where id = ${id}`;

test("a correction that was proposed stays one through every step, whatever a later yes would make of it", async () => {
  const id = await changed(correction, [desk, subs, legal]);
  await refused(room.editor, id, { verb: "approve", changeClass: "update" }, "four-eyes");
  await must(room.editor, id, { verb: "approve" });
  await refused(room.secondEditor, id, { verb: "approve", changeClass: "update" }, "four-eyes");
  await must(room.secondEditor, id, { verb: "approve" });
  const beside = { verb: "approve", changeClass: "fix", reason: "Nobody need know." } as const;
  await refused(room.editor, id, beside, "four-eyes");
  await must(room.legal, id, { verb: "approve" });
  const yeses = await newsroomSql()`
    select change_class as class, public_note as note from approval where article_id = ${id} and change_class is not null`;
  assert.deepEqual(
    yeses.map((one) => [one["class"], one["note"]]),
    Array.from({ length: 3 }, () => ["correction", "It was noon, not dawn."]),
    "legal's yes names what it was given to as well",
  );
  await must(room.editor, id, { verb: "publish-change" });
  assert.deepEqual([...(await notesOf(id))], [{ class: "correction", note: "It was noon, not dawn." }]);
});

test("where nothing was proposed the first yes chooses, and everybody after it is asked for the same words", async () => {
  const waits = await changed({ changeClass: "update" }, [legal, desk]);
  // As after "Publish again" of what was handed in while it was withheld.
  await newsroomSql()`update article set proposed_class = null where id = ${waits}`;
  await must(room.legal, waits, { verb: "approve" });
  assert.deepEqual(await standing(waits), ["review", 1]);
  await must(room.editor, waits, { verb: "approve", ...correction });
  assert.deepEqual(await standing(waits), ["review", 0], "legal said yes to no note");
  assert.equal((await articleForDesk(room.legal, waits))?.article.proposedNote, correction.publicNote);
  await refused(room.secondEditor, waits, { verb: "approve", publicNote: "It was one." }, "four-eyes");
  await must(room.legal, waits, { verb: "approve" });
  await must(room.editor, waits, { verb: "publish-change" });
});

test("an editor who would have it otherwise hands it in with other words, and another person approves them", async () => {
  const id = await changed(correction);
  const better = { changeClass: "clarification", publicNote: "Noon by the harbour's clock." } as const;
  await refused(room.editor, id, { verb: "approve", ...better }, "four-eyes");
  await must(room.editor, id, { verb: "request-changes", reason: "The note is too harsh." });
  await must(room.editor, id, { verb: "submit", ...better });
  await refused(room.editor, id, { verb: "approve" }, "four-eyes");
  await must(room.secondEditor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish-change" });
  assert.deepEqual([...(await notesOf(id))], [{ class: "clarification", note: better.publicNote }]);
});

test("under a legal hold legal's yes is to the note as well, and legal is asked until it is", async () => {
  await setBureau({ fourEyes: "off" });
  const id = await changed({ changeClass: "correction", publicNote: "A time was wrong." });
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, { verb: "approve", ...correction });
  await must(room.chief, id, { verb: "place-hold", holdKind: "legal", reason: "The port's lawyers rang." });
  await must(room.legal, id, { verb: "release-hold", holdKind: "legal", reason: "They are wrong." });
  await refused(room.editor, id, { verb: "publish-change" }, "legal-approval");
  await must(room.legal, id, { verb: "approve" });
  await proposeInstead(id, "A time was wrong.");
  await refused(room.editor, id, { verb: "publish-change" }, "no-approval");
  await assert.rejects(goLive(id), /no approval for revision/);
  await proposeInstead(id, correction.publicNote);
  await must(room.editor, id, { verb: "publish-change" });
});

test("in bare SQL too nothing goes live whose yeses were to other words for readers", async () => {
  const [alone, held] = [await changed(correction), await changed(correction)];
  await must(room.editor, alone, { verb: "approve" });
  await proposeInstead(alone, "Nobody approved this.");
  await assert.rejects(goLive(alone), /no approval for revision/);
  await setBureau({ steps: [desk, legal] });
  await must(room.editor, held, { verb: "approve" });
  await must(room.legal, held, { verb: "approve" });
  const sql = newsroomSql();
  await sql`update approval set voided_at = now() where article_id = ${held} and kind = 'legal'`;
  const legalsOther = (note: string) => sql`
    insert into approval (id, article_id, revision_id, revision_hash, kind, change_class, public_note, approver_id, at)
    select gen_random_uuid(), article_id, revision_id, revision_hash, 'legal', change_class, ${note}, ${room.legal.id}, now()
    from approval where article_id = ${held} and kind = 'desk' and public_note = ${correction.publicNote}`;
  await legalsOther("Something harmless.");
  await assert.rejects(goLive(held), /every step of its review/);
  await sql`update approval set voided_at = now() where article_id = ${held} and kind = 'legal' and voided_at is null`;
  await legalsOther(correction.publicNote);
  await goLive(held);
});

test("in bare SQL too readers are told no note that wasn't approved with the text that they get", async () => {
  const id = await changed(correction);
  await must(room.editor, id, { verb: "approve" });
  const sql = newsroomSql();
  const noted = (kind: string, note: string) => sql`
    insert into public_note (id, article_id, revision_id, change_class, note, at)
    select gen_random_uuid(), id, approved_revision_id, ${kind}, ${note}, now() from article where id = ${id}`;
  await assert.rejects(noted("correction", "Nobody approved this."), /note that nobody approved/);
  await assert.rejects(noted("clarification", correction.publicNote), /note that nobody approved/);
  await assert.rejects(noted("retraction", "All of it was wrong."), /note that nobody approved/);
  await noted("correction", correction.publicNote);
});

test("an emergency and a retraction tell readers what their one person answers for", async () => {
  const id = await changed(correction);
  const words = { changeClass: "correction", publicNote: "It was one, not noon." } as const;
  await must(room.chief, id, { verb: "publish-in-emergency", reason: "The house is on fire.", ...words });
  await must(room.chief, id, { verb: "retract", publicNote: "There were no ships.", keepText: true });
  assert.deepEqual(
    (await notesOf(id)).map((one) => one["note"]),
    [words.publicNote, "There were no ships."],
  );
});

test("a text that comes back to what was approved finds the yeses to these words alone, by the database's own step", async () => {
  const id = await changed(correction, [desk, subs]);
  const old = (await articleForDesk(room.editor, id))?.content;
  assert.ok(old);
  await must(room.editor, id, { verb: "approve" });
  const { body } = finished(room, "Ships left at one.");
  await write(room.secondEditor, id, { ...old, body });
  assert.deepEqual(await standing(id), ["review", 0]);
  await proposeInstead(id, "Nobody approved this.");
  await write(room.secondEditor, id, old);
  assert.deepEqual(await standing(id), ["review", 0]);
  await write(room.secondEditor, id, { ...old, body });
  await proposeInstead(id, correction.publicNote);
  await write(room.secondEditor, id, old);
  assert.deepEqual(await standing(id), ["review", 1]);
});

test("in bare SQL too what was retracted comes back with all its yeses alone, the same text being live before or not", async () => {
  const id = await liveArticle(room);
  await must(room.chief, id, { verb: "retract", publicNote: "There were no ships.", keepText: true });
  await must(room.reporter, id, { verb: "submit", ...correction });
  await setBureau({ steps: [desk, legal] });
  const back = () => newsroomSql()`update article set publication = 'live' where id = ${id}`;
  await assert.rejects(back(), /no approval for revision/);
  await must(room.editor, id, { verb: "approve" });
  await assert.rejects(back(), /every step of its review/);
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish-change" });
});

test("what stood at ready before this release is published as its desk's yes said, once everybody said so", async () => {
  const id = await changed({ changeClass: "update" }, [desk, legal]);
  await must(room.editor, id, { verb: "approve" });
  await must(room.legal, id, { verb: "approve" });
  const sql = newsroomSql();
  // As a yes was written until then: the desk's with the words of the approver's choice, legal's with none.
  await sql`update approval set voided_at = now() where article_id = ${id} and change_class is not null`;
  const yes = (
    by: Actor,
    kind: string,
    words: Readonly<{ changeClass: string | null; publicNote: string | null }>,
  ) => sql`
    insert into approval (id, article_id, revision_id, revision_hash, kind, change_class, public_note, approver_id, at)
    select gen_random_uuid(), r.article_id, r.id, r.hash, ${kind}, ${words.changeClass}, ${words.publicNote}, ${by.id}, now()
    from article a join revision r on r.id = a.approved_revision_id where a.id = ${id}`;
  await yes(room.editor, "desk", correction);
  await yes(room.legal, "legal", { changeClass: null, publicNote: null });
  await refused(room.editor, id, { verb: "publish-change" }, "no-approval");
  const file = readFileSync(join(MIGRATIONS, "0014_yes_to_class_and_note.sql"), "utf8");
  await sql.unsafe(file.split("--> statement-breakpoint").at(-1) ?? "");
  assert.equal((await articleForDesk(room.editor, id))?.article.proposedNote, correction.publicNote);
  await refused(room.editor, id, { verb: "publish-change" }, "step");
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish-change" });
  assert.deepEqual([...(await notesOf(id))], [{ class: "correction", note: correction.publicNote }]);
});
