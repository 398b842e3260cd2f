// Whoever looks for an article finds those that the rights let them read, and no others.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { articlesToOpen, headlinesToRead } from "./jump.ts";
import { fillBoard } from "./many-articles.test-support.ts";
import { draftArticle, finished, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("jump");
  room = await smallNewsroom();
  await fillBoard(room, 40);
});
after(() => database.close());

test("without words the newest changes are offered, at most eight", async () => {
  const found = await articlesToOpen(room.editor, "  ");
  assert.equal(found.length, 8);
  const numbers = found.map(({ id }) => id);
  assert.deepEqual(
    numbers,
    [...numbers].toSorted((a, b) => a - b),
    "the fill gives the lowest number the newest change",
  );
});

test("an article is found by beginnings of its words and by its number", async () => {
  const id = await draftArticle(room, { ...finished(room), headline: "Salt tax divides Valparaíso" });
  for (const words of ["salt tax", "VALPARAÍSO sal", String(id), `#${id}`])
    assert.ok(
      (await articlesToOpen(room.editor, words)).some((one) => one.id === id),
      words,
    );
  assert.deepEqual(await articlesToOpen(room.editor, "salt harbour"), []);
  assert.deepEqual(await articlesToOpen(room.editor, "…!"), []);
});

test("what another bureau's people and an administrator may not read they don't find, not even by number", async () => {
  const id = await draftArticle(room, { ...finished(room), headline: "Hidden ledger found" });
  for (const actor of [room.outsider, room.admin]) {
    assert.deepEqual(await articlesToOpen(actor, "hidden ledger"), []);
    assert.deepEqual(await articlesToOpen(actor, String(id)), []);
    assert.deepEqual(await articlesToOpen(actor, ""), []);
  }
  assert.equal((await articlesToOpen(room.chief, "hidden ledger"))[0]?.id, id);
});

test("a headline is told to whoever may read its article, and to nobody else", async () => {
  const id = await draftArticle(room, { ...finished(room), headline: "Sealed harbour plans" });
  for (const actor of [room.outsider, room.admin]) assert.deepEqual(await headlinesToRead(actor, [id]), {});
  assert.deepEqual(await headlinesToRead(room.chief, [id, 999_999]), {
    [id]: `Sealed harbour plans (${id})`,
  });
  assert.deepEqual(await headlinesToRead(room.chief, []), {});
});
