// Deciding suggestions on a real database: the text, the record, the contributors and the checks agree at once.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Verdict } from "#lib/document/suggesting/reading.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { articleForDesk } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { eventsOf } from "./events.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  wish,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { bodyWords, findWords, openText, suggestCut, suggestWords, type } from "./review.test-support.ts";
import { decideSuggestions, reviewOf, type DecideOutcome } from "./suggestions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { openThread, replyToThread } from "./threads.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("suggestions");
  room = await smallNewsroom();
});
after(() => database.close());

const decide = (actor: Actor, id: number, verdict: Verdict, ids: readonly string[] | "all" = "all") =>
  decideSuggestions({ actor, requestId: randomUUID() }, id, { ids, verdict });

const decided = (outcome: DecideOutcome | null): number =>
  outcome?.ok ? outcome.decided : assert.fail(JSON.stringify(outcome));

function whyNot(outcome: DecideOutcome | null): string {
  assert.ok(outcome?.ok === false && outcome.refusal.kind === "refused", JSON.stringify(outcome));
  return outcome.refusal.refusal.why;
}

const statesOf = async (id: number) =>
  new Map(
    (await reviewOf(room.chief, id))?.suggestions.map((one) => [
      one.id,
      [one.state, one.decidedBy?.id ?? null],
    ]),
  );

const copyOf = async (id: number) => {
  const [copy] = await newsroomSql()<{ version: number; words: string; open: number }[]>`
    select version, content #>> '{body,content,0,content,0,text}' as words, open_suggestions as open
    from working_copy where article_id = ${id}`;
  assert.ok(copy);
  return copy;
};

const contributorsOf = async (id: number) =>
  (await newsroomSql()`select person_id from contribution where article_id = ${id}`).map((one) =>
    String(one["person_id"]),
  );

test("a suggestion changes no word and blocks approval; accepted, it is the text of its author and of who accepted it", async () => {
  const id = await draftArticle(room, finished(room, "Ships left the harbour at dawn."));
  const name = await suggestWords(room.legal, id, { before: "dawn", added: "early " });
  await must(room.reporter, id, { verb: "submit" });
  const [open] = (await reviewOf(room.editor, id))?.suggestions ?? [];
  assert.equal(open?.inserted, "early ");
  assert.deepEqual(open.author, { id: room.legal.id, name: room.legal.name });
  const then = await copyOf(id);
  assert.deepEqual([then.words, then.open], ["Ships left the harbour at dawn.", 1]);
  assert.deepEqual(await contributorsOf(id), [room.reporter.id]);
  const refused = await wish(room.editor, id, { verb: "approve" });
  assert.ok(refused?.ok === false && refused.refusal.kind === "not-now" && refused.refusal.why === "checks");
  assert.deepEqual(
    refused.refusal.findings.map((one) => one.check),
    ["open-suggestion"],
  );
  assert.equal(decided(await decide(room.editor, id, "accept", [name])), 1);
  const now = await copyOf(id);
  assert.deepEqual([now.words, now.open], ["Ships left the harbour at early dawn.", 0]);
  assert.equal(now.version, then.version + 1);
  assert.deepEqual(await statesOf(id), new Map([[name, ["accepted", room.editor.id]]]));
  assert.deepEqual(
    (await contributorsOf(id)).toSorted(),
    [room.reporter.id, room.legal.id, room.editor.id].toSorted(),
  );
  const [event] = (await eventsOf(room.chief, id)) ?? [];
  assert.deepEqual([event?.verb, event?.after], ["accept-suggestions", { suggestions: 1 }]);
  await must(room.secondEditor, id, { verb: "approve" });
});

test("a rejected suggestion leaves text, version and contributors alone, and stays in the record", async () => {
  const id = await draftArticle(room, finished(room, "Ships left the harbour at dawn."));
  const [added, cut] = [
    await suggestWords(room.legal, id, { before: "dawn", added: "early " }),
    await suggestCut(room.editor, id, "the harbour "),
  ];
  const then = await copyOf(id);
  assert.equal(decided(await decide(room.reporter, id, "reject")), 2);
  const now = await copyOf(id);
  assert.deepEqual([now.words, now.version, now.open], [then.words, then.version, 0]);
  assert.deepEqual(await contributorsOf(id), [room.reporter.id]);
  assert.equal(bodyWords(await openText(id)), "Ships left the harbour at dawn.");
  const by = ["rejected", room.reporter.id];
  assert.deepEqual(
    await statesOf(id),
    new Map([
      [cut, by],
      [added, by],
    ]),
  );
  assert.deepEqual(await contributorsOf(id), [room.reporter.id]);
  assert.equal((await articleForDesk(room.reporter, id))?.facts.openSuggestions, 0);
});

