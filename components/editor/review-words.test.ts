// The margin's wording: suggestions in sentences, mentions set apart, colours and initials of people.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { authorTone, initialsOf, Seats, tones } from "./review-tone.ts";
import { mentionParts, mentionQuery, suggestionParts, suggestionSentence } from "./review-words.ts";

describe("a suggestion in words", () => {
  const cases: readonly (readonly [inserted: string, deleted: string, sentence: string])[] = [
    ["b", "a", "Replace “a” with “b”"],
    ["more", "", "Add “more”"],
    ["", "less", "Delete “less”"],
    ["\n", "", "New paragraph"],
    ["", "\n", "Join paragraphs"],
    ["one\ntwo", "", "Add “one ¶ two”"],
    ["and", "\n", "Join paragraphs, add “and”"],
    ["\nand", "", "Add “¶ and”"],
    ["\n", "and", "Delete “and”, new paragraph"],
    ["", "", "Nothing is left of this suggestion"],
  ];
  for (const [inserted, deleted, sentence] of cases) {
    it(`says: ${sentence}`, () => assert.equal(suggestionSentence({ inserted, deleted }), sentence));
  }

  it("sets the words themselves apart from what is said of them", () => {
    const parts = suggestionParts({ inserted: "b", deleted: "a" });
    assert.deepEqual(
      parts.filter((part) => part.as !== "plain"),
      [
        { text: "a", as: "deleted", at: 9 },
        { text: "b", as: "inserted", at: 18 },
      ],
    );
  });
});

describe("mentions", () => {
  it("are set apart where the name is whole, the longest name first", () => {
    assert.deepEqual(mentionParts("ask @Ana Ruiz, not @Bo", ["Ana", "Ana Ruiz"]), [
      { text: "ask ", mention: false, at: 0 },
      { text: "@Ana Ruiz", mention: true, at: 4 },
      { text: ", not @Bo", mention: false, at: 13 },
    ]);
  });
  it("are looked for from the @ to the caret", () => {
    assert.equal(mentionQuery("please @An"), "An");
    assert.equal(mentionQuery("please @Ana Ru"), "Ana Ru");
    assert.equal(mentionQuery("@"), "");
    assert.equal(mentionQuery("ana@example"), null);
    assert.equal(mentionQuery("please @Ana, and"), null);
  });
});

describe("a person's tone", () => {
  it("is the same every time, one of eight, and all eight occur", () => {
    const ids = Array.from(
      { length: 400 },
      (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    );
    assert.ok(ids.every((id) => authorTone(id) === authorTone(id)));
    assert.deepEqual(
      [...new Set(ids.map(authorTone))].toSorted((one, other) => one - other),
      Array.from({ length: tones }, (_, at) => at + 1),
    );
  });
  it("is the same on every screen, whoever was seen there first, and nobody else's while there are tones left", () => {
    const id = fc.uuid();
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (people, order) => {
        const shuffled = people
          .map((person) => ({ person, at: order.next().value as number }))
          .toSorted((one, other) => one.at - other.at)
          .map((one) => one.person);
        const painted = [people, shuffled].map((seen) => {
          const screen = new Map<number, number>();
          const seats = new Seats((seat, tone) => void screen.set(seat, tone));
          for (const person of seen) seats.of(person);
          seats.know("here", seen.slice(0, 3));
          seats.know("review", seen);
          seats.know("here", [...seen].toReversed());
          return new Map(people.map((person) => [person, screen.get(seats.of(person))]));
        });
        assert.deepEqual(painted[0], painted[1]);
        const given = new Set(painted[0]?.values());
        assert.equal(given.size, Math.min(people.length, tones));
      }),
    );
  });
  it("goes with initials", () => {
    assert.equal(initialsOf("Ana María Ruiz"), "AR");
    assert.equal(initialsOf("cher"), "C");
    assert.equal(initialsOf(""), "");
  });
});

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const luminance = (colour: readonly number[]) => {
  const [red = 0, green = 0, blue = 0] = colour.map((one) => linear(one / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: readonly number[], other: readonly number[]) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe("the tones of review.css", () => {
  it("can be read on every ground they stand on, light and dark", async () => {
    const css = await readFile(new URL("review.css", import.meta.url), "utf8");
    const [light = "", dark = ""] = css.split("prefers-color-scheme: dark");
    const share = Number(/var\(--by\) (\d+)%/.exec(css)?.[1]) / 100;
    for (const [sheet, grounds] of [
      [light, ["#ffffff", "#f7f7f5", "#f0f0ed"]],
      [dark, ["#17181b", "#101113", "#1f2024"]],
    ] as const) {
      for (let tone = 1; tone <= tones; tone += 1) {
        const hex = new RegExp(`--tone-${tone}: (#[0-9a-f]{6})`).exec(sheet)?.[1];
        assert.ok(hex, `tone ${tone} is missing`);
        for (const ground of grounds) {
          const soft = rgb(ground).map((one, at) => one * (1 - share) + (rgb(hex)[at] ?? 0) * share);
          assert.ok(contrast(rgb(hex), rgb(ground)) >= 4.5, `tone ${tone} on ${ground}`);
          assert.ok(contrast(rgb(hex), soft) >= 4.5, `tone ${tone} on its own tint over ${ground}`);
        }
      }
    }
  });
});
