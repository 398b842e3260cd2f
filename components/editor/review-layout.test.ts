// Cards of the margin never cover each other, and the active one is level with its text.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { array, assert as hold, integer, nat, property, tuple } from "fast-check";
import { cardTops, type CardBox } from "./review-layout.ts";

const boxes = (...each: readonly (readonly [wanted: number, height: number])[]): CardBox[] =>
  each.map(([wanted, height], index) => ({ key: String(index), wanted, height }));

describe("the cards of the margin", () => {
  it("stand level with their text where there is room", () => {
    const tops = cardTops(boxes([100, 50], [300, 50]), { active: null, gap: 8, start: 0 });
    assert.deepEqual([...tops.values()], [100, 300]);
  });

  it("push each other down when their texts are close", () => {
    const tops = cardTops(boxes([100, 50], [110, 50], [120, 50]), { active: null, gap: 8, start: 0 });
    assert.deepEqual([...tops.values()], [100, 158, 216]);
  });

  it("give way upwards before the active one", () => {
    const tops = cardTops(boxes([400, 50], [410, 50], [420, 50]), { active: "2", gap: 8, start: 0 });
    assert.deepEqual([...tops.values()], [304, 362, 420]);
  });

  it("leave the top where there is no room before the active one", () => {
    const tops = cardTops(boxes([10, 50], [20, 50]), { active: "1", gap: 8, start: 0 });
    assert.deepEqual([...tops.values()], [-38, 20]);
  });

  it("never overlap, and the active one is level with its text, whatever their texts and heights", () => {
    const box = tuple(integer({ min: -50, max: 5000 }), integer({ min: 20, max: 600 }));
    hold(
      property(array(box, { minLength: 1, maxLength: 40 }), nat(), (each, pick) => {
        const cards = boxes(...each.toSorted((one, other) => one[0] - other[0]));
        const active = cards[pick % cards.length];
        for (const key of [null, active?.key ?? null]) {
          const tops = cardTops(cards, { active: key, gap: 8, start: 48 });
          let free = key === null ? 48 : Number.NEGATIVE_INFINITY;
          for (const card of cards) {
            const top = tops.get(card.key) ?? Number.NaN;
            assert.ok(top >= free, `card ${card.key} starts at ${top}, free from ${free}`);
            free = top + card.height + 8;
          }
          if (key !== null) assert.equal(tops.get(key), Math.max(48, active?.wanted ?? 0));
        }
      }),
    );
  });
});
