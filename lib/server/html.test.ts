// How long a page with pins may be kept.
import assert from "node:assert/strict";
import test from "node:test";
import { untilEnd } from "./html.ts";

test("a page whose pins end sooner than its usual age is kept until then and no longer", () => {
  assert.deepEqual(untilEnd(7), { ageSeconds: 7 });
  assert.deepEqual(untilEnd(60), {});
  assert.deepEqual(untilEnd(1_800), {});
  assert.deepEqual(untilEnd(null), {});
});