test("words changed between two suggestions at the same moment stay changed when both are decided", async () => {
  const id = await draftArticle(room, finished(room, "One two three four five six."));
  await suggestCut(room.legal, id, "two ");
  await suggestCut(room.legal, id, "five ");
  const open = await openText(id);
  assert.equal(decided(await decide(room.editor, id, "accept")), 2);
  // Typed in an editor that has not heard of the decision.
  await type(room.reporter, id, open, (doc) => {
    const { text, at } = findWords(doc, "body", "three");
    text.delete(at, "three".length);
    text.insert(at, "canary");
  });
  assert.equal(bodyWords(await openText(id)), "One canary four six.");
  assert.equal(decided(await decide(room.editor, id, "accept")), 0);
  assert.equal((await copyOf(id)).words, "One canary four six.");
});

test("one by one, all of one author, or all: each decision leaves the others open", async () => {
  const id = await draftArticle(room, finished(room, "One two three four five six."));
  const first = await suggestWords(room.legal, id, { before: "two", added: "A " });
  const second = await suggestWords(room.chief, id, { before: "four", added: "B " });
  const third = await suggestCut(room.legal, id, "six");
  const ofLegal = [first, third];
  assert.equal(decided(await decide(room.editor, id, "accept", ofLegal)), 2);
  assert.equal((await copyOf(id)).words, "One A two three four five .");
  assert.equal((await copyOf(id)).open, 1);
  const states = await statesOf(id);
  assert.deepEqual(states.get(second), ["open", null]);
  assert.equal(decided(await decide(room.editor, id, "reject", [...ofLegal, second])), 1);
  assert.deepEqual((await statesOf(id)).get(first), ["accepted", room.editor.id]);
});

test("an accepted strike takes the words it struck along, and their own suggestion is decided by it", async () => {
  const id = await draftArticle(room, finished(room, "One two three."));
  const added = await suggestWords(room.legal, id, { before: "two", added: "odd " });
  const strike = await suggestCut(room.chief, id, "odd ", added);
  assert.equal(decided(await decide(room.editor, id, "accept", [strike])), 1);
  assert.equal((await copyOf(id)).words, "One two three.");
  const states = await statesOf(id);
  assert.deepEqual(states.get(strike), ["accepted", room.editor.id]);
  assert.deepEqual(states.get(added), ["rejected", room.editor.id]);
  assert.ok(!(await contributorsOf(id)).includes(room.legal.id));
});

test("whoever may only suggest takes back what is their own and decides nothing else", async () => {
  const id = await draftArticle(room, finished(room, "One two three four."));
  const own = await suggestWords(room.legal, id, { before: "two", added: "A " });
  const others = await suggestWords(room.editor, id, { before: "four", added: "B " });
  assert.equal(whyNot(await decide(room.legal, id, "accept", [own])), "role");
  assert.equal(whyNot(await decide(room.legal, id, "reject", [others])), "role");
  assert.equal(whyNot(await decide(room.legal, id, "reject")), "role");
  assert.equal((await copyOf(id)).open, 2);
  assert.equal(decided(await decide(room.legal, id, "reject", [own])), 1);
  assert.deepEqual((await statesOf(id)).get(own), ["rejected", room.legal.id]);
  for (const stranger of [room.outsider, room.admin])
    assert.equal(await decide(stranger, id, "reject"), null);
  assert.equal(await decide(room.editor, 999_999, "reject"), null);
  // In review a reporter only suggests.
  await must(room.reporter, id, { verb: "submit" });
  const late = await suggestWords(room.reporter, id, { before: "three", added: "C " });
  assert.equal(whyNot(await decide(room.reporter, id, "accept", [late])), "stage");
  assert.equal(decided(await decide(room.reporter, id, "reject", [late])), 1);
});

