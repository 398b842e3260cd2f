// A handover tells everything that somebody may read and nothing else; marks and notes are each person's own.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { accountById, setBureaus, setRole } from "./accounts.ts";
import { createArticle } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { handoverNotes, lastTakeOver, ownNote, takeOver } from "./handover.ts";
import { handoverLines, type HandoverLines } from "./handover-lines.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  someone,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { fireDueSchedules } from "./schedules.ts";
import { openOwner } from "./owner.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { whoIsOn } from "./who-is-on.ts";

let database: TestDatabase;
let room: SmallNewsroom;
const hour = 3_600_000;

before(async () => {
  database = await testDatabase("handover");
  room = await smallNewsroom();
});
after(() => database.close());

const told = (actor: Actor, bureau: string | null = null): Promise<HandoverLines> =>
  handoverLines(actor, { since: new Date(Date.now() - hour), now: new Date(Date.now() + 1_000), bureau });

const ids = (lines: readonly { articleId: number }[]) => lines.map(({ articleId }) => articleId);

test("every kind of line is told with its event, to those who may read the article", async () => {
  const live = await liveArticle(room);
  const held = await draftArticle(room);
  await must(room.legal, held, { verb: "place-hold", holdKind: "legal", reason: "Ask the court first." });
  const embargoed = await draftArticle(room);
  await must(room.editor, embargoed, {
    verb: "set-embargo",
    at: new Date(Date.now() + 5 * hour),
    zone: "Europe/London",
  });
  const [late, soon, far] = [await draftArticle(room), await draftArticle(room), await draftArticle(room)];
  for (const [id, hours] of [
    [late, -2],
    [soon, 2],
    [far, 20],
  ] as const) {
    await must(room.editor, id, {
      verb: "assign",
      assigneeId: room.reporter.id,
      dueAt: new Date(Date.now() + Math.max(hours, 1) * hour),
    });
    if (hours < 0)
      await newsroomSql()`update article set due_at = now() + ${hours} * interval '1 hour' where id = ${id}`;
  }
  const waiting = await draftArticle(room);
  await must(room.reporter, waiting, { verb: "submit" });
  const taken = await draftArticle(room);
  await must(room.reporter, taken, { verb: "submit" });
  await must(room.editor, taken, { verb: "claim" });
  const planned = await draftArticle(room);
  await must(room.reporter, planned, { verb: "submit" });
  await must(room.editor, planned, { verb: "approve" });
  await must(room.editor, planned, {
    verb: "schedule",
    at: new Date(Date.now() + 3 * hour),
    zone: "Europe/London",
  });
  const urgent = await draftArticle(room);
  await must(room.chief, urgent, { verb: "publish-in-emergency", reason: "The dam has broken upstream." });
  const down = await liveArticle(room);
  await must(room.editor, down, { verb: "withhold", reason: "A source asked for it." });

  const lines = await told(room.editor);
  assert.deepEqual(ids(lines.held), [held]);
  assert.equal(lines.held[0]?.reason, "Ask the court first.");
  assert.deepEqual(ids(lines.embargoed), [embargoed]);
  assert.deepEqual(ids(lines.due), [late, soon]);
  assert.deepEqual(ids(lines.unclaimed), [waiting]);
  assert.deepEqual(ids(lines.planned), [planned]);
  assert.deepEqual(ids(lines.secondReads), [urgent]);
  assert.deepEqual(
    lines.happened.map(({ articleId, verb }) => [articleId, verb]),
    [
      [down, "withhold"],
      [down, "publish"],
      [urgent, "publish-in-emergency"],
      [live, "publish"],
    ],
  );
  assert.ok(lines.happened.every(({ number }) => number > 0));
  assert.ok(
    [...lines.held, ...lines.embargoed, ...lines.due, ...lines.planned].every(({ number }) => number),
  );
  const later = await handoverLines(room.editor, {
    since: new Date(Date.now() + hour),
    now: new Date(Date.now() + 2 * hour),
    bureau: null,
  });
  assert.deepEqual(later.happened, []);
});

test("another bureau's lines and killed articles are in nobody's handover who may not read them", async () => {
  const made = await createArticle(room.outsider, { bureauId: room.otherBureauId, key: newId() });
  assert.ok(made.ok);
  await write(room.outsider, made.id, {
    ...finished(room),
    bureauId: room.otherBureauId,
    headline: "Canary-abroad",
  });
  await must(room.outsider, made.id, { verb: "submit" });
  await must(room.outsider, made.id, {
    verb: "set-embargo",
    at: new Date(Date.now() + hour),
    zone: "Asia/Tokyo",
  });
  await must(room.legal, made.id, { verb: "place-hold", holdKind: "legal", reason: "Canary-abroad reason" });
  const killed = await liveArticle(room, { ...finished(room), headline: "Canary-killed" });
  await must(room.chief, killed, { verb: "kill", reason: "Canary-killed reason" });
  for (const actor of [room.reporter, room.editor]) {
    assert.ok(!JSON.stringify(await told(actor)).includes("Canary"));
    assert.ok(!JSON.stringify(await told(actor, `asia-${room.otherBureauId.slice(-6)}`)).includes("Canary"));
  }
  assert.equal(Object.values(await told(room.admin)).flat().length, 0);
  const chiefs = JSON.stringify(await told(room.chief));
  for (const word of ["Canary-abroad", "Canary-abroad reason", "Canary-killed reason"])
    assert.ok(chiefs.includes(word), word);
  assert.ok(!JSON.stringify(await told(room.outsider)).includes("Canary-killed"));
});

