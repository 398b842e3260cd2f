import assert from "node:assert/strict";
import test from "node:test";
import { readInstantCursor } from "./cursor.ts";

test("a cursor is read as it was written, and whatever no list has written begins at the top", () => {
  const id = "0197b3c0-0000-7000-8000-000000000000";
  assert.deepEqual(readInstantCursor(`1764410400000.${id}`), { at: new Date(1_764_410_400_000), rest: id });
  // Later years have more digits than PostgreSQL reads: a page that failed for everybody who opened the address.
  for (const text of [undefined, "", "x", `999999999999999.${id}`, `-1.${id}`, "1764410400000.x' or 1=1"])
    assert.equal(readInstantCursor(text), null, text);
});
