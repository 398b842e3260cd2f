// A question is about the article as it was when it was asked, and about nothing that came since.
import assert from "node:assert/strict";
import test from "node:test";
import type { BarState, ShownVerb } from "./bar-state.ts";
import { type Asked, askedAnew, goesAtOnce, seenOf } from "./verb-asked.ts";

const shown = (verb: ShownVerb["verb"], ...inputs: string[]): ShownVerb => ({
  verb,
  label: verb,
  inputs,
  refused: null,
  details: [],
  effect: "",
  done: "",
  holds: [],
});
const schedule = shown("schedule", "instant", "zone");
const bar = (version: number, more: Partial<BarState> = {}): BarState =>
  ({
    articleId: 7,
    version,
    copyVersion: 20,
    verbs: [schedule],
    schedule: null,
    proposedClass: null,
    vaultAskedBy: null,
    ...more,
  }) as unknown as BarState;

test("the version that is sent is the one that the question was asked of, and moves only when it is asked anew", () => {
  const asked: Asked = { one: schedule, bar: bar(4) };
  const at = new Date("2026-12-01T09:00:00Z");
  const fresh = bar(5, { schedule: { at, zone: "Europe/London", state: "pending" } });
  assert.deepEqual(seenOf(asked, { seq: 3, fields: 2 }), {
    articleId: 7,
    verb: "schedule",
    seenVersion: 4,
    seenText: { seq: 3, fields: 2 },
  });
  const again = askedAnew(asked, fresh);
  assert.equal(seenOf(again, undefined).seenVersion, 5);
  assert.equal(seenOf(again, undefined).seenCopyVersion, 20);
  // The dialog says what it would replace.
  assert.equal(again.bar.schedule?.at, at);
});

test("a question asked anew goes by what the verb asks now, and stays where nobody knows or the verb is gone", () => {
  const asked: Asked = { one: schedule, bar: bar(4) };
  const asksMore = shown("schedule", "instant", "zone", "reason");
  assert.equal(askedAnew(asked, bar(5, { verbs: [asksMore] })).one, asksMore);
  assert.equal(askedAnew(asked, bar(5, { verbs: [] })).one, schedule);
  assert.equal(askedAnew(asked, null), asked);
});

test("what goes into the vault is asked about first; keeping it there, and what asks for nothing, goes at once", () => {
  const vault = shown("put-in-vault");
  assert.equal(goesAtOnce({ one: vault, bar: bar(1) }), false);
  assert.equal(goesAtOnce({ one: vault, bar: bar(1, { vaultAskedBy: "Walter Quayle" }) }), true);
  assert.equal(goesAtOnce({ one: shown("publish"), bar: bar(1) }), true);
  const approve = shown("approve", "class", "note");
  assert.equal(goesAtOnce({ one: approve, bar: bar(1) }), false);
  assert.equal(goesAtOnce({ one: approve, bar: bar(1, { proposedClass: "update" }) }), true);
  assert.equal(goesAtOnce({ one: approve, bar: bar(1, { proposedClass: "fix" }) }), false, "its reason");
});
