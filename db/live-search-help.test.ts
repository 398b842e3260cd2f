// What was meant by a word that is misspelled twice, or misspelled and in another number than pages have it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newsroomSql } from "./client.ts";
import { asked, liveWith } from "./finding.test-support.ts";
import { learnDueWords } from "./known-words.ts";
import { smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("live search help");
  room = await smallNewsroom();
  await liveWith(room, "Harbour closes");
  await liveWith(room, "Glaciers melt");
  while ((await learnDueWords()) > 0);
});
after(() => database.close());

const meant = async (q: string) => (await asked({ q })).meant;

test("a slip in a plural leads to the word that pages have in the singular, and one in a singular to their plural", async () => {
  assert.equal(await meant("harbuor"), "harbour");
  assert.equal(await meant("harbuors"), "harbour");
  assert.equal(await meant("galcier"), "glaciers");
});

test("two slips in a long word are seen through, and in a short one nothing is guessed", async () => {
  assert.equal(await meant("harrbuour"), "harbour");
  assert.equal(await meant("hrabuourr closes"), null, "three are too many");
  assert.equal(await meant("mletss"), null);
});

test("of a long question the first words alone are looked at, and the rest stays as it was typed", async () => {
  const others = "first second third fourth fifth";
  assert.equal(await meant(`${others} harbuor`), `${others} harbour`);
  assert.equal(await meant(`${others} sixth harbuor`), null);
});

test("the name of an author who has a page is taken as it is, and nobody is led away from it", async () => {
  await liveWith(room, "Hours of waiting");
  while ((await learnDueWords()) > 0);
  assert.equal(await meant("Samir Khoury"), "Samir hours", "nobody of that name signed anything yet");
  await newsroomSql()`update person set name = 'Samir Khoury' where id = ${room.reporter.id}`;
  await liveWith(room, "Ships wait", "Text.", {
    byline: [{ kind: "person", id: room.reporter.id, name: "Samir Khoury", role: "reporting" }],
  });
  for (const q of ["Samir Khoury", "khoury"]) {
    const answer = await asked({ q });
    assert.deepEqual([answer.found, answer.meant], [[], null]);
    assert.deepEqual(
      answer.pages.map(({ name }) => name),
      ["Samir Khoury"],
    );
  }
});
