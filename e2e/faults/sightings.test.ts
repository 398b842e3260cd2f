// What counts as a leak in the long crawl: a word that was never shown, or one that is still there a second after it was taken down.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Reader, Sightings } from "./sightings.ts";

const at = 1_700_000_000_000;

function leaksOf(prepare: (all: Sightings, word: string) => void, askedAt: number, reader: Reader): number {
  const all = new Sightings();
  const word = all.make();
  prepare(all, word);
  const bytes = `[["etag","x"]] <p>Harbour ${word} opens</p>`;
  all.look({ path: "/", status: 200, bytes, askedAt, cameAt: askedAt + 5 }, reader);
  assert.equal(all.bytes, all.leaks.length * word.length);
  return all.leaks.length;
}

const cases: readonly (readonly [string, (all: Sightings, word: string) => void, number, Reader, number])[] =
  [
    ["a draft's word is a leak outside", () => {}, at, "outside", 1],
    ["a draft's word is none in its bureau", () => {}, at, "bureau", 0],
    ["a word that is live is none", (all, word) => all.shows(word), at, "outside", 0],
    ...(["killed", "withheld", "replaced"] as const).flatMap((how) => {
      const taken = (all: Sightings, word: string) => {
        all.shows(word);
        all.hides(word, at, how);
      };
      return [
        [`what was ${how} may be in an answer asked for within a second`, taken, at + 999, "outside", 0],
        [`what was ${how} is a leak in one asked for later`, taken, at + 1_000, "outside", 1],
        [
          `what was ${how} is ${how === "killed" ? "a leak" : "no leak"} in its bureau`,
          taken,
          at + 1_000,
          "bureau",
          how === "killed" ? 1 : 0,
        ],
      ] as const;
    }),
    [
      "what was published again is no leak",
      (all, word) => {
        all.shows(word);
        all.hides(word, at, "withheld");
        all.shows(word);
      },
      at + 5_000,
      "outside",
      0,
    ],
  ];

for (const [name, prepare, askedAt, reader, expected] of cases)
  test(name, () => assert.equal(leaksOf(prepare, askedAt, reader), expected));
