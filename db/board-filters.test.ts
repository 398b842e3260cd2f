// The board's filters and its single lines, on a real database: each finds exactly what it names, and never another's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import type { StepRole } from "#lib/newsroom/article.ts";
import { articleForDesk } from "./articles.ts";
import { board, boardLines, type BoardFilter } from "./board.ts";
import { newsroom, newsroomSql } from "./client.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { bureau } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("board_filters");
  room = await smallNewsroom();
});
after(() => database.close());

const hour = 3_600_000;
const soon = (hours: number) => new Date(Date.now() + hours * hour);
const shown = async (filter: BoardFilter) =>
  (await board(room.editor, filter)).rows.map((line) => line.id).toSorted((a, b) => a - b);

test("each filter finds what it names: assignee, claim, due time and gate", async () => {
  const plain = await draftArticle(room);
  const late = await draftArticle(room);
  const today = await draftArticle(room);
  const embargoed = await draftArticle(room);
  const held = await draftArticle(room);
  const vaulted = await draftArticle(room);
  await must(room.editor, late, { verb: "assign", assigneeId: room.reporter.id, dueAt: soon(1) });
  await newsroomSql()`update article set due_at = now() - interval '1 hour' where id = ${late}`;
  await must(room.editor, today, { verb: "assign", dueAt: soon(2) });
  await must(room.editor, today, { verb: "claim" });
  await must(room.chief, embargoed, { verb: "set-embargo", at: soon(1), zone: "UTC" });
  await must(room.chief, held, { verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" });
  await newsroomSql()`update article set vaulted = true where id = ${vaulted}`;
  const now = new Date();
  assert.deepEqual(await shown({ assignee: room.reporter.id }), [late]);
  assert.deepEqual(await shown({ assignee: "not a person" }), []);
  assert.deepEqual(await shown({ claim: "mine" }), [today]);
  assert.deepEqual(await shown({ claim: "nobody" }), [plain, late, embargoed, held, vaulted]);
  assert.deepEqual(await shown({ due: { to: now } }), [late]);
  assert.deepEqual(await shown({ due: { from: now, to: soon(3) } }), [today]);
  assert.deepEqual(await shown({ gate: "embargo" }), [embargoed]);
  assert.deepEqual(await shown({ gate: "hold" }), [held]);
  assert.deepEqual(await shown({ gate: "vault" }), [vaulted]);
  assert.deepEqual(await shown({ gate: "any" }), [embargoed, held, vaulted]);
  assert.deepEqual(await shown({ gate: "any", claim: "mine" }), []);
  const [line] = (await board(room.editor, { gate: "hold" })).rows;
  assert.deepEqual(
    [line?.holds, line?.claim, line?.choice.verbs.includes("claim")],
    [["rights"], null, true],
  );
});

test("what is due is done once it is handed in or published, and due again when it comes back", async () => {
  const own = await smallNewsroom();
  const id = await liveArticle(own);
  const dueAt = async () => (await boardLines(own.editor, {}, [id]))[0]?.dueAt ?? null;
  await must(own.editor, id, { verb: "assign", dueAt: soon(1) });
  assert.notEqual(await dueAt(), null);
  await newsroomSql()`update article set modified_at = now() + interval '1 second' where id = ${id}`;
  assert.equal(await dueAt(), null);
  const draft = await draftArticle(own);
  await must(own.editor, draft, { verb: "assign", dueAt: soon(1) });
  await must(own.reporter, draft, { verb: "submit" });
  const [inReview] = await boardLines(own.editor, {}, [draft]);
  assert.equal(inReview?.dueAt, null);
  await must(own.editor, draft, { verb: "request-changes", reason: "Who says so?" });
  const [back] = await boardLines(own.reporter, {}, [draft]);
  assert.ok(back?.dueAt !== null && back?.changesRequested && back.waiting);
});

test("single lines are answered only where they belong on the board asked for, and never to another bureau", async () => {
  const id = await draftArticle(room);
  const ids = async (filter: BoardFilter, actor = room.editor) =>
    (await boardLines(actor, filter, [id, 900_000_000])).map((line) => line.id);
  assert.deepEqual(await ids({}), [id]);
  assert.deepEqual(await ids({ stage: "review" }), []);
  assert.deepEqual(await ids({ text: "surely nothing" }), []);
  assert.deepEqual(await ids({}, room.outsider), []);
});

test("the bar calls a text due while the board does: until it is handed in, published, spiked or killed", async () => {
  const due = async (id: number) => {
    const [line] = await boardLines(room.chief, {}, [id]);
    const bar = await articleForDesk(room.chief, id);
    // The board leaves out what is spiked.
    assert.deepEqual(bar?.stillDue, line?.dueAt ?? null);
    const found = (await board(room.chief, { due: { to: soon(3) } })).rows.some((row) => row.id === id);
    assert.equal(found, bar?.stillDue !== null);
    return found;
  };
  const id = await draftArticle(room);
  assert.equal(await due(id), false);
  await must(room.editor, id, { verb: "assign", dueAt: soon(1) });
  assert.equal(await due(id), true);
  await must(room.reporter, id, { verb: "submit" });
  assert.equal(await due(id), false);
  await must(room.reporter, id, { verb: "take-back" });
  assert.equal(await due(id), true);
  await must(room.editor, id, { verb: "spike", reason: "Overtaken by events." });
  assert.equal(await due(id), false);
  const live = await liveArticle(room);
  await must(room.editor, live, { verb: "assign", dueAt: soon(1) });
  assert.equal(await due(live), true, "assigned after it was published");
  await newsroomSql()`update article set modified_at = now() where id = ${live}`;
  assert.equal(await due(live), false);
  await newsroomSql()`update article set modified_at = null, publication = 'killed' where id = ${live}`;
  assert.equal(await due(live), false);
});

test("the board says at which step an article waits, also once its text or its bureau's steps have changed", async () => {
  const setSteps = (...roles: StepRole[]) =>
    newsroom()
      .update(bureau)
      .set({ steps: roles.map((role) => ({ name: `The ${role}`, role })) })
      .where(eq(bureau.id, room.bureauId));
  await setSteps("editor", "legal");
  const id = await draftArticle(room);
  const at = async () => (await boardLines(room.editor, {}, [id]))[0]?.step;
  await must(room.reporter, id, { verb: "submit" });
  assert.equal(await at(), "The editor");
  await must(room.editor, id, { verb: "approve" });
  assert.equal(await at(), "The legal");
  await setSteps("chief", "editor", "legal");
  assert.equal(await at(), "The chief");
  await setSteps("editor", "legal");
  assert.equal(await at(), "The legal");
  await write(room.editor, id, finished(room, "Ships left the harbour at noon, not at dawn."));
  assert.equal(await at(), "The editor");
  await setSteps();
});
