// Words that people read: bylines, addresses, standings and refusals.
import assert from "node:assert/strict";
import test from "node:test";
import { formatByline } from "./byline.ts";
import type { Refusal } from "./decision.ts";
import { article } from "./model.test-support.ts";
import { addressSlug, reservedSlugs, sectionSlugProblem, slugify } from "./slug.ts";
import { refusalText, standing } from "./wording.ts";

test("a signature reads as newspapers print it", () => {
  const signed = (names: string[], role: "reporting" | "photographs" = "reporting") =>
    names.map((name) => ({ name, role }));
  assert.equal(formatByline([]), "");
  assert.equal(formatByline(signed(["Ada Lind", "Jo Park"])), "By Ada Lind and Jo Park");
  assert.equal(
    formatByline([...signed(["Eve"], "photographs"), ...signed(["A", "B", "C"])]),
    "By A, B and C. Photographs by Eve",
  );
});

test("slugs are plain words, whatever the headline's letters", () => {
  assert.equal(slugify("Łódź’s Straße: ‘Æther’ & Søn — 50%"), "lodzs-strasse-aether-and-son-50");
  assert.equal(slugify("Features/Interviews"), "features-interviews");
  assert.equal(slugify("Despite U.S. Opposition"), "despite-us-opposition");
  assert.equal(slugify("日本"), "");
  assert.equal(slugify("one two three", 9), "one-two");
  assert.equal(addressSlug({ slug: "", headline: "日本" }), "article");
});

test("a section can't take an address of the site", () => {
  for (const word of [
    "desk",
    "media",
    "api",
    "news",
    "search",
    "sign-in",
    "set-up",
    "archive",
    "corrections",
    "topic",
    "author",
    "bureau",
  ]) {
    assert.ok(reservedSlugs.has(word), word);
  }
  assert.equal(sectionSlugProblem("world"), null);
  assert.match(sectionSlugProblem("desk") ?? "", /another slug/);
  assert.match(sectionSlugProblem("The World") ?? "", /the-world/);
});

test("the standing names both axes", () => {
  assert.equal(standing(article(), true), "Draft");
  assert.equal(standing(article({ publication: "live" }), false), "Live");
  assert.equal(
    standing(article({ publication: "live", stage: "review" }), true),
    "Live, with changes in review",
  );
  assert.equal(standing(article({ publication: "live" }), true), "Live, with changes in draft");
  assert.equal(standing(article({ spiked: true }), true), "Spiked");
});

const until = new Date("2026-11-25T17:00:00Z");
const refusals: readonly Refusal[] = [
  ...(["role", "bureau", "own-work", "laxer-bureau"] as const).map((why): Refusal => ({
    kind: "may-not",
    why,
  })),
  ...(["article", "text"] as const).map((why): Refusal => ({ kind: "stale", why })),
  ...(
    [
      "no-approval",
      "legal-approval",
      "live-legal-approval",
      "desk-approval",
      "reused-key",
      "unchanged",
      "vault",
      "unknown-revision",
      "already-live",
      "no-schedule",
      "not-spiked",
      "spiked",
      "foreign-picture",
    ] as const
  ).map((why): Refusal => ({ kind: "not-now", why })),
  ...(["reason", "note", "class", "instant", "zone", "revision", "long-reason"] as const).map(
    (input): Refusal => ({ kind: "not-now", why: "missing", input }),
  ),
  ...(["legal", "rights", "editorial"] as const).map((hold): Refusal => ({
    kind: "not-now",
    why: "hold",
    hold,
  })),
  ...(["submitter", "only-contributor", "changed-since-submit", "another-step", "other-words"] as const).map(
    (rule): Refusal => ({
      kind: "not-now",
      why: "four-eyes",
      rule,
    }),
  ),
  ...(["editor", "legal", "chief"] as const).map((role): Refusal => ({
    kind: "not-now",
    why: "step",
    step: "Subs",
    role,
  })),
  { kind: "not-now", why: "stage", stage: "ready", publication: "live" },
  { kind: "not-now", why: "stage", stage: "draft", publication: "killed" },
  { kind: "not-now", why: "picture-rights", picture: "harbour.jpg" },
  { kind: "not-now", why: "past", at: until },
  ...(["schedule", "plan-withhold"] as const).map((asked): Refusal => ({
    kind: "not-now",
    why: "order",
    asked,
    live: until,
    withheld: until,
  })),
  { kind: "not-now", why: "class", changeClass: "retraction" },
  { kind: "not-now", why: "class", changeClass: "fix" },
  { kind: "not-now", why: "unreadable-text", problem: "The body holds something." },
  { kind: "not-now", why: "stealth-edit", touched: ["a number", "a name"] },
  {
    kind: "not-now",
    why: "checks",
    findings: [{ check: "headline", level: "block", message: "Write a headline." }],
  },
];

test("every refusal has a whole sentence of its own", () => {
  const sentences = refusals.map((refusal) => refusalText(refusal, "Europe/Berlin"));
  for (const sentence of sentences) assert.match(sentence, /^[A-Z“0-9].*[.]$/);
  assert.equal(new Set(sentences).size, sentences.length);
});

test("an embargo's refusal names both times with their zone", () => {
  const said = refusalText(
    { kind: "not-now", why: "embargo", until, at: new Date("2026-11-25T16:00:00Z") },
    "Europe/Berlin",
  );
  assert.match(
    said,
    /not ended yet at 25 Nov 2026, 17:00 (?:CET|GMT\+1): it stands until 25 Nov 2026, 18:00/,
  );
});

test("plans the wrong way round are refused with both times", () => {
  const withheld = new Date("2026-11-25T07:00:00Z");
  const said = (asked: "schedule" | "plan-withhold") =>
    refusalText({ kind: "not-now", why: "order", asked, live: until, withheld }, "UTC");
  assert.match(
    said("plan-withhold"),
    /goes live at 25 Nov 2026, 17:00 UTC: .* lose it at 25 Nov 2026, 07:00/,
  );
  assert.match(said("schedule"), /lose the article at 25 Nov 2026, 07:00 UTC: .* live at 25 Nov 2026, 17:00/);
});
