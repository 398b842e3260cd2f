// A schedule must mean the instant that the person had in mind, whatever the zone does with its clocks.
import assert from "node:assert/strict";
import test from "node:test";
import { assert as always, constantFrom, integer, property } from "fast-check";
import { fieldValue, instantsIn, type Meant, wholeTime } from "./zoned-time.ts";

const only = (meant: Meant): string | null => (meant.kind === "one" ? meant.at.toISOString() : null);

const cases: [zone: string, value: string, instant: string | null][] = [
  ["UTC", "2026-11-24T14:05", "2026-11-24T14:05:00.000Z"],
  ["Europe/Berlin", "2026-11-24T14:05", "2026-11-24T13:05:00.000Z"],
  ["Europe/Berlin", "2026-07-24T14:05", "2026-07-24T12:05:00.000Z"],
  ["America/New_York", "2026-11-24T23:30", "2026-11-25T04:30:00.000Z"],
  ["Asia/Kathmandu", "2026-11-24T06:00", "2026-11-24T00:15:00.000Z"],
  ["Pacific/Kiritimati", "2026-11-24T06:00", "2026-11-23T16:00:00.000Z"],
  ["Pacific/Pago_Pago", "2026-11-24T20:00", "2026-11-25T07:00:00.000Z"],
];

for (const [zone, value, instant] of cases) {
  test(`${value} in ${zone} is ${instant}`, () => {
    assert.equal(only(instantsIn(zone, value)), instant);
  });
}

const gaps: [zone: string, value: string, before: string, after: string][] = [
  ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:59", "2026-03-29T03:00"],
  ["Europe/London", "2027-03-28T01:00", "2027-03-28T00:59", "2027-03-28T02:00"],
  // Half an hour, and a whole day: Samoa went over the date line without a 30 December.
  ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T01:59", "2026-10-04T02:30"],
  ["Pacific/Apia", "2011-12-30T12:00", "2011-12-29T23:59", "2011-12-31T00:00"],
];

for (const [zone, value, before, after] of gaps) {
  test(`clocks in ${zone} never show ${value}: they go from ${before} to ${after}`, () => {
    const meant = instantsIn(zone, value);
    assert.ok(meant.kind === "none", meant.kind);
    assert.equal(fieldValue(meant.before, zone), before);
    assert.equal(fieldValue(meant.after, zone), after);
    assert.equal(meant.after.getTime() - meant.before.getTime(), 60_000);
  });
}

test("an hour that winter time repeats means either of its passes, and nobody guesses which", () => {
  assert.deepEqual(instantsIn("Europe/Berlin", "2026-10-25T02:30"), {
    kind: "two",
    first: new Date("2026-10-25T00:30:00Z"),
    second: new Date("2026-10-25T01:30:00Z"),
  });
});

test("what is no date is no instant", () => {
  for (const value of ["", "tomorrow", "2026-13-40T99:99"])
    assert.equal(instantsIn("UTC", value).kind, "no-date");
});

test("a field shows an instant as the zone's clock does", () => {
  assert.equal(fieldValue(new Date("2026-11-24T23:30:00Z"), "Asia/Tokyo"), "2026-11-25T08:30");
});

test("an instant is said with its place, its offset's name and its day", () => {
  const at = new Date("2026-12-01T06:00:00Z");
  assert.equal(wholeTime("Europe/London", at), "06:00 London (GMT), Tuesday 1 December");
  assert.equal(wholeTime("UTC", at), "06:00 UTC, Tuesday 1 December");
});

const zones = Intl.supportedValuesOf("timeZone");
const from = Date.UTC(2010, 0, 1) / 60_000;
const to = Date.UTC(2037, 11, 31) / 60_000;

test("in every zone, the instant that a clock's face comes from is among those that the face means", () => {
  always(
    property(constantFrom(...zones), integer({ min: from, max: to }), (zone, minutes) => {
      const at = minutes * 60_000;
      const meant = instantsIn(zone, fieldValue(new Date(at), zone));
      const instants =
        meant.kind === "one" ? [meant.at] : meant.kind === "two" ? [meant.first, meant.second] : [];
      return instants.some((one) => one.getTime() === at);
    }),
    { numRuns: 300 },
  );
});

test("in every zone, what a time is taken for shows that time, and a gap lies on both sides of one it never shows", () => {
  always(
    property(constantFrom(...zones), integer({ min: from, max: to }), (zone, minutes) => {
      const value = new Date(minutes * 60_000).toISOString().slice(0, 16);
      const meant = instantsIn(zone, value);
      if (meant.kind === "one") return fieldValue(meant.at, zone) === value;
      if (meant.kind === "two")
        return (
          meant.first < meant.second &&
          fieldValue(meant.first, zone) === value &&
          fieldValue(meant.second, zone) === value
        );
      if (meant.kind === "no-date") return false;
      return fieldValue(meant.before, zone) < value && fieldValue(meant.after, zone) > value;
    }),
    { numRuns: 300 },
  );
});

test("around every change of the clocks in a year, each half hour is one instant, two or none", () => {
  for (const zone of ["Europe/London", "Australia/Lord_Howe"]) {
    const counts = { one: 0, two: 0, none: 0, "no-date": 0 };
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 30 * 60_000)
      counts[instantsIn(zone, new Date(at).toISOString().slice(0, 16)).kind] += 1;
    // What spring skips, autumn repeats.
    assert.equal(counts.two, counts.none, zone);
    assert.ok(counts.two > 0, zone);
  }
});
