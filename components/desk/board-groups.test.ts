// The board's promise: every article stands in exactly one group, and nothing that is late looks calm.
import assert from "node:assert/strict";
import test from "node:test";
import { publications, stages } from "#lib/newsroom/article.ts";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { boardColumns, boardGroups, boardMarks } from "./board-groups.ts";

const now = new Date("2026-11-24T12:00:00Z");
const line = (more: Partial<BoardLine>): BoardLine => ({
  id: 1,
  version: 1,
  headline: "Harbour reopens",
  slugline: "harbour",
  stage: "draft",
  publication: "never",
  spiked: false,
  aheadOfLive: false,
  bureau: { slug: "asia", name: "Asia" },
  section: null,
  words: 10,
  changedAt: now,
  changedBy: "Mei Tan",
  submittedAt: null,
  submittedBy: null,
  schedule: null,
  secondReadDue: false,
  changesRequested: false,
  here: [],
  step: null,
  plannedWords: null,
  assignee: null,
  dueAt: null,
  claim: null,
  withholdAt: null,
  embargoUntil: null,
  holds: [],
  vaulted: false,
  waiting: false,
  choice: { verbs: [], place: [], release: [] },
  ...more,
});

test("an article of any stage and publication stands in exactly one group", () => {
  const lines = stages
    .flatMap((stage) =>
      publications.flatMap((publication) =>
        [true, false].map((spiked) => ({ ...line({ stage, publication, spiked }) })),
      ),
    )
    .map((one, index) => ({ ...one, id: index }));
  const shown = boardGroups(lines, new Set()).flatMap((group) => group.lines.map((one) => one.id));
  assert.deepEqual(
    shown.toSorted((a, b) => a - b),
    lines.map((one) => one.id),
  );
});

test("what is shown as waiting is not shown twice", () => {
  const groups = boardGroups(
    [line({ id: 7, stage: "review" }), line({ id: 8, stage: "review" })],
    new Set([7]),
  );
  assert.deepEqual(
    groups.map((group) => [group.title, group.lines.map((one) => one.id)]),
    [["In review", [8]]],
  );
});

test("a live article is called live alone only while its working copy is the live text", () => {
  const titles = [false, true].map(
    (aheadOfLive) => boardGroups([line({ publication: "live", aheadOfLive })], new Set())[0]?.title,
  );
  assert.deepEqual(titles, ["Live", "Live, with changes"]);
});

test("an overdue schedule is marked late, a coming one with its time", () => {
  const at = (hour: number) => new Date(`2026-11-24T${hour}:00:00Z`);
  const mark = (hour: number) =>
    boardMarks(line({ schedule: { at: at(hour), zone: "UTC", state: "pending" } }), now)[0];
  assert.deepEqual([mark(11)?.kind, mark(13)?.kind], ["late", "scheduled"]);
});

test("a suspended schedule, a due second read and requested changes are all marked", () => {
  const marks = boardMarks(
    line({
      schedule: { at: now, zone: "UTC", state: "suspended" },
      secondReadDue: true,
      changesRequested: true,
    }),
    now,
  );
  assert.deepEqual(
    marks.map((mark) => mark.word),
    ["Schedule suspended", "Second read due", "Changes requested"],
  );
});

test("what keeps an article in is marked, each gate by its own word, and a past embargo is not", () => {
  const later = new Date(now.getTime() + 3_600_000);
  const words = (more: Partial<BoardLine>) => boardMarks(line(more), now).map((mark) => mark.word);
  assert.deepEqual(words({ embargoUntil: later, holds: ["legal", "rights"], vaulted: true }), [
    "Embargo until",
    "Legal hold",
    "Hold for rights",
    "In the vault",
  ]);
  assert.deepEqual(words({ embargoUntil: now, withholdAt: later }), ["Comes down"]);
});

test("columns stand in the order in which an article goes, empty ones too, and hold every line once", () => {
  const lines = [
    line({ id: 1, stage: "ready" }),
    line({ id: 2, publication: "withheld" }),
    line({ id: 3, spiked: true }),
  ];
  assert.deepEqual(
    boardColumns(lines).map((column) => [column.title, column.lines.length]),
    [
      ["Drafts", 0],
      ["In review", 0],
      ["Ready", 1],
      ["Scheduled", 0],
      ["Live, with changes", 0],
      ["Live", 0],
      ["Withheld", 1],
      ["Spiked", 1],
    ],
  );
});
