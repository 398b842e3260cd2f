// A publisher's colour is one that readers can read, on light pages and on dark ones; a design's stylesheet says no more than what differs.
import assert from "node:assert/strict";
import test from "node:test";
import { assert as holds, integer, property } from "fast-check";
import {
  accentProblem,
  contrast,
  darkAccent,
  designProblems,
  designSheet,
  grounds,
  houseAccent,
  plainDesign,
} from "./design.ts";

const colours = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("contrast is WCAG's: 21 for black on white, 1 for a colour on itself, the same either way round", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#0d5a4b", "#0d5a4b"), 1);
  assert.equal(contrast("#767676", "#ffffff").toFixed(2), "4.54");
  holds(property(colours, colours, (a, b) => contrast(a, b) === contrast(b, a)));
});

test("the house's own accents can be read on every ground", () => {
  for (const ground of grounds.light) assert.ok(contrast(houseAccent.light, ground) >= 4.5);
  for (const ground of grounds.dark) assert.ok(contrast(houseAccent.dark, ground) >= 4.5);
});

test("a colour that is refused comes with one that is taken", () => {
  holds(
    property(colours, (colour) => {
      const problem = accentProblem(colour);
      if (problem === null) return grounds.light.every((ground) => contrast(colour, ground) >= 4.5);
      const nearest = /(#[0-9a-f]{6}) is the nearest/.exec(problem)?.[1] ?? "";
      return accentProblem(nearest) === null;
    }),
  );
});

test("whatever colour is chosen, dark pages get one that can be read there", () => {
  holds(
    property(colours, (colour) =>
      grounds.dark.every((ground) => contrast(darkAccent(colour), ground) >= 4.5),
    ),
  );
});

test("nothing but a colour is a colour", () => {
  for (const value of ["", "red", "#fff", "#0D5A4B", "#0d5a4b;}", "url(x)", "#0d5a4b "])
    assert.match(accentProblem(value) ?? "", /Write a colour/, value);
});

test("a line that breaks or is too long is refused beside its field", () => {
  assert.deepEqual(Object.keys(designProblems({ ...plainDesign, mastheadLine: "a\nb" })), ["mastheadLine"]);
  assert.deepEqual(Object.keys(designProblems({ ...plainDesign, mastheadLine: "a".repeat(121) })), [
    "mastheadLine",
  ]);
  assert.deepEqual(designProblems({ ...plainDesign, mastheadLine: "All the news" }), {});
});

test("the house's look needs no stylesheet; any other says what differs and nothing else", () => {
  assert.equal(designSheet(plainDesign), "");
  assert.equal(designSheet({ ...plainDesign, mastheadLine: "Daily" }), "");
  const sheet = designSheet({ ...plainDesign, accent: "#7a1f2b", headlineType: "inter" });
  assert.match(
    sheet,
    /^:root\{--color-accent:light-dark\(#7a1f2b,#[0-9a-f]{6}\);--font-headline:var\(--own-sans\)[^{}]*\}\n$/,
  );
});
