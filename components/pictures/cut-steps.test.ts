import assert from "node:assert/strict";
import { test } from "node:test";
import {
  array,
  assert as holds,
  boolean,
  constant,
  constantFrom,
  double,
  integer,
  oneof,
  property,
  record,
} from "fast-check";
import { cropOf, cropProblem, pixelCrop, ratios } from "#lib/newsroom/picture.ts";
import {
  cornerPulled,
  type Corner,
  type Cut,
  cutByKey,
  focalAt,
  focalMoved,
  following,
  partAt,
  partScaled,
  placeInWords,
} from "./cut-steps.ts";

const size = { width: 4000, height: 3000 };
const untouched: Cut = { focal: null, crops: {} };
const corners: readonly Corner[] = ["upper-left", "upper-right", "lower-left", "lower-right"];

test("whatever hands and keys do to a part, it stays inside the picture, of its shape, and large enough to be taken", () => {
  const anywhere = double({ min: -2, max: 3, noNaN: true });
  const step = oneof(
    record({ kind: constant("at" as const), x: anywhere, y: anywhere }),
    record({
      kind: constant("scaled" as const),
      factor: double({ min: 0.01, max: 20, noNaN: true }),
    }),
    record({
      kind: constant("pulled" as const),
      corner: constantFrom(...corners),
      x: anywhere,
      y: anywhere,
    }),
    record({
      kind: constant("key" as const),
      key: constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-"),
      far: boolean(),
    }),
  );
  const side = integer({ min: 1, max: 16_000 });
  holds(
    property(
      side,
      side,
      constantFrom(...ratios),
      array(step, { maxLength: 12 }),
      (width, height, ratio, steps) => {
        const picture = { width, height };
        let cut = untouched;
        for (const one of steps) {
          if (one.kind === "at") cut = partAt(cut, ratio, picture, one);
          else if (one.kind === "scaled") cut = partScaled(cut, ratio, picture, one.factor);
          else if (one.kind === "pulled") cut = cornerPulled(cut, ratio, picture, one.corner, one);
          else cut = cutByKey(cut, ratio, picture, one.key, one.far) ?? cut;
          const part = cut.crops[ratio];
          assert.ok(part);
          assert.equal(cropProblem(ratio, picture, part), null);
        }
      },
    ),
  );
});

test("the corner across from the one that is pulled stays where it is", () => {
  const drawn = partScaled(untouched, "4:3", size, 0.5);
  const before = cropOf("4:3", size, drawn);
  const after = cropOf("4:3", size, cornerPulled(drawn, "4:3", size, "upper-left", { x: 0.4, y: 0.4 }));
  assert.ok(Math.abs(after.x + after.width - before.x - before.width) < 0.001);
  assert.ok(Math.abs(after.y + after.height - before.y - before.height) < 0.001);
  assert.ok(after.width < before.width);
});

test("arrows move the focal point by one hundredth, with shift by ten, and never out of the picture", () => {
  assert.deepEqual(
    cutByKey(focalAt(untouched, { x: 0.5, y: 0.5 }), "focal", size, "ArrowLeft", false)?.focal,
    {
      x: 0.49,
      y: 0.5,
    },
  );
  assert.deepEqual(
    cutByKey(focalAt(untouched, { x: 0.5, y: 0.95 }), "focal", size, "ArrowDown", true)?.focal,
    {
      x: 0.5,
      y: 1,
    },
  );
  assert.equal(cutByKey(untouched, "focal", size, "Tab", false), null);
  assert.equal(cutByKey(untouched, "focal", size, "+", false), null);
  assert.equal(
    placeInWords(focalMoved(untouched, 0.1, 0).focal ?? { x: 0, y: 0 }),
    "60 % from the left, 40 % from the top",
  );
});

test("a part that was drawn follows the focal point again once somebody says so", () => {
  const drawn = partAt(focalAt(untouched, { x: 0, y: 0 }), "1:1", size, { x: 0.25, y: 0 });
  assert.equal(pixelCrop("1:1", size, drawn).left, 1000);
  assert.equal(pixelCrop("1:1", size, following(drawn, "1:1")).left, 0);
});
