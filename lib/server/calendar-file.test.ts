// The calendar as a file: lines that every calendar program reads, whatever a headline holds.
import assert from "node:assert/strict";
import test from "node:test";
import type { CalendarItem } from "#db/calendar.ts";
import { calendarFile } from "./calendar-file.ts";

const item: CalendarItem = {
  key: "publish-1001",
  kind: "publish",
  at: new Date("2026-12-01T06:00:00Z"),
  title:
    "Ships; harbour, “ice”\r\nBEGIN:VALARM \\ and a very long headline that goes on for more than one line of the file",
  bureau: { slug: "americas", name: "Americas" },
  articleId: 1001,
  vaulted: false,
  coverageId: null,
  version: 3,
  state: "suspended",
  who: "Ana Lima",
};

test("an item is one event with a name that stays, in UTC, and its text can't begin a line of its own", () => {
  const site = { name: "The Test", url: "https://news.example" };
  const file = calendarFile([item], site, new Date("2026-11-29T12:00:00Z"));
  const lines = file.split("\r\n");
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  const unfolded = file.replaceAll("\r\n ", "").split("\r\n");
  assert.ok(unfolded.includes("UID:publish-1001@news.example"));
  assert.ok(unfolded.includes("DTSTART:20261201T060000Z"));
  assert.ok(!unfolded.includes("BEGIN:VALARM \\\\ and"));
  assert.equal(unfolded.filter((line) => line.startsWith("BEGIN:")).length, 2);
  const summary = unfolded.find((line) => line.startsWith("SUMMARY:"));
  assert.match(summary ?? "", /^SUMMARY:Goes live: Ships\\; harbour\\, “ice”/);
  assert.match(summary ?? "", /\(suspended\)$/);
});

test("prepared copy of the vault has no name in a file that leaves the newsroom", () => {
  const site = { name: "The Test", url: "https://news.example" };
  const file = calendarFile([{ ...item, vaulted: true }], site, new Date("2026-11-29T12:00:00Z"));
  assert.match(file, /SUMMARY:Goes live: Article 1001\\, in the vault/);
  assert.doesNotMatch(file, /harbour/);
});
