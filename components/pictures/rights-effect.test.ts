import assert from "node:assert/strict";
import { test } from "node:test";
import { keywordsIn } from "./keywords.ts";
import { expiryOf, lastDay, rightsEffect } from "./rights-effect.ts";

const zone = "Europe/London";
const at = new Date("2026-11-29T20:00:00Z");
const free = { denied: false, expiresAt: null };
const around = (livePages: number, portraits = 0) => ({ at, zone, livePages, portraits });

test("denying says what stops at once, and that live pages stay until somebody acts", () => {
  const effect = rightsEffect(free, { ...free, denied: true }, around(2));
  assert.equal(effect?.kind, "blocks");
  assert.match(
    effect?.sentence ?? "",
    /^Nothing with this picture can be published from now on\. 2 live pages go on/,
  );
  assert.match(
    rightsEffect(free, { ...free, denied: true }, around(0))?.sentence ?? "",
    /No live page shows it now\.$/,
  );
});

test("authors' pages leave a portrait out by themselves, at once or when its time is over", () => {
  const now = rightsEffect(free, { ...free, denied: true }, around(0, 1));
  assert.match(
    now?.sentence ?? "",
    /Readers’ pages of the author whose portrait it is leave it out at once\.$/,
  );
  const later = { denied: false, expiresAt: expiryOf("2026-12-24", zone, null) };
  assert.match(
    rightsEffect(free, later, around(0, 2))?.sentence ?? "",
    /the authors .* leave it out then\.$/,
  );
});

test("a last day that lies behind blocks now, one that comes blocks after it, and the same day says nothing", () => {
  const past = { denied: false, expiresAt: new Date("2026-11-01T00:00:00Z") };
  const soon = { denied: false, expiresAt: expiryOf("2026-12-24", zone, null) };
  assert.equal(rightsEffect(free, past, around(1))?.kind, "blocks");
  assert.equal(rightsEffect(past, soon, around(1))?.kind, "frees");
  assert.equal(
    rightsEffect(free, soon, around(0))?.sentence,
    "After 24 Dec 2026 nothing with this picture can be published.",
  );
  assert.equal(rightsEffect(soon, soon, around(1)), null);
  assert.equal(rightsEffect({ ...soon, denied: true }, { ...past, denied: true }, around(1)), null);
});

test("a last day ends with the day in the newsroom's zone, and an instant that nobody changed stays", () => {
  const summer = expiryOf("2027-06-30", zone, null);
  assert.equal(summer?.toISOString(), "2027-06-30T23:00:00.000Z");
  assert.equal(lastDay(summer, zone), "2027-06-30");
  const atNoon = new Date("2027-06-30T11:00:00Z");
  assert.equal(lastDay(atNoon, zone), "2027-06-30");
  assert.equal(expiryOf("2027-06-30", zone, atNoon), atNoon);
  assert.equal(expiryOf("", zone, atNoon), null);
  assert.equal(lastDay(null, zone), "");
});

test("keywords are told apart by commas, semicolons and lines, each once", () => {
  assert.deepEqual(keywordsIn(" harbour, cranes;strike\nharbour,, "), ["harbour", "cranes", "strike"]);
});
