// What the checks find, where they lead, and how much each weighs.
import assert from "node:assert/strict";
import test from "node:test";
import type { ArticleText } from "./article.ts";
import { blockingFindings, findingsOf, liveFindings } from "./checklist.ts";
import type { CheckName, Facts, Finding } from "./decision.ts";
import { facts, start, text } from "./model.test-support.ts";

const picture = {
  mediaId: "m",
  caption: "The pier",
  credit: "A. Photographer",
  alt: "A pier",
  decorative: false,
  path: null,
};
const withText = (over: Partial<ArticleText>): Facts => facts({ text: text(over) });

test("a complete article passes every check", () => assert.deepEqual(findingsOf(facts()), []));

const finds: readonly (readonly [CheckName, Facts, Partial<Finding>])[] = [
  ["headline", withText({ headline: "  " }), { level: "block", field: "headline" }],
  ["section", withText({ sectionId: null }), { level: "block", field: "section" }],
  ["byline", withText({ byline: [] }), { level: "block", field: "byline" }],
  ["standfirst", withText({ standfirst: "" }), { level: "block", field: "standfirst" }],
  ["empty-text", withText({ hasBody: false }), { level: "block", field: "body" }],
  ["picture-credit", withText({ figures: [{ ...picture, credit: "" }] }), { level: "block", field: "lead" }],
  [
    "picture-alt",
    withText({ figures: [{ ...picture, alt: " ", path: [3] }] }),
    { level: "block", path: [3] },
  ],
  ["placeholder", withText({ headline: "Ferries carry TK people" }), { level: "block", field: "headline" }],
  ["placeholder", withText({ figures: [{ ...picture, caption: "[CQ?] the pier" }] }), { field: "lead" }],
  [
    "placeholder",
    withText({ blocks: [{ kind: "paragraph", text: "Please DO NOT  publish", path: [4] }] }),
    { path: [4] },
  ],
  ["placeholder", withText({ kicker: "Lorem" }), { field: "kicker" }],
  [
    "quotation-marks",
    withText({ blocks: [{ kind: "paragraph", text: "We sail,” she said.", path: [2] }] }),
    { level: "block", path: [2] },
  ],
  ["slug", facts({ slugTakenBy: 12 }), { level: "block", field: "slug" }],
  ["open-suggestion", facts({ openSuggestions: 2 }), { level: "block" }],
  ["blocking-comment", facts({ blockingComments: 1 }), { level: "block" }],
  ["broken-link", facts({ brokenLinks: [9] }), { level: "block", field: "body" }],
  ["long-headline", withText({ headline: "a".repeat(91) }), { level: "warn" }],
  ["same-headline", facts({ sameHeadlineAs: 3 }), { level: "warn" }],
  [
    "picture-rights",
    facts({
      text: text({ figures: [picture, { ...picture, mediaId: "n", path: [2] }] }),
      pictures: [
        { mediaId: "m", rights: "own", denied: false, expiresAt: null, name: "pier.jpg" },
        { mediaId: "n", rights: "unknown", denied: false, expiresAt: null, name: "quay.jpg" },
      ],
    }),
    { level: "warn", path: [2] },
  ],
  ["empty-table", withText({ emptyTables: [[4]] }), { level: "warn", path: [4] }],
  [
    "quotation-source",
    withText({ blocks: [{ kind: "pull-quote", text: "We sail", path: [1] }] }),
    { level: "warn", path: [1] },
  ],
  [
    "legal-words",
    withText({ standfirst: "A captain was charged on Friday." }),
    { level: "warn", field: "standfirst" },
  ],
  ["dateline", withText({ dateline: "" }), { level: "warn", field: "dateline" }],
  ["related", withText({ related: [] }), { level: "warn" }],
  ["length", { ...withText({ words: 121 }), plannedWords: 100 }, { level: "warn" }],
];

for (const [check, by, expected] of finds) {
  test(`finds ${check}: ${JSON.stringify(expected)}`, () => {
    const found = findingsOf(by).filter((one) => one.check === check);
    assert.equal(found.length, 1);
    for (const [key, value] of Object.entries(expected))
      assert.deepEqual(found[0]?.[key as keyof Finding], value);
    assert.match(found[0]?.message ?? "", /[.]$/);
  });
}

