// What policies, checks and steps are called on screen.
import type { FourEyesPolicy, StepRole } from "#lib/newsroom/article.ts";
import type { CheckName, CheckSetting } from "#lib/newsroom/decision.ts";
import type { Policies } from "#lib/newsroom/settings.ts";

export const fourEyesWords: Readonly<Record<FourEyesPolicy, readonly [word: string, means: string]>> = {
  distinct: [
    "A second person",
    "Whoever approves is neither the one who submitted nor the only one who wrote.",
  ],
  strict: [
    "A second person with clean hands",
    "The same, and the approver changed nothing after the submit.",
  ],
  off: [
    "One person is enough",
    "The page’s history says “published without a second reader”. For bureaus of one.",
  ],
};

export const stepRoleWords: Readonly<Record<StepRole, string>> = {
  editor: "An editor of the bureau",
  legal: "Legal",
  chief: "The editor-in-chief",
};

export const checkWords: Readonly<Record<CheckName, string>> = {
  headline: "Headline",
  section: "Section",
  byline: "Byline",
  standfirst: "Standfirst",
  "empty-text": "Text, or pictures in its place",
  "picture-credit": "Credit of every picture",
  "picture-alt": "Alt text, or decorative",
  placeholder: "TK, [CQ?], lorem, “do not publish”",
  "quotation-marks": "Quotation marks in pairs",
  slug: "A slug of its own in the section",
  "open-suggestion": "No open suggestion",
  "blocking-comment": "No comment that blocks",
  "broken-link": "Links to our own articles that open",
  "long-headline": "Headline of at most 90 characters",
  "same-headline": "Headline not used in 30 days",
  "picture-rights": "Rights of every picture are known",
  "empty-table": "Tables with something in them",
  "quotation-source": "Quotations name their source",
  "legal-words": "“Arrested, charged, alleged” seen by legal",
  dateline: "Dateline",
  related: "A related article",
  length: "Planned length, up to 20 % more",
};

export const levelWords: Readonly<Record<CheckSetting, string>> = {
  block: "Blocks",
  warn: "Warns",
  off: "Off",
};

/** A bureau's policies in one line. */
export function policyLine({ fourEyes, steps, checks }: Policies): string {
  const blocking = Object.values(checks).filter((level) => level === "block").length;
  const way = steps.length === 0 ? "Desk" : steps.map((step) => step.name).join(" → ");
  return `${fourEyesWords[fourEyes][0]} · ${way} → Ready · ${blocking} checks block`;
}
