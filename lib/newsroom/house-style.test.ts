// House style: what rules find in which script and case, what they write instead, and that no rule can hold up the newsroom.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { compileRules, styleHits, styleProblems, type StyleDraft, type StyleRule } from "./house-style.ts";
import { starterRules } from "./house-style-starter.ts";

function words(pattern: string, replacement: string | null, more: Partial<StyleRule> = {}): StyleRule {
  return {
    id: "r1",
    kind: "words",
    pattern,
    matchCase: false,
    message: "Say it otherwise.",
    replacement,
    severity: "advice",
    ...more,
  };
}

const pattern = (source: string, replacement: string | null = null, more: Partial<StyleRule> = {}) =>
  words(source, replacement, { kind: "pattern", ...more });

function found(text: string, ...rules: StyleRule[]): [string, string | null][] {
  const compiled = compileRules(rules);
  assert.deepEqual(compiled.refused, []);
  return styleHits(text, compiled).map((hit) => [text.slice(hit.from, hit.to), hit.replacement]);
}

const problem = (draft: StyleDraft) => styleProblems(draft);

test("a rule of words finds whole words and writes the replacement in the case that it found", () => {
  assert.deepEqual(found("Whilst whilst WHILST, meanwhilst", words("whilst", "while")), [
    ["Whilst", "While"],
    ["whilst", "while"],
    ["WHILST", "WHILE"],
  ]);
  assert.deepEqual(found("Nato and NATO", words("nato", "NATO")), [["Nato", "NATO"]]);
  assert.deepEqual(found("Adviser advisor", words("Adviser", "aide", { matchCase: true })), [
    ["Adviser", "aide"],
  ]);
});

test("word boundaries hold for letters of every script, combining marks and possessives", () => {
  assert.deepEqual(found("élan lan naïvelan", words("lan", "x")), [["lan", "x"]]);
  assert.deepEqual(found("мир и миру", words("мир", null)), [["мир", null]]);
  assert.deepEqual(found("cafe\u0301 cafe", words("cafe", "bar")), [["cafe", "bar"]]);
  assert.deepEqual(found("The advisor’s note", words("advisor", "adviser")), [["advisor", "adviser"]]);
  assert.deepEqual(found("5 % and 5%", words("%", " per cent ")), [
    ["%", "per cent"],
    ["%", "per cent"],
  ]);
});

test("each of several words has its own replacement, or one stands for all", () => {
  const rule = words("utilise|utilised|utilising", "use|used|using");
  assert.deepEqual(found("Utilised by those utilising it to utilise", rule), [
    ["Utilised", "Used"],
    ["utilising", "using"],
    ["utilise", "use"],
  ]);
  assert.deepEqual(found("in order to; In  order\nto", words("in order to|so as to", "to")), [
    ["in order to", "to"],
    ["In  order\nto", "To"],
  ]);
  assert.match(
    problem(words("a1|b1|c1", "x|y")).replacement ?? "",
    /one for each of the 3 words.*there are 2/,
  );
  assert.deepEqual(found("very unique", words("very", "")), [["very", ""]]);
});

test("an apostrophe is found in both of its shapes, and signs of the pattern language are plain signs in words", () => {
  assert.deepEqual(found("don't don’t", words("don’t", "do not")), [
    ["don't", "do not"],
    ["don’t", "do not"],
  ]);
  assert.deepEqual(found("a.b axb C++ (x)", words("a.b|C++|(x)", null)), [
    ["a.b", null],
    ["C++", null],
    ["(x)", null],
  ]);
});

test("what is already written as the house wants it is no hit", () => {
  assert.deepEqual(found("iPhone, Iphone and iphone", words("iphone", "iPhone")), [
    ["Iphone", "iPhone"],
    ["iphone", "iPhone"],
  ]);
});

test("a pattern finds doubled words in every script and puts what it found into the replacement", () => {
  const doubled = pattern(String.raw`\b(\w+)\s+\1\b`, "$1");
  assert.deepEqual(found("The the cat sat sat on the theatre, déjà déjà vu", doubled), [
    ["The the", "The"],
    ["sat sat", "sat"],
    ["déjà déjà", "déjà"],
  ]);
  assert.deepEqual(
    found("12/11/2026", pattern(String.raw`(?<day>\d+)/(\d+)/(\d{4})`, "$<day>.$2.$3 $$ $&")),
    [["12/11/2026", "12.11.2026 $ 12/11/2026"]],
  );
});

test("hits come in the order of the text, overlapping ones with the longer first", () => {
  const hits = styleHits(
    "very unique whilst",
    compileRules([
      words("unique", null, { id: "a" }),
      words("whilst", "while", { id: "b" }),
      words("very unique", "unique", { id: "c" }),
    ]),
  );
  assert.deepEqual(
    hits.map((hit) => [hit.ruleId, hit.from, hit.to]),
    [
      ["c", 0, 11],
      ["a", 5, 11],
      ["b", 12, 18],
    ],
  );
});

