// What the people of a bureau's steps are told, on a real database: whose yes is asked for, and whose was passed by.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroom } from "./client.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { noticesOf } from "./notices.ts";
import { bureau } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("notices-of-steps");
});
after(() => database.close());

const kinds = async (actor: Actor) => (await noticesOf(actor)).notices.map((one) => one.kind);

test("a bureau's next step of review is told to whoever says its yes, and an approval is told at the last one alone", async () => {
  room = await smallNewsroom();
  const steps = [
    { name: "Desk", role: "editor" as const },
    { name: "Lawyers", role: "legal" as const },
  ];
  await newsroom().update(bureau).set({ steps }).where(eq(bureau.id, room.bureauId));
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  const [step] = (await noticesOf(room.legal)).notices;
  assert.match(step?.sentence ?? "", /waits for the step Lawyers/);
  assert.deepEqual(await kinds(room.reporter), []);
  await must(room.legal, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.reporter), ["approved"]);
  assert.deepEqual(await kinds(room.legal), []);
});

test("whoever said yes at a step is told once when somebody writes on, and the writer isn't", async () => {
  room = await smallNewsroom();
  const steps = ["Desk", "Night desk", "Subs"].map((name) => ({ name, role: "editor" as const }));
  await newsroom().update(bureau).set({ steps }).where(eq(bureau.id, room.bureauId));
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.secondEditor, id, { verb: "approve" });
  const fallen = async (actor: Actor) =>
    (await noticesOf(actor)).notices.filter((one) => one.kind === "approval-voided");
  assert.deepEqual(await fallen(room.editor), []);
  const text = finished(room, "The harbour opens at noon, not at dawn.");
  for (const standfirst of ["Later than planned.", "Much later than planned."])
    await write(room.secondEditor, id, { ...text, standfirst });
  const [told, ...more] = await fallen(room.editor);
  assert.deepEqual(more, []);
  assert.match(
    told?.sentence ?? "",
    /changed “.+” after your approval: it counts for the text that you read/,
  );
  assert.deepEqual(await fallen(room.secondEditor), []);
});
