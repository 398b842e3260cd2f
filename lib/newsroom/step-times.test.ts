// Time in each step is time that was recorded: stays follow each other, never overlap, and what was abandoned counts nowhere.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { stages, type Stage } from "./article.ts";
import { type Passage, passageVerbs, quantile, staysOf } from "./step-times.ts";

const minute = 60_000;
const passage = (verb: string, stage: Stage, minutes: number, step = 0): Passage => ({
  verb,
  stage,
  step,
  at: new Date(minutes * minute),
});
const told = (passages: readonly Passage[]) =>
  staysOf(passages).map(({ stage, step, from, to }) => [
    step === 0 ? stage : `${stage} ${step}`,
    (to.getTime() - from.getTime()) / minute,
  ]);

test("an article's way through two steps of review, back once, and out", () => {
  assert.deepEqual(
    told([
      passage("create", "draft", 0),
      passage("submit", "review", 30),
      passage("request-changes", "draft", 40),
      passage("submit", "review", 60),
      passage("approve", "review", 65, 1),
      passage("approve", "ready", 80),
      passage("publish", "draft", 81),
      passage("submit", "review", 500),
      passage("approve", "ready", 510),
      passage("publish-change", "draft", 520),
    ]),
    [
      ["draft", 30],
      ["review", 10],
      ["draft", 20],
      ["review", 5],
      ["review 1", 15],
      ["ready", 1],
      ["review", 10],
      ["ready", 10],
    ],
  );
});

test("a spike ends nothing, an approval beside the step doesn't cut it, and a restored live text is in draft again", () => {
  assert.deepEqual(
    told([
      passage("create", "draft", 0),
      passage("spike", "draft", 9),
      passage("unspike", "draft", 20),
      passage("submit", "review", 25),
    ]),
    [["draft", 5]],
  );
  assert.deepEqual(
    told([passage("submit", "review", 0), passage("approve", "review", 5), passage("approve", "ready", 9)]),
    [["review", 9]],
  );
  assert.deepEqual(
    told([passage("publish", "draft", 0), passage("restore", "draft", 5), passage("submit", "review", 7)]),
    [["draft", 2]],
  );
});

const histories = fc
  .array(
    fc.record({
      verb: fc.constantFrom(...passageVerbs),
      stage: fc.constantFrom(...stages),
      step: fc.nat(3),
      gap: fc.nat(10_000),
    }),
    { maxLength: 40 },
  )
  .map((moves) => {
    let at = 0;
    return moves.map(({ verb, stage, step, gap }): Passage => {
      at += gap;
      return { verb, stage, step, at: new Date(at) };
    });
  });

test("whatever was recorded, stays follow each other without overlap, inside what was recorded", () => {
  fc.assert(
    fc.property(histories, (passages) => {
      let end = passages[0]?.at.getTime() ?? 0;
      for (const stay of staysOf(passages)) {
        assert.ok(stay.from.getTime() >= end);
        assert.ok(stay.to.getTime() >= stay.from.getTime());
        end = stay.to.getTime();
      }
      assert.ok(end <= (passages.at(-1)?.at.getTime() ?? 0));
    }),
  );
});

test("saying a passage again at the same step changes no time, and more of the history only adds stays", () => {
  fc.assert(
    fc.property(histories, fc.nat(), (passages, pick) => {
      const index = passages.length === 0 ? 0 : pick % passages.length;
      assert.deepEqual(
        staysOf(passages.slice(0, index)),
        staysOf(passages).slice(0, staysOf(passages.slice(0, index)).length),
      );
      const one = passages[index];
      if (!one || ["publish", "publish-change", "publish-in-emergency", "spike", "kill"].includes(one.verb))
        return;
      const again = { ...one, verb: "approve" };
      const doubled = [...passages.slice(0, index + 1), again, ...passages.slice(index + 1)];
      assert.deepEqual(staysOf(doubled), staysOf(passages));
    }),
  );
});

test("a quantile lies among its values and grows with its share", () => {
  assert.equal(quantile([], 0.5), null);
  assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
  assert.equal(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9), 10);
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, share) => {
        const [median, high] = [quantile(values, share * 0.5) ?? -1, quantile(values, share) ?? -1];
        assert.ok(median >= Math.min(...values) && high <= Math.max(...values) * (1 + 1e-9) + 1e-9);
        assert.ok(median <= high * (1 + 1e-9) + 1e-9);
      },
    ),
  );
});