test("names from elsewhere decide nothing, and of ten who decide at once one does", async () => {
  const id = await draftArticle(room, finished(room, "One two three."));
  const other = await draftArticle(room, finished(room, "Four five six."));
  const name = await suggestWords(room.legal, id, { before: "two", added: "A " });
  const foreign = await suggestWords(room.legal, other, { before: "five", added: "B " });
  for (const ids of [[foreign], [], ["", "constructor", `${room.legal.id}~nowhere123`]])
    assert.equal(decided(await decide(room.editor, id, "accept", ids)), 0);
  assert.deepEqual((await statesOf(other)).get(foreign), ["open", null]);
  const people = [room.editor, room.secondEditor, room.chief];
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      decide(people[at % 3] ?? room.chief, id, at % 2 === 0 ? "accept" : "reject"),
    ),
  );
  assert.equal(
    all.reduce((sum, one) => sum + decided(one), 0),
    1,
  );
  const [state, by] = (await statesOf(id)).get(name) ?? [];
  assert.ok(by !== null && (state === "accepted" || state === "rejected"));
  assert.equal((await copyOf(id)).words, state === "accepted" ? "One A two three." : "One two three.");
  const events = (await eventsOf(room.chief, id))?.filter((one) => one.verb.endsWith("-suggestions"));
  assert.equal(events?.length, 1);
});

test("under strict four eyes neither the author of an accepted suggestion nor who accepted it may approve", async () => {
  const strict = await smallNewsroom("strict");
  const id = await draftArticle(strict, finished(strict, "One two three."));
  await must(strict.reporter, id, { verb: "submit" });
  await suggestWords(strict.secondEditor, id, { before: "two", added: "A " });
  assert.equal(decided(await decide(strict.editor, id, "accept")), 1);
  for (const eyes of [strict.editor, strict.secondEditor]) {
    const refused = await wish(eyes, id, { verb: "approve" });
    assert.ok(refused?.ok === false && refused.refusal.kind === "not-now");
    assert.equal(refused.refusal.why, "four-eyes");
  }
  await must(strict.chief, id, { verb: "approve" });
});

test("replies to a suggestion are one thread, whoever answers first, and stay when it is decided", async () => {
  const id = await draftArticle(room, finished(room, "One two three."));
  const name = await suggestWords(room.legal, id, { before: "two", added: "A " });
  await reviewOf(room.editor, id);
  const reply = (actor: Actor, text: string) =>
    openThread({ actor, requestId: randomUUID() }, id, {
      key: randomUUID(),
      field: "headline",
      anchor: null,
      suggestionId: name,
      text,
      blocking: false,
      mentions: [],
    });
  const [one, two] = await Promise.all([reply(room.editor, "Why?"), reply(room.reporter, "Yes, why?")]);
  assert.ok(one?.ok && two?.ok);
  assert.equal(one.thread.id, two.thread.id);
  assert.equal(decided(await decide(room.editor, id, "accept")), 1);
  const answer = { key: randomUUID(), text: "Thanks.", mentions: [] };
  await replyToThread({ actor: room.legal, requestId: randomUUID() }, id, one.thread.id, answer);
  const threads = (await reviewOf(room.chief, id))?.threads;
  assert.equal(threads?.length, 1);
  const [thread] = threads;
  assert.deepEqual(
    [thread?.suggestionId, thread?.field, thread?.quote, thread?.anchored],
    [name, "body", "A ".trim(), true],
  );
  assert.equal(thread?.comments.length, 3);
});

test("marks that name nobody and nothing, and characters that no database keeps, leave the article as usable as before", async () => {
  const id = await draftArticle(room, finished(room, "One two three."));
  const name = await suggestWords(room.editor, id, { before: "two", added: "A\0B\ud800 " });
  await type(room.editor, id, await openText(id), (doc) => {
    const { text, at } = findWords(doc, "body", "three");
    text.format(at, 2, { "comment--AAAAAAAA": { id: "-".repeat(36) } });
    text.format(at, 2, { insertion: { id: `${"-".repeat(36)}~nobody123` } });
  });
  const review = await reviewOf(room.reporter, id);
  assert.deepEqual(
    review?.suggestions.map((one) => [one.id, one.inserted]),
    [[name, "AB\ufffd "]],
  );
  assert.equal((await copyOf(id)).open, 2);
  assert.equal(decided(await decide(room.editor, id, "reject")), 2);
  assert.equal((await copyOf(id)).open, 0);
  await must(room.reporter, id, { verb: "submit" });
});
