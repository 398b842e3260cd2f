// A schedule must mean the instant that the person had in mind, whatever the zone does with its clocks.
import assert from "node:assert/strict";
import test from "node:test";
import { fieldValue, instantIn } from "./zoned-time.ts";

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
    assert.equal(instantIn(zone, value)?.toISOString() ?? null, instant);
  });
}

test("an hour that summer time skips is no instant", () => {
  assert.equal(instantIn("Europe/Berlin", "2026-03-29T02:30"), null);
});

test("an hour that winter time repeats means its first pass", () => {
  assert.equal(instantIn("Europe/Berlin", "2026-10-25T02:30")?.toISOString(), "2026-10-25T00:30:00.000Z");
});

test("what is no date is no instant", () => {
  for (const value of ["", "tomorrow", "2026-13-40T99:99"]) assert.equal(instantIn("UTC", value), null);
});

test("a field shows an instant as the zone's clock does", () => {
  assert.equal(fieldValue(new Date("2026-11-24T23:30:00Z"), "Asia/Tokyo"), "2026-11-25T08:30");
});
