// The rules with which a newsroom begins: plain words, common slips, one way to write what can be written in several.
import type { StyleDraft } from "./house-style.ts";

/** A rule with the text that shows it: what it finds there, what the text becomes, and a near miss that it leaves alone. */
export type StarterRule = StyleDraft &
  Readonly<{ sample: Readonly<{ text: string; becomes: string | null }>; clean: string }>;

type Shown = readonly [text: string, becomes: string | null, clean: string];

function rule(
  draft: Pick<StyleDraft, "kind" | "pattern" | "replacement" | "message" | "severity"> &
    Partial<Pick<StyleDraft, "matchCase">>,
  [text, becomes, clean]: Shown,
): StarterRule {
  return { matchCase: false, ...draft, sample: { text, becomes }, clean };
}

function plain(pattern: string, replacement: string, message: string, shown: Shown): StarterRule {
  return rule({ kind: "words", pattern, replacement, message, severity: "advice" }, shown);
}

function slip(pattern: string, replacement: string | null, message: string, shown: Shown): StarterRule {
  return rule({ kind: "pattern", pattern, replacement, message, severity: "warning" }, shown);
}

export const starterRules: readonly StarterRule[] = [
  plain(
    "utilise|utilises|utilised|utilising|utilize|utilizes|utilized|utilizing",
    "use|uses|used|using|use|uses|used|using",
    "“Use” says the same in one syllable.",
    ["Ships utilised the lock.", "Ships used the lock.", "The utility said so."],
  ),
  plain("in order to", "to", "“To” is enough.", [
    "In order to pass, ships wait.",
    "To pass, ships wait.",
    "Put the books in order.",
  ]),
  plain("whilst|amongst|amidst", "while|among|amid", "We use the shorter form.", [
    "Whilst it rained",
    "While it rained",
    "Meanwhile, it rained.",
  ]),
  plain("prior to", "before", "“Before” is plainer.", [
    "Prior to the vote",
    "Before the vote",
    "The prior vote",
  ]),
  plain("subsequent to", "after", "“After” is plainer.", [
    "Subsequent to the vote",
    "After the vote",
    "the subsequent vote",
  ]),
  plain("at this point in time|at this moment in time", "now", "“Now” is enough.", [
    "At this point in time it is shut.",
    "Now it is shut.",
    "At this point it is shut.",
  ]),
  plain("due to the fact that", "because", "“Because” is enough.", [
    "due to the fact that it rained",
    "because it rained",
    "due to rain",
  ]),
  plain("a large number of", "many", "“Many” is enough, the number is better.", [
    "A large number of ships",
    "Many ships",
    "a large ship",
  ]),
  plain("commence|commences|commenced|commencing", "start|starts|started|starting", "“Start” is plainer.", [
    "Work commenced today.",
    "Work started today.",
    "The commencement speech",
  ]),
  plain("purchase|purchases|purchased", "buy|buys|bought", "“Buy” is plainer, unless the noun is meant.", [
    "They purchased a ship.",
    "They bought a ship.",
    "They bought a ship.",
  ]),
  plain("advisor|advisors", "adviser|advisers", "We write “adviser”.", [
    "The advisors met.",
    "The advisers met.",
    "The advisory met.",
  ]),
  plain("alright", "all right", "Two words.", ["It is alright.", "It is all right.", "All right."]),
  plain("percent|per-cent", "per cent", "We write “per cent”, two words.", [
    "12 percent",
    "12 per cent",
    "a percentage",
  ]),
  plain("e-mail|e-mails|web site|web sites", "email|emails|website|websites", "One word, no hyphen.", [
    "an e-mail from the web site",
    "an email from the web site",
    "an email",
  ]),
  rule(
    {
      kind: "words",
      pattern: "very unique|quite unique|rather unique|most unique|more unique",
      replacement: "unique",
      message: "Something is unique or it isn’t; there are no degrees.",
      severity: "warning",
    },
    ["a very unique bridge", "a unique bridge", "a unique bridge"],
  ),
  rule(
    {
      kind: "words",
      pattern: "iphone|whatsapp|youtube|linkedin|tiktok",
      replacement: "iPhone|WhatsApp|YouTube|LinkedIn|TikTok",
      message: "The name has its own capitals.",
      severity: "advice",
    },
    ["on Whatsapp", "on WhatsApp", "on WhatsApp"],
  ),
  rule(
    {
      kind: "words",
      pattern: "miraculously|tragically|interestingly|needless to say|it should be noted that",
      replacement: null,
      message: "Let the facts say it, or say who says so.",
      severity: "advice",
    },
    ["Interestingly, it sank.", null, "The interest rate"],
  ),
  rule(
    {
      kind: "words",
      pattern: "recently|earlier this week|later this month",
      replacement: null,
      message: "Name the day: readers come back to this page for years.",
      severity: "advice",
    },
    ["It sank recently.", null, "a recent wreck"],
  ),
  slip(String.raw`\b(\w+)\s+\1\b`, "$1", "The word stands here twice.", [
    "off the the coast",
    "off the coast",
    "the theatre",
  ]),
  slip(
    String.raw`(?<=\d)\s*%`,
    " per cent",
    "In running text we write “per cent”; the sign is for tables and charts.",
    ["It rose 4% today.", "It rose 4 per cent today.", "% of what?"],
  ),
  slip(
    String.raw`\bit[’']s(?= (?:own|name|members|president|government|role|way|history|future|leader|head)\b)`,
    "its",
    "“It’s” means “it is”. The possessive has no apostrophe.",
    ["The port and it’s history", "The port and its history", "It’s a port with its history."],
  ),
  slip(
    String.raw`\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})(?:st|nd|rd|th)?, (\d{4})\b`,
    "$2 $1 $3",
    "We write the day first: 24 November 2026.",
    ["on November 24, 2026", "on 24 November 2026", "in November 2026"],
  ),
  slip(
    String.raw`\b(\d{1,2})(?:st|nd|rd|th)(?= (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)`,
    "$1",
    "A date needs no “th”.",
    ["the 24th November", "the 24 November", "the 24th ship"],
  ),
  slip(
    String.raw`\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b`,
    null,
    "Write the month as a word: 4/5 is April to some and May to others.",
    ["on 4/5/2026", null, "on 4 May 2026"],
  ),
  slip(String.raw`(?<=\S) +(?=[,;:!?](?:\s|$))`, "", "No space before this sign.", [
    "It sank , they said",
    "It sank, they said",
    "It sank, they said",
  ]),
  slip(String.raw`(?<=\S) {2,}(?=\S)`, " ", "Two spaces where one is meant.", [
    "It  sank",
    "It sank",
    "It sank",
  ]),
  slip(String.raw`\b(should|could|would|must|might) of\b`, "$1 have", "“Have”, not “of”.", [
    "It should of sailed",
    "It should have sailed",
    "of should",
  ]),
  slip(
    String.raw`\b(?:sources|officials|experts|critics) (?:say|said|believe|warn|warned)\b`,
    null,
    "Who? Name at least one, or say how many and why they aren’t named.",
    ["Experts warn of floods", null, "The experts’ report"],
  ),
];
