// More suggestions than one statement takes values: the article stays readable, and they are decided at once.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { articleForDesk } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { draftArticle, finished, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { findWords, openText, type } from "./review.test-support.ts";
import { decideSuggestions, reviewOf } from "./suggestions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("many-suggestions");
  room = await smallNewsroom();
});
after(() => database.close());

const many = 10_000;

test("ten thousand suggestions are rows, leave the article readable, and are decided at once", async () => {
  const id = await draftArticle(room, finished(room, "Ships left."));
  const open = await openText(id);
  await type(room.legal, id, open, (doc) =>
    doc.transact(() => {
      const { text, at } = findWords(doc, "body", "left");
      for (let one = 0; one < many; one++) {
        const name = `${room.legal.id}~${String(one).padStart(12, "0")}`;
        text.insert(at, "x ", { "insertion--AAAAAAAA": { id: name, within: null, run: "" } });
      }
    }),
  );
  assert.equal((await articleForDesk(room.reporter, id))?.facts.openSuggestions, many);
  const [rows] = await newsroomSql()<{ open: number }[]>`
    select count(*)::int as open from suggestion where article_id = ${id} and state = 'open'`;
  assert.equal(rows?.open, many);
  assert.ok(await reviewOf(room.reporter, id));
  const outcome = await decideSuggestions({ actor: room.editor, requestId: randomUUID() }, id, {
    ids: "all",
    verdict: "accept",
  });
  assert.deepEqual(outcome, { ok: true, decided: many });
  assert.equal((await articleForDesk(room.reporter, id))?.facts.openSuggestions, 0);
});