test("each of several pictures is told from the others by its own words, or by its place among them", () => {
  const bare = { ...picture, caption: "", credit: "", alt: "" };
  const said = (...figures: ArticleText["figures"]) =>
    findingsOf(withText({ figures }))
      .filter(({ check }) => check === "picture-credit")
      .map(({ message }) => message.replace("Name whose picture it is in the credit of ", ""));
  assert.deepEqual(
    said(
      bare,
      { ...bare, path: [1] },
      { ...bare, alt: "A pier at dawn", path: [2] },
      { ...bare, caption: "The quay", path: [3, 0] },
      { ...bare, caption: "The quay", path: [3, 1] },
    ),
    [
      "the lead picture.",
      "picture 1 of 4.",
      "the picture “A pier at dawn”.",
      "the picture “The quay” (3 of 4).",
      "the picture “The quay” (4 of 4).",
    ],
  );
  assert.deepEqual(said({ ...bare, path: [1] }), ["the picture in the text."]);
});

test("publish again asks for the rights of the pictures that return, not of the next version’s", () => {
  const unknown = {
    mediaId: "m",
    rights: "unknown",
    denied: false,
    expiresAt: null,
    name: "pier.jpg",
  } as const;
  const by = facts({ liveText: text({ figures: [picture] }), livePictures: [unknown] });
  assert.deepEqual(
    liveFindings(by).map(({ check }) => check),
    ["picture-rights"],
  );
  assert.deepEqual(liveFindings({ ...by, livePictures: [], pictures: [unknown] }), []);
});

test("a decorative picture needs no description, 120 % of the plan is not too long", () => {
  assert.deepEqual(
    findingsOf({
      ...withText({ words: 120, figures: [{ ...picture, alt: "", decorative: true }] }),
      plannedWords: 100,
    }),
    [],
  );
});

test("a bureau may turn a check down or up, but not do without headline and section", () => {
  const by = {
    ...withText({ headline: "", standfirst: "", dateline: "" }),
    checks: { headline: "off", standfirst: "off", dateline: "block" },
  } as const;
  assert.deepEqual(
    blockingFindings(by).map((one) => one.check),
    ["headline", "dateline"],
  );
});

test("legal's look at exactly this text answers the legal words", () => {
  const legal = {
    revisionId: "r",
    revisionHash: "h1",
    approverId: "lena",
    kind: "legal",
    changeClass: null,
    publicNote: null,
    at: start,
  } as const;
  const by = withText({ standfirst: "A captain was charged." });
  assert.deepEqual(findingsOf({ ...by, approvals: [legal] }), []);
  assert.equal(findingsOf({ ...by, approvals: [{ ...legal, revisionHash: "h0" }] }).length, 1);
});

test("a quotation runs on over paragraphs, past a caption, and not past a heading", () => {
  const first = { kind: "paragraph", text: "“We sail.", path: [0] } as const;
  const second = { kind: "paragraph", text: "“We return.”", path: [2] } as const;
  assert.deepEqual(
    findingsOf(withText({ blocks: [first, { kind: "caption", text: "The pier", path: [1] }, second] })),
    [],
  );
  assert.deepEqual(
    findingsOf(withText({ blocks: [first, { kind: "heading", text: "Dawn", path: [1] }, second] })).map(
      (one) => one.path,
    ),
    [[0]],
  );
});

test("publish again reads the text that returns, not the next version", () => {
  const by = { ...withText({ headline: "TK" }), liveText: text(), openSuggestions: 3 };
  assert.deepEqual(liveFindings(by), []);
});

test("a link that readers can’t open is named by its headline where that may be known", () => {
  const said = (linkNames: Record<number, string>) =>
    findingsOf(facts({ brokenLinks: [9], linkNames })).find((one) => one.check === "broken-link")?.message;
  assert.equal(said({}), "Remove or change the link to article 9: readers can’t open it.");
  assert.equal(
    said({ 9: "Low water" }),
    "Remove or change the link to “Low water” (article 9): readers can’t open it.",
  );
});
