// Numbers are of what somebody may read, of the days that were asked for, and add up to what was recorded.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { roles, type Actor } from "#lib/newsroom/article.ts";
import { createArticle } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { withClock } from "./clock.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { numbersOf, type Numbers } from "./numbers.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { addViews } from "./views.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("numbers");
  room = await smallNewsroom();
});
after(() => database.close());

const span = {
  from: new Date("2026-10-24T23:00:00Z"),
  until: new Date("2026-10-27T00:00:00Z"),
  zone: "Europe/London",
};

async function read(actor: Actor, bureau: string | null = null): Promise<Numbers> {
  const numbers = await numbersOf(actor, { ...span, bureau });
  assert.ok(numbers);
  return numbers;
}

const at = <Result>(instant: string, run: () => Promise<Result>) => withClock(new Date(instant), run);

test("what is counted is what was recorded in these days, by the zone's own days", async () => {
  const id = await at("2026-10-25T00:10:00Z", () => draftArticle(room));
  await at("2026-10-25T00:40:00Z", () => must(room.reporter, id, { verb: "submit" }));
  await at("2026-10-25T01:00:00Z", () => must(room.editor, id, { verb: "approve" }));
  await at("2026-10-25T23:30:00Z", () => must(room.editor, id, { verb: "publish" }));
  await at("2026-10-23T12:00:00Z", () => liveArticle(room));
  const text = finished(room, "Ships left the harbour at noon.");
  await at("2026-10-26T09:00:00Z", async () => {
    await write(room.reporter, id, {
      ...text,
      slug: `harbour-opens-${id}`,
      headline: `Harbour opened (${id})`,
    });
    await must(room.reporter, id, {
      verb: "submit",
      changeClass: "correction",
      publicNote: "It was noon, not dawn.",
    });
    await must(room.editor, id, { verb: "approve" });
    await must(room.editor, id, { verb: "publish-change" });
  });
  const urgent = await at("2026-10-25T12:00:00Z", () => draftArticle(room));
  await at("2026-10-25T12:00:01Z", () =>
    must(room.chief, urgent, { verb: "publish-in-emergency", reason: "The dam has broken upstream." }),
  );
  for (const [due, submitted] of [
    ["2026-10-26T10:00:00Z", "2026-10-26T09:59:00Z"],
    ["2026-10-26T10:00:00Z", "2026-10-26T10:01:00Z"],
    ["2026-10-26T10:00:00Z", null],
  ] as const) {
    const story = await at("2026-10-26T08:00:00Z", () => draftArticle(room));
    await newsroomSql()`update article set due_at = ${due}::timestamptz where id = ${story}`;
    if (submitted) await at(submitted, () => must(room.reporter, story, { verb: "submit" }));
  }
  await addViews(
    new Map([
      [id, 90],
      [urgent, 120],
    ]),
  );
  const numbers = await read(room.editor);
  assert.deepEqual(numbers.published, [{ day: "2026-10-25", bureau: "Americas", count: 2 }]);
  assert.deepEqual(numbers.changes, [{ bureau: "Americas", changeClass: "correction", count: 1 }]);
  assert.deepEqual(numbers.deadlines, [{ bureau: "Americas", kept: 1, late: 1, missed: 1 }]);
  assert.deepEqual(
    numbers.breakGlass.map(({ articleId, reason, secondReadDue }) => [articleId, reason, secondReadDue]),
    [[urgent, "The dam has broken upstream.", true]],
  );
  assert.deepEqual(
    numbers.mostRead.map(({ articleId, views }) => [articleId, views]),
    [
      [urgent, 120],
      [id, 90],
    ],
  );
  const minutes = numbers.stays.map(({ stage, from, to }) => [
    stage,
    (to.getTime() - from.getTime()) / 60_000,
  ]);
  for (const stay of [
    ["draft", 30],
    ["review", 20],
    ["ready", 22 * 60 + 30],
  ])
    assert.ok(JSON.stringify(minutes).includes(JSON.stringify(stay)), JSON.stringify(minutes));
});

test("another bureau's articles are counted for nobody who may not read them, and named to nobody", async () => {
  await at("2026-10-26T08:00:00Z", async () => {
    const made = await createArticle(room.outsider, { bureauId: room.otherBureauId, key: newId() });
    assert.ok(made.ok);
    await write(room.outsider, made.id, {
      ...finished(room),
      bureauId: room.otherBureauId,
      headline: "Canary-abroad",
      slug: "canary-abroad",
    });
    await must(room.chief, made.id, { verb: "publish-in-emergency", reason: "Canary-abroad reason given" });
    await addViews(new Map([[made.id, 10_000]]));
  });
  const editors = await read(room.editor);
  assert.ok(!JSON.stringify(editors).includes("Canary"));
  assert.ok(!JSON.stringify(editors).includes("Asia"));
  const asia = `asia-${room.otherBureauId.slice(-6)}`;
  assert.equal(Object.values(await read(room.editor, asia)).flat().length, 0);
  assert.equal((await read(room.chief)).mostRead[0]?.headline, "Canary-abroad");
  assert.deepEqual(
    (await read(room.chief, asia)).published.map(({ bureau, count }) => [bureau, count]),
    [["Asia", 1]],
  );
  assert.deepEqual(
    (await read(room.outsider)).breakGlass.map(({ headline }) => headline),
    ["Canary-abroad"],
  );
});

test("a killed article is counted for the chief alone", async () => {
  await at("2026-10-26T12:00:00Z", async () => {
    const id = await liveArticle(room, { ...finished(room), headline: "Canary-killed" });
    await must(room.chief, id, { verb: "kill", reason: "The wrong person is named." });
  });
  const [editors, chiefs] = [await read(room.editor), await read(room.chief)];
  const sum = (numbers: Numbers) =>
    numbers.published
      .filter(({ bureau }) => bureau === "Americas")
      .reduce((all, { count }) => all + count, 0);
  assert.equal(sum(chiefs), sum(editors) + 1);
});

test("numbers are for editors and chiefs", async () => {
  for (const role of roles) {
    const none = (await numbersOf({ ...room.editor, role }, { ...span, bureau: null })) === null;
    assert.equal(none, role !== "editor" && role !== "chief", role);
  }
});
