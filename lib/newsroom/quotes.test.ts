// Real shapes of quotation: what must pass, and where exactly the broken ones are broken.
import assert from "node:assert/strict";
import test from "node:test";
import { quotationProblems } from "./quotes.ts";

const sound: Readonly<Record<string, readonly string[]>> = {
  "a plain quotation": ["“We sail at dawn,” the harbour master said."],
  "two in one sentence": ["“We sail,” she said, “whatever the forecast says.”"],
  "a nested one": ["“He told me ‘not before Friday’ and hung up,” she said."],
  "a nested one that ends with the outer": ["She said: “He told me ‘not before Friday.’”"],
  "British marks with a nested double": ["‘He told me “not before Friday” twice,’ she said."],
  apostrophes: ["Don’t call it Colombia’s port; it’s O’Brien’s and the ’90s are over, ’tis said."],
  "a plural possessive": ["The workers’ council met the teachers’ union."],
  "a possessive within a single quotation": [
    "“He said ‘the workers’ rights are ours.’ Then he left,” she said.",
  ],
  "an elided verb": ["They were goin’ home. Rock ’n’ roll was playin’."],
  "a word processor's wrong apostrophe": ["The songs of the ‘90s don‘t age."],
  "straight marks": ['"We sail," she said, "whatever the forecast says."'],
  "straight nested": [`"He told me 'not before Friday' and hung up," she said.`],
  "straight apostrophes": ["Don't call it the workers' port; it's '90s talk and rock 'n' roll."],
  "inches and feet": [`The player is 6'2" tall and the screen 24" wide.`],
  "inches inside a quotation": [`"The man is 6'2" tall and fast," he said.`],
  guillemets: ["« Nous partons », a-t-elle dit. «Wir gehen», sagte er."],
  "inverted guillemets": ["»Wir gehen«, sagte sie, »und zwar heute.«"],
  "guillemets in guillemets": ["«Il a dit ‹jamais› deux fois», dit-elle."],
  "low marks": ["„Wir gehen“, sagte sie. „Er hat ‚nie‘ gesagt.“"],
  "low marks, Polish": ["„Idziemy”, powiedziała."],
  "several paragraphs that reopen": ["She said: “We sail at dawn.", "“We return by night.", "“That is all.”"],
  "several paragraphs with a nested quotation": ["“He said ‘go home.", "“‘And stay there.’ I went.”"],
  "a nested quotation carried on by the outer mark alone": [
    "“He said ‘go home",
    "“and stay there.’ I went.”",
  ],
  "a quotation after a dash and a bracket": ["The plan (“a dream,” he said)—“a folly,” said others—goes on."],
  "an interrupted speech": ["“I never said—” he began. “Never.”"],
  "straight after a dash": ['The plan—"a folly"—goes on. "I never said—" he began.'],
  "a quotation of one letter": ["The “A” in the name stands for nothing."],
  "question mark and ellipsis": ["“Why now? …” she asked. “Why … ?”"],
  "emoji and accents beside marks": ["“Ångström 🚢” is the ship’s name."],
  empty: ["", "   "],
};

for (const [name, paragraphs] of Object.entries(sound)) {
  test(`passes: ${name}`, () => assert.deepEqual(quotationProblems(paragraphs), []));
}

const broken: readonly (readonly [
  string,
  readonly string[],
  readonly (readonly [number, string, "never-closed" | "never-opened"])[],
])[] = [
  [
    "a quotation that closes and never opened, as in the reference",
    [
      "The two delegations signed the plan on Tuesday.",
      "This spring marks thirty years of ferries between the islands. At this turning point, the ministry is ready to build two new piers and bring more ships to both coasts,” Orrell said.",
      "“We look forward to it,” she added.",
    ],
    [[1, "”", "never-opened"]],
  ],
  ["no closing mark", ["She said “we sail at dawn and left."], [[0, "“", "never-closed"]]],
  [
    "several paragraphs of which one doesn't reopen",
    ["“We sail.", "We return.”"],
    [
      [0, "“", "never-closed"],
      [1, "”", "never-opened"],
    ],
  ],
  ["the last of several paragraphs doesn't close", ["“We sail.", "“We return."], [[1, "“", "never-closed"]]],
  ["an inner one left open", ["“He said ‘go home,” she told us."], [[0, "‘", "never-closed"]]],
  [
    "a second opening where a closing was meant",
    ["“We sail,“ she said."],
    [
      [0, "“", "never-closed"],
      [0, "“", "never-closed"],
    ],
  ],
  ["straight, never closed", ['She said "we sail and left.'], [[0, '"', "never-closed"]]],
  ["straight, never opened", ['We sail," she said.'], [[0, '"', "never-opened"]]],
  ["a single, never opened", ["We sail,’ she said."], [[0, "’", "never-opened"]]],
  ["guillemets", ["« Nous partons, a-t-elle dit."], [[0, "«", "never-closed"]]],
  ["a guillemet that never opened", ["Nous partons », a-t-elle dit."], [[0, "»", "never-opened"]]],
  ["low marks", ["„Wir gehen, sagte sie."], [[0, "„", "never-closed"]]],
];

for (const [name, paragraphs, expected] of broken) {
  test(`finds: ${name}`, () => {
    const found = quotationProblems(paragraphs);
    assert.deepEqual(
      found.map((one) => [one.paragraph, one.mark, one.kind]),
      expected,
    );
    for (const one of found) assert.equal(paragraphs[one.paragraph]?.[one.offset], one.mark);
  });
}

test("points at the very mark and says what to do", () => {
  const [problem] = quotationProblems(["Ready to bring more ships to both coasts,” Orrell said."]);
  assert.equal(problem?.offset, 41);
  assert.match(
    problem?.message ?? "",
    /after “more ships to both coasts,” closes a quotation that never opened\. Add the opening mark/,
  );
});