test("what can't be used is said beside its field in a sentence, and the other rules go on working", () => {
  assert.match(problem(pattern("(")).pattern ?? "", /^This is no regular expression: .*Mend it/);
  assert.match(problem(pattern("")).pattern ?? "", /Write what to look for/);
  assert.match(problem(words(" | ", "x")).pattern ?? "", /Write the words/);
  assert.match(problem(pattern("a".repeat(301))).pattern ?? "", /at most 300/);
  assert.match(problem(words("a".repeat(301), null)).pattern ?? "", /at most 300/);
  assert.match(problem(pattern("x*")).pattern ?? "", /nothing at all/);
  assert.match(problem(pattern(String.raw`\b`)).pattern ?? "", /nothing at all/);
  assert.match(problem(pattern("(?i:x)")).pattern ?? "", /kind of bracket/);
  assert.match(problem(pattern(String.raw`[\W]`)).pattern ?? "", /inside square brackets/);
  assert.match(problem(pattern("a{5000}")).pattern ?? "", /200/);
  assert.match(problem(pattern("a", "$1")).replacement ?? "", /no round brackets/);
  assert.match(problem(pattern("(a)", "$2")).replacement ?? "", /1 pair of/);
  assert.match(problem(pattern("(a)", "$<b>")).replacement ?? "", /no brackets named b/);
  assert.match(problem(words("a", "b", { message: " " })).message ?? "", /Say what the writer/);
  assert.match(problem(words("a", "b", { message: "m".repeat(301) })).message ?? "", /at most 300/);
  assert.match(problem(words("a", "b".repeat(301))).replacement ?? "", /at most 300/);
  assert.deepEqual(problem(words("a", "b")), {});
  const compiled = compileRules([pattern("(", null, { id: "bad" }), words("whilst", "while")]);
  assert.deepEqual(
    compiled.refused.map((one) => one.ruleId),
    ["bad"],
  );
  assert.equal(styleHits("whilst", compiled).length, 1);
});

test("more than 500 rules are told, not run", () => {
  const rules = Array.from({ length: 502 }, (_, index) => words("whilst", "while", { id: `r${index}` }));
  const compiled = compileRules(rules);
  assert.equal(compiled.rules.length, 500);
  assert.deepEqual(
    compiled.refused.map((one) => one.ruleId),
    ["r500", "r501"],
  );
});

test("patterns that could search for minutes are refused", () => {
  for (const source of [
    "(a+)+$",
    "(a*)*b",
    "(a|aa)+$",
    "(a|a)*b",
    String.raw`(\w+\s?)+$`,
    "(?:(?:a{1,9}){1,9}){1,9}",
    "(x+x+)+y",
    ".*.*.*x",
    "a*a*a*b",
    String.raw`\w+\w+\w+\d`,
    "a?".repeat(30) + "a".repeat(30),
    String.raw`([a-z]+)*\d`,
    String.raw`(\w+)+\1`,
    "(?=(a+)+b)a",
  ])
    assert.match(problem(pattern(source)).pattern ?? "", /search for minutes/, source);
});

test("useful patterns pass", () => {
  for (const source of [
    String.raw`\b(\w+)\s+\1\b`,
    String.raw`\d+\s+per\s+cent`,
    String.raw`\b(?:Mon|Tues|Wednes)day,?\s+\d{1,2}(?:st|nd|rd|th)\b`,
    String.raw`(?<!\d)\d{4,}(?!\d)`,
    String.raw`[A-Z][a-z]+\s+[A-Z][a-z]+\s+said\s+that`,
    String.raw`\s+[,.;]`,
    "“[^”]*”",
    "colou?rs?",
  ])
    assert.deepEqual(problem(pattern(source)), {}, source);
});

test("whatever is typed as a pattern, nothing throws and nothing hangs", () => {
  const piece = fc.constantFrom(
    "a",
    "b",
    " ",
    ".",
    "*",
    "+",
    "?",
    "(",
    ")",
    "(?:",
    "|",
    "[ab]",
    "[^a]",
    "{2,}",
    "{0,9}",
    "\\w",
    "\\s",
    "\\b",
    "\\1",
    "^",
    "$",
    "é",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
      const rule = pattern(parts.join(""), "$1");
      styleProblems(rule);
      const compiled = compileRules([pattern(parts.join(""))]);
      for (const text of ["a".repeat(2_000), "ab ".repeat(700), " ".repeat(2_000), "aé!".repeat(600)])
        for (const hit of styleHits(text, compiled)) assert.ok(hit.from < hit.to && hit.to <= text.length);
    }),
    { numRuns: 300 },
  );
});

test("a word that is longer than any word is still looked at, 64 letters at a time", () => {
  assert.equal(found("x".repeat(100), pattern("x+")).length, 2);
});

test("500 rules over 20,000 words give at most 500 hits in the order of the text", () => {
  const rules = Array.from({ length: 499 }, (_, index) =>
    words(`word${index}`, "other", { id: `w${index}` }),
  );
  const text = Array.from({ length: 20_000 }, (_, index) => `word${index % 3_000} the`).join(" ");
  const hits = styleHits(text, compileRules([...rules, pattern(String.raw`\b(\w+)\s+\1\b`, "$1")]));
  assert.equal(hits.length, 500);
  assert.ok(hits.every((hit, index) => index === 0 || hit.from >= (hits[index - 1]?.from ?? 0)));
});

test("every rule of the starter set is sound and finds what it is about", () => {
  assert.ok(starterRules.length >= 25);
  for (const { sample, clean, ...draft } of starterRules) {
    assert.deepEqual(styleProblems(draft), {}, draft.pattern);
    const compiled = compileRules([{ ...draft, id: "r" }]);
    const [hit] = styleHits(sample.text, compiled);
    assert.ok(hit, `${draft.pattern} finds nothing in “${sample.text}”`);
    if (sample.becomes !== null) {
      assert.equal(
        sample.text.slice(0, hit.from) + (hit.replacement ?? "") + sample.text.slice(hit.to),
        sample.becomes,
      );
    } else assert.equal(hit.replacement, null);
    assert.deepEqual(styleHits(clean, compiled), [], `${draft.pattern} in “${clean}”`);
  }
});