test("a schedule that fired late is told with its planned instant, one that failed with its failure", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", at: new Date(Date.now() + hour), zone: "Europe/London" });
  await newsroomSql()`update schedule set at = now() - interval '10 minutes' where article_id = ${id}`;
  await fireDueSchedules(newId());
  const line = (await told(room.editor)).happened.find(({ articleId }) => articleId === id);
  assert.equal(line?.actor, null);
  assert.ok(line?.planned && line.at.getTime() - line.planned.getTime() > 9 * 60_000);
});

test("what was handed in isn't overdue any more, and a late new version of a live article is", async () => {
  const handedIn = await draftArticle(room);
  const anew = await liveArticle(room);
  for (const id of [handedIn, anew])
    await must(room.editor, id, { verb: "assign", dueAt: new Date(Date.now() + hour) });
  await must(room.reporter, handedIn, { verb: "submit" });
  await newsroomSql()`update article set due_at = now() - interval '1 hour' where id = any(${[handedIn, anew]})`;
  const due = new Set((await told(room.editor)).due.map(({ articleId }) => articleId));
  assert.deepEqual([due.has(handedIn), due.has(anew)], [false, true]);
});

test("a mark is the person's own, and a note is read by those who read all that its writer does", async () => {
  const since = new Date(Date.now() - hour);
  assert.equal(await lastTakeOver(room.editor), null);
  assert.equal(await takeOver(room.admin, "no", newId()), false);
  assert.equal(await takeOver(room.editor, "Canary-note", newId()), true);
  await takeOver(room.chief, "Canary-chief", newId());
  await takeOver(room.reporter, "", newId());
  assert.ok(await lastTakeOver(room.editor));
  assert.equal(await lastTakeOver(room.secondEditor), null);
  const notes = async (actor: Actor) => (await handoverNotes(actor, since)).map(({ note }) => note);
  assert.deepEqual(await notes(room.secondEditor), ["Canary-note"]);
  assert.deepEqual(await notes(room.legal), ["Canary-chief", "Canary-note"]);
  assert.deepEqual(await notes(room.outsider), []);
  assert.deepEqual(await notes(room.chief), ["Canary-chief", "Canary-note"]);
  // A note begins its writer's next handover, so that isn't where it stands: it is read beside it.
  const mark = await lastTakeOver(room.editor);
  assert.ok(mark);
  assert.deepEqual(
    (await handoverNotes(room.editor, mark))
      .map(({ name }) => name)
      .filter((name) => name === room.editor.name),
    [],
  );
  assert.equal((await ownNote(room.editor))?.note, "Canary-note");
  assert.equal((await ownNote(room.chief))?.note, "Canary-chief");
  assert.equal(await ownNote(room.reporter), null);
  const owner = openOwner(database.url);
  const rows = await owner`select after::text as after, reason from event where verb = 'take-over'`;
  await owner.end();
  assert.equal(rows.length, 3);
  assert.ok(!JSON.stringify(rows).includes("Canary"));
});

test("a note stays with those who read all that its writer did then, whatever becomes of the writer", async () => {
  const since = new Date(Date.now() - hour);
  const notes = async (actor: Actor) =>
    (await handoverNotes(actor, since)).map(({ note }) => note).filter((note) => note.startsWith("Then-"));
  const both = await someone("editor", [room.bureauId, room.otherBureauId]);
  const chief = await someone("chief", []);
  await takeOver(both, "Then-both", newId());
  await takeOver(chief, "Then-chief", newId());
  const changer = { actorId: null, requestId: newId() };
  const email = async (id: string) => (await accountById(id))?.email ?? "";
  await setBureaus(changer, await email(both.id), [`americas-${room.bureauId.slice(-6)}`]);
  await setRole(changer, await email(chief.id), "editor");
  for (const near of [room.editor, room.outsider]) assert.deepEqual(await notes(near), []);
  assert.deepEqual(await notes(room.legal), ["Then-chief", "Then-both"]);
  assert.deepEqual(await notes({ ...both, bureauIds: [room.bureauId] }), ["Then-both"], "one's own");
  // Who comes into both bureaus later reads what was written for them.
  assert.deepEqual(await notes(await someone("editor", [room.bureauId, room.otherBureauId])), ["Then-both"]);
  // A note of before this was kept is for who reads everything.
  const owner = openOwner(database.url);
  await owner`update handover set role = null, bureau_ids = '{}' where note = 'Then-both'`;
  await owner.end();
  assert.deepEqual(await notes(room.editor), []);
});

test("nobody is on while nobody is signed in", async () => {
  assert.deepEqual(await whoIsOn(room.editor), []);
});
