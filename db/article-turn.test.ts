// A verb comes to its turn however busily people write: without turns PostgreSQL gives it up after fifteen seconds.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as Y from "yjs";
import { newsroomSql } from "./client.ts";
import { freshen, storeTyped } from "./collab-save.ts";
import { draftArticle, finished, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { openText } from "./review.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("article turn");
  room = await smallNewsroom();
});

after(() => database.close());

test("who changes an article as a whole comes to their turn while eight others store words without a pause", async () => {
  const id = await draftArticle(room, finished(room, "Middle."));
  let [stored, isOver] = [0, false];
  const stores = Array.from({ length: 8 }, async () => {
    const doc = await openText(id);
    while (!isOver) {
      const known = Y.encodeStateVector(doc);
      doc.getXmlFragment("body").insert(0, [new Y.XmlElement("paragraph")]);
      const typed = {
        actor: room.editor,
        right: "edit",
        bytes: Y.encodeStateAsUpdate(doc, known),
        clients: [],
      } as const;
      await storeTyped(id, [typed]);
      stored += 1;
    }
  });
  try {
    for (let turn = 1; turn <= 10; turn++) {
      const known = stored;
      await freshen(id);
      while (stored === known) await newsroomSql()`select 1`;
    }
  } finally {
    isOver = true;
    await Promise.all(stores);
  }
  assert.ok(stored >= 10);
});
