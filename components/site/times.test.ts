import assert from "node:assert/strict";
import test from "node:test";
import {
  archivePath,
  clockTime,
  dayInWords,
  fullTime,
  isoDay,
  isoTime,
  listTime,
  readingMinutes,
  rssTime,
  wasUpdated,
} from "./times.ts";

const paris = { zone: "Europe/Paris", language: "en-GB" };

test("a time names the offset that held at that instant, in winter and in summer", () => {
  assert.equal(isoTime(new Date("2026-11-24T06:23:45.678Z"), paris), "2026-11-24T07:23:45+01:00");
  assert.equal(isoTime(new Date("2026-07-01T22:30:00Z"), paris), "2026-07-02T00:30:00+02:00");
});

test("the hour that autumn repeats is told apart by its offset", () => {
  assert.equal(isoTime(new Date("2026-10-25T00:30:00Z"), paris), "2026-10-25T02:30:00+02:00");
  assert.equal(isoTime(new Date("2026-10-25T01:30:00Z"), paris), "2026-10-25T02:30:00+01:00");
});

test("zones west, at half an hour and at nought write a full offset", () => {
  const at = new Date("2026-03-01T04:15:00Z");
  assert.equal(isoTime(at, { zone: "America/Bogota" }), "2026-02-28T23:15:00-05:00");
  assert.equal(isoTime(at, { zone: "Asia/Kolkata" }), "2026-03-01T09:45:00+05:30");
  assert.equal(isoTime(at, { zone: "UTC" }), "2026-03-01T04:15:00+00:00");
});

test("midnight is 00 and not 24", () => {
  assert.equal(isoTime(new Date("2026-11-23T23:00:00Z"), paris), "2026-11-24T00:00:00+01:00");
});

test("every form of a time reads back as the same second", () => {
  for (const zone of ["Europe/Paris", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia"]) {
    for (let month = 0; month < 12; month += 1) {
      const at = new Date(Date.UTC(2026, month, 28, 13, 7, 9));
      assert.equal(new Date(isoTime(at, { zone })).getTime(), at.getTime(), `${zone} ${month}`);
      assert.equal(new Date(rssTime(at, { zone })).getTime(), at.getTime(), `${zone} ${month}`);
    }
  }
});

test("RSS gets weekday and offset of the newsroom's own day", () => {
  const late = new Date("2026-11-24T23:30:00Z");
  assert.equal(rssTime(late, paris), "Wed, 25 Nov 2026 00:30:00 +0100");
  assert.equal(isoDay(late, paris), "2026-11-25");
  assert.equal(archivePath(isoDay(late, paris)), "/archive/2026/11/25");
});

test("readers always see the zone", () => {
  const at = new Date("2026-11-24T06:23:00Z");
  assert.equal(fullTime(at, paris), "24 November 2026 at 07:23 CET");
  assert.match(listTime(at, paris), /^24 Nov 2026, 07:23 CET$/);
  assert.equal(clockTime(at, paris), "07:23 CET");
  assert.match(fullTime(at, { zone: "America/New_York", language: "en-US" }), /01:23 AM EST$/);
});

test("a calendar day in words is moved by no zone", () => {
  assert.match(dayInWords("2026-11-24", "en-GB"), /^Tuesday,? 24 November 2026$/);
});

test("a change within the same minute is not told as an update", () => {
  const first = new Date("2026-11-24T06:00:00Z");
  assert.equal(wasUpdated(first, new Date("2026-11-24T06:00:59Z")), false);
  assert.equal(wasUpdated(first, new Date("2026-11-24T06:01:00Z")), true);
});

test("reading takes at least a minute", () => {
  assert.equal(readingMinutes(0), 1);
  assert.equal(readingMinutes(690), 3);
});
