// What a verb's dialog asks, what is still missing, and what it sends.
import assert from "node:assert/strict";
import test from "node:test";
import type { BarState } from "./bar-state.ts";
import { consequencesOf } from "./verb-consequences.ts";
import { type AskedVerb, type Draft, hasWords, inputsOf, problemsOf } from "./verb-draft.ts";

const noon = new Date("2026-12-01T12:00:00Z");
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);

const bar = {
  newsroomZone: "Europe/London",
  now: new Date("2026-12-01T09:00:00Z"),
  publication: "never",
  slugline: "obit-king",
  embargoUntil: null,
  schedule: null,
  plannedWithhold: null,
  approvedNumber: 7,
  textNumber: 9,
  vaultAskedBy: null,
  fronts: [],
} as unknown as BarState;

const draft: Draft = {
  reason: "",
  changeClass: "",
  note: "",
  keepText: true,
  chosen: { at: noon, zone: "Europe/London", open: null },
  holdKind: null,
  slugline: "",
};

const asked = (verb: AskedVerb["verb"], inputs: readonly string[]): AskedVerb => ({
  verb,
  label: verb,
  inputs,
  holds: [],
  effect: "",
});
const embargo = asked("set-embargo", ["instant", "zone", "lift-reason"]);
const missing = (one: AskedVerb, to: Draft, state = bar) =>
  Object.entries(problemsOf(one, to, state)).flatMap(([field, problem]) => (problem === null ? [] : [field]));

test("a schedule says which revision goes live when, and that the text has moved on", () => {
  assert.deepEqual(consequencesOf(asked("schedule", ["instant"]), draft, bar, false), [
    "Revision 7 goes live at 12:00 London (GMT), Tuesday 1 December; you are on 9.",
  ]);
});

test("a time that is over is said to be over, and nothing is promised of it", () => {
  const past = { ...draft, chosen: { at: hours(-3), zone: "Europe/London", open: null } };
  const over = ["09:00 London (GMT), Tuesday 1 December is over. Choose a later time."];
  assert.deepEqual(consequencesOf(asked("schedule", ["instant"]), past, bar, false), over);
  assert.deepEqual(consequencesOf(asked("plan-withhold", ["instant"]), past, bar, false), over);
  for (const many of [false, true]) assert.deepEqual(consequencesOf(embargo, past, bar, many), over);
  assert.match(consequencesOf(asked("leave-vault", ["slugline"]), past, bar, false).join(), /first to ask/);
});

test("an approver is asked for no other class or note than was proposed, and the first may choose where none was", () => {
  const approve = asked("approve", ["class", "note"]);
  const words = { ...draft, changeClass: "correction", note: "It was two." } as const;
  assert.deepEqual(inputsOf(approve, words, { ...bar, proposedClass: "correction" }), {});
  const fix = { ...bar, proposedClass: "fix", proposedNote: null } as const;
  const why = { ...draft, changeClass: "fix", reason: "A letter was missing." } as const;
  assert.deepEqual(inputsOf(approve, why, fix), { reason: "A letter was missing." });
  assert.match(consequencesOf(approve, why, fix, false).join(), /as it was proposed: readers see nothing/);
  assert.deepEqual(inputsOf(approve, words, { ...bar, proposedClass: null }), {
    changeClass: "correction",
    publicNote: "It was two.",
  });
});

test("whoever comes second is told that their yes opens the vault", () => {
  const second = { ...bar, vaultAskedBy: "Walter Quayle" };
  assert.deepEqual(consequencesOf(asked("leave-vault", ["slugline"]), draft, second, false), [
    "Walter Quayle asked for it already: with your yes it leaves the vault now.",
  ]);
});

test("an embargo that ends later asks for no reason; one that is shortened is a lift and does", () => {
  const under = { ...bar, embargoUntil: hours(-2) };
  assert.deepEqual(missing(embargo, draft, under), []);
  assert.ok(!("reason" in inputsOf(embargo, { ...draft, reason: "typed before" }, under)));
  assert.deepEqual(missing(embargo, draft, { ...bar, embargoUntil: hours(2) }), ["reason"]);
});

