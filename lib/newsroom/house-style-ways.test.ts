// What the guard of patterns lets through ends soon on the most hostile text: its steps are counted by a matcher that tries
// everything as a browser's does, and are at most what the guard promises.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { safePattern } from "./house-style-pattern.ts";

type Part =
  | Readonly<{ kind: "set"; source: string; holds: string }>
  | Readonly<{ kind: "row" | "choice"; parts: readonly Part[] }>
  | Readonly<{ kind: "repeat"; part: Part; least: number; most: number; source: string }>;

const set = (source: string, holds: string): Part => ({ kind: "set", source, holds });
const row = (...parts: Part[]): Part => ({ kind: "row", parts });
const choice = (...parts: Part[]): Part => ({ kind: "choice", parts });
const written = (part: Part, count: number): Part => row(...Array.from({ length: count }, () => part));
const [a, b, sign] = [set("a", "a"), set("b", "b"), set("!", "!")];

function sourceOf(part: Part): string {
  switch (part.kind) {
    case "set":
      return part.source;
    case "row":
      return part.parts
        .map((one) => (one.kind === "choice" ? `(?:${sourceOf(one)})` : sourceOf(one)))
        .join("");
    case "choice":
      return part.parts.map(sourceOf).join("|");
    case "repeat":
      return `(?:${sourceOf(part.part)})${part.source}`;
    default:
      return part satisfies never;
  }
}

/** Steps of trying a pattern at the first place of a text, up to a limit. */
function stepsOn(pattern: Part, text: string, limit: number): number {
  let steps = 0;
  const tries = (part: Part, at: number, next: (at: number) => boolean): boolean => {
    steps += 1;
    if (steps > limit) return true;
    switch (part.kind) {
      case "set":
        return at < text.length && part.holds.includes(text.charAt(at)) && next(at + 1);
      case "choice":
        return part.parts.some((one) => tries(one, at, next));
      case "row": {
        const from = (index: number, here: number): boolean => {
          const one = part.parts[index];
          return one ? tries(one, here, (then) => from(index + 1, then)) : next(here);
        };
        return from(0, at);
      }
      case "repeat": {
        const again = (count: number, here: number): boolean =>
          (count < part.most &&
            tries(
              part.part,
              here,
              (then) => (then > here || count < part.least) && again(count + 1, then),
            )) ||
          (count >= part.least && next(here));
        return again(0, at);
      }
      default:
        return part satisfies never;
    }
  };
  tries(pattern, 0, () => false);
  return steps;
}

const hostile = ["a", "ab", "a!", "aa!", "b!", "aab!", "aaa!!"].map((piece) => `${piece.repeat(60)} `);
/** 2^14 ways, each with everything that a pattern of 300 characters may hold. */
const promised = 2 ** 14 * 100;

const isRefused = (pattern: Part) => !safePattern(sourceOf(pattern)).ok;

test("choices written out one after the other are refused once they could double for minutes", () => {
  for (const pattern of [
    row(written(choice(a, a), 16), sign),
    row(written(choice(a, row(a, a)), 24), b),
    written(row(choice(a, a), sign), 16),
    row(written(choice(set("[ab]", "ab"), set("[ab]", "ab"), set("[ab]", "ab"), a), 9), sign),
    written(row(choice(row(a, b), row(a, b)), sign), 16),
  ])
    assert.ok(isRefused(pattern), sourceOf(pattern));
  for (const source of [
    `${"(s|ſ)".repeat(16)}!`,
    String.raw`\w*\w*!`.repeat(8),
    String.raw`\w{0,9}[\w!]!`.repeat(8),
    "(?:(?:(?:\\b\\b){200}){200}){200}x",
  ])
    assert.ok(!safePattern(source).ok, source);
});

test("honest lists of words stay allowed, eight of them in a row too", () => {
  for (const source of [
    "(?:red|green|blue) ".repeat(8).trim(),
    "(?:one|two|three)".repeat(8),
    String.raw`\b(?:Jan|January|Feb|February|Mar|March) \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b`,
    String.raw`(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+`,
    String.raw`\b(?:${Array.from({ length: 40 }, (_, index) => `w${index}x`).join("|")})\b`,
  ])
    assert.equal(safePattern(source).ok, true, source);
});

const { part } = fc.letrec<{ part: Part; atom: Part }>((tie) => ({
  atom: fc.constantFrom(a, a, b, sign, set("[ab]", "ab"), set("[a!]", "a!"), set(String.raw`\w`, "ab")),
  part: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    tie("atom"),
    fc.array(tie("part"), { minLength: 1, maxLength: 4 }).map((parts) => row(...parts)),
    fc.array(tie("part"), { minLength: 2, maxLength: 3 }).map((parts) => choice(...parts)),
    fc.tuple(tie("part"), fc.integer({ min: 2, max: 16 })).map(([one, count]) => written(one, count)),
    fc
      .tuple(
        tie("part"),
        fc.constantFrom<[number, number, string]>(
          [0, 64, "*"],
          [1, 64, "+"],
          [0, 1, "?"],
          [0, 9, "{0,9}"],
          [3, 3, "{3}"],
        ),
      )
      .map(([one, [least, most, source]]): Part => ({ kind: "repeat", part: one, least, most, source })),
  ),
}));

test("whatever the guard lets through takes at most the steps that it promises, on the most hostile text", () => {
  let through = 0;
  fc.assert(
    fc.property(part, (pattern) => {
      if (isRefused(pattern)) return;
      through += 1;
      for (const text of hostile) {
        const steps = stepsOn(pattern, text, promised);
        assert.ok(steps <= promised, `${sourceOf(pattern)} on ${text.slice(0, 8)}`);
      }
    }),
    { numRuns: 1_500 },
  );
  assert.ok(through > 100, String(through));
});
