// Saved views belong to one person, keep their order, and are never anybody else's to read or change.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { deleteView, mostViews, moveView, renameView, saveView, viewsOf } from "./saved-views.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("saved_views");
  room = await smallNewsroom();
});
after(() => database.close());

const names = async () => (await viewsOf(room.editor)).map((view) => view.name);

test("a person's views keep the order that the person gave them, and a known name gets the new filters", async () => {
  for (const name of ["Mine", "Late", "Held"]) await saveView(room.editor, { name, query: `q=${name}` });
  const [mine, , held] = await viewsOf(room.editor);
  assert.ok(mine && held);
  await moveView(room.editor, held.id, -1);
  await moveView(room.editor, mine.id, -1);
  await saveView(room.editor, { name: "late", query: "due=late" });
  assert.deepEqual(await names(), ["Mine", "Held", "late"]);
  assert.equal((await viewsOf(room.editor))[2]?.query, "due=late");
  assert.equal(await renameView(room.editor, held.id, "On hold"), true);
  assert.deepEqual(await names(), ["Mine", "On hold", "late"]);
});

test("nobody else sees, renames, moves or deletes them", async () => {
  const [view] = await viewsOf(room.editor);
  assert.ok(view);
  assert.deepEqual(await viewsOf(room.reporter), []);
  assert.equal(await renameView(room.reporter, view.id, "Taken"), false);
  assert.equal(await moveView(room.reporter, view.id, 1), false);
  assert.equal(await deleteView(room.reporter, view.id), false);
  assert.equal(await deleteView(room.editor, view.id), true);
  assert.equal(await deleteView(room.editor, "not-an-id"), false);
});

test("their number is bounded, and two tabs at once keep all of them", async () => {
  const made = await Promise.all(
    Array.from({ length: mostViews + 3 }, (_, number) =>
      saveView(room.chief, { name: `View ${number}`, query: "" }),
    ),
  );
  assert.equal(made.filter((one) => one === "full").length, 3);
  assert.equal((await viewsOf(room.chief)).length, mostViews);
});