test("killing names the article and says that it is for good; the vault says who has to let it out", () => {
  const named = { ...bar, title: "The king is dead" };
  assert.deepEqual(consequencesOf(asked("kill", ["reason"]), draft, named, false), [
    "This kills “The king is dead” for good: it can’t be brought back.",
  ]);
  assert.match(
    consequencesOf(asked("put-in-vault", []), draft, named, false).join(" "),
    /two people .* legal has to approve/,
  );
});

test("an embargo says which schedule it suspends", () => {
  const schedule = { at: hours(-1), zone: "Europe/London", state: "pending" } as const;
  assert.match(
    consequencesOf(embargo, draft, { ...bar, schedule }, false).join(" "),
    /schedule of 11:00 London .* will be suspended/,
  );
  const later = { ...schedule, at: hours(1) };
  assert.doesNotMatch(
    consequencesOf(embargo, draft, { ...bar, schedule: later }, false).join(" "),
    /suspended/,
  );
});

test("of several articles it says only what is true of them together", () => {
  const under = { ...bar, embargoUntil: hours(2) };
  assert.deepEqual(consequencesOf(embargo, draft, bar, true), []);
  assert.match(
    consequencesOf(embargo, draft, under, true).join(" "),
    /^An embargo among them stands until .* earlier/,
  );
});

test("an hour that comes twice can't be sent until somebody says which", () => {
  const open = { at: null, zone: "Europe/London", open: "Which one?" };
  assert.deepEqual(missing(embargo, { ...draft, chosen: open }), ["at"]);
});

test("a hold needs its kind and a reason, and the vault its slugline as it stands", () => {
  const hold = asked("place-hold", ["reason", "hold"]);
  assert.deepEqual(missing(hold, draft), ["reason", "holdKind"]);
  assert.deepEqual(inputsOf(hold, { ...draft, holdKind: "legal", reason: " Look. " }, bar), {
    reason: "Look.",
    holdKind: "legal",
  });
  const vault = asked("leave-vault", ["slugline"]);
  assert.deepEqual(missing(vault, { ...draft, slugline: "obit" }), ["slugline"]);
  assert.deepEqual(missing(vault, { ...draft, slugline: "obit-king" }), []);
});

test("what fronts lose with an article is said before it is taken from readers", () => {
  const fronts = [
    { section: null, place: "lead" },
    { section: null, place: "banner" },
    { section: "Defence", place: "list" },
    { section: "World", place: "lead" },
    { section: "World", place: "promoted" },
  ] as const;
  const said = [
    "It leads the front page and the front of World: the newest article leads there until somebody picks another.",
    "The banner of the front page is about it and goes with it.",
    "It leaves the front of Defence and the front of World, where the newest fill its place.",
  ];
  for (const verb of ["kill", "withhold", "retract", "plan-withhold"] as const) {
    const sentences = consequencesOf(asked(verb, ["reason"]), draft, { ...bar, fronts }, false);
    assert.deepEqual(sentences.slice(-3), said, verb);
    assert.ok(
      !consequencesOf(asked(verb, ["reason"]), draft, bar, false)
        .join()
        .includes("front"),
      verb,
    );
  }
});

test("a reason or a note that somebody wrote would be lost; what was proposed, or is typed to make sure, wouldn't", () => {
  const begun = { ...draft, note: "We named the wrong ship." };
  assert.equal(hasWords({ ...begun, slugline: "obit-king", changeClass: "correction" }, begun), false);
  assert.equal(hasWords({ ...begun, reason: " Wrong ship. " }, begun), true);
  assert.equal(hasWords({ ...begun, note: "We named the wrong port." }, begun), true);
  assert.equal(hasWords({ ...begun, note: "" }, begun), true);
});
