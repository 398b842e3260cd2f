// What an event changed, in the trade's words: one short line for each thing that is different afterwards.
import type { ReviewStep } from "#lib/newsroom/article.ts";
import { pictureFieldsInWords } from "#lib/newsroom/picture.ts";
import { rightsCategories, type RightsCategory, rightsNames } from "#lib/newsroom/picture-rights.ts";
import { stepsOf } from "#lib/newsroom/step-yeses.ts";
import { publicationNames, stageNames, timeInZone } from "#lib/newsroom/wording.ts";
import { failureWords } from "./failure-words.ts";

type State = Readonly<Record<string, string | number | boolean | null>>;

export type DetailedEvent = Readonly<{ verb: string; before: State; after: State }>;

export type DetailWords = Readonly<{
  names: ReadonlyMap<string, string>;
  zone: string;
  /** The bureau's steps of review; without them a step has a number and no name. */
  steps?: readonly ReviewStep[] | undefined;
}>;

const gone = "Somebody no longer here";

const classWords: Readonly<Record<string, string>> = {
  fix: "a fix",
  update: "an update",
  correction: "a correction",
  clarification: "a clarification",
  "editors-note": "an editor’s note",
  retraction: "a retraction",
};

/** What kind of change it was to readers: "a correction". */
export function changeClassWord(changeClass: string): string {
  return classWords[changeClass] ?? changeClass;
}

const vaultWords: Readonly<Record<string, string>> = {
  in: "In the vault; two people have to take it out",
  asked: "The first of two people; somebody else has to agree",
  out: "Out of the vault: two people agreed",
  kept: "Stays in the vault: nobody asks for it to leave any more",
};

const approvalWords: Readonly<Record<string, string>> = {
  desk: "Approval of the desk",
  legal: "Approval of legal",
  standards: "Approval for standards",
};

const holdWords: Readonly<Record<string, string>> = {
  legal: "A legal hold",
  rights: "A hold for rights",
  editorial: "An editorial hold",
};

const grantWords: Readonly<Record<string, string>> = {
  view: "To read one revision",
  comment: "To read and comment on one revision",
  "sign-off": "To sign one revision off",
};

const verdictWords: Readonly<Record<string, string>> = {
  comment: "A comment",
  "signed-off": "Signed off",
  objects: "An objection",
};

const endedWords: Readonly<Record<string, string>> = {
  maker: "Whoever made the link has lost the right to it",
  person: "It was for somebody who was shut out or has a new password",
};

const plannedWords: Readonly<Record<string, string>> = {
  publish: "Readers were to get it",
  withhold: "Readers were to lose it",
};

type Reader = (value: State[string], words: DetailWords) => string | null;

const instant =
  (says: (at: string) => string, none: string): Reader =>
  (value, { zone }) =>
    typeof value === "string" ? says(timeInZone(new Date(value), zone)) : none;

const words =
  (known: Readonly<Record<string, string>>): Reader =>
  (value) =>
    typeof value === "string" ? (known[value] ?? null) : null;

/** Of what not everybody who reads the event may hear: then it stays unnamed. */
const ifKnown =
  (says: (name: string) => string): Reader =>
  (value, { names }) => {
    const name = typeof value === "string" ? names.get(value) : undefined;
    return name === undefined ? null : says(name);
  };

const nameOf = (value: State[string], { names }: DetailWords): string =>
  typeof value === "string" ? (names.get(value) ?? gone) : gone;

const isCategory = (value: State[string]): value is RightsCategory =>
  rightsCategories.some((one) => one === value);
const topicNames = (value: State[string], { names }: DetailWords): string =>
  String(value)
    .split(" ")
    .map((id) => names.get(id) ?? "one that is no more")
    .join(", ");

/** In the order in which they are told. What has no reader here needs no telling. */
const readers: readonly (readonly [key: string, read: Reader])[] = [
  ["bureau", (value, known) => `Bureau: ${nameOf(value, known)}`],
  [
    "assignee",
    (value, known) => (value === null ? "Nobody is to write it" : `${nameOf(value, known)} is to write it`),
  ],
  ["topics", (value, known) => (value === "" ? "No topics any more" : `Topics: ${topicNames(value, known)}`)],
  [
    "original",
    (value) => (typeof value === "number" ? `Translation of article ${value}` : "No translation any more"),
  ],
  ["due", instant((at) => `Due ${at}`, "No deadline any more")],
  [
    "plannedWords",
    (value) => (typeof value === "number" ? `${value} words planned` : "No planned length any more"),
  ],
  ["embargo", instant((at) => `Until ${at}`, "No embargo any more")],
  ["hold", words(holdWords)],
  ["vault", words(vaultWords)],
  ["scheduledFor", instant((at) => `Goes live ${at}`, "")],
  ["withholdAt", instant((at) => `Readers lose it ${at}`, "No withholding planned any more")],
  ["approval", words(approvalWords)],
  ["approvedStep", (value) => (typeof value === "string" ? `Approval of the step ${value}` : null)],
  ["changeClass", (value) => (typeof value === "string" ? `As ${changeClassWord(value)}` : null)],
  ["noted", (value) => (typeof value === "string" ? `Readers are told: ${changeClassWord(value)}` : null)],
  ["planned", words(plannedWords)],
  ["why", (value) => (typeof value === "string" ? failureWords(value) : null)],
  ["suggestions", (value) => (value === 1 ? "1 suggestion" : `${String(value)} suggestions`)],
  ["id", (value, { names }) => (typeof value === "string" ? (names.get(value) ?? null) : null)],
  ["personId", (value, known) => nameOf(value, known)],
  ["inviteId", ifKnown((name) => name)],
  ["coverageId", ifKnown((title) => `“${title}”`)],
  ["mediaId", ifKnown((fileName) => fileName)],
  ["fields", (value) => (typeof value === "string" ? `Changed: ${pictureFieldsInWords(value)}` : null)],
  ["rights", (value) => (isCategory(value) ? `Rights: ${rightsNames[value].label}` : null)],
  ["denied", (value) => (value === true ? "May not be shown" : null)],
  ["expiresAt", instant((at) => `May be shown until ${at}`, "No end to its rights")],
  ["role", (value) => (typeof value === "string" ? `Role: ${value}` : null)],
  ["bureaus", (value) => (value === "" ? "In no bureau" : `Bureaus: ${String(value).replaceAll(" ", ", ")}`)],
  ["fourEyes", (value) => (typeof value === "string" ? `Four eyes: ${value}` : null)],
  [
    "steps",
    (value) =>
      typeof value === "string" ? (value === "" ? "One step of review" : `Steps of review: ${value}`) : null,
  ],
  ["checks", (value) => (typeof value === "string" && value !== "" ? `Checks: ${value}` : null)],
  ["startsAt", instant((at) => `Begins ${at}`, "")],
  ["grants", words(grantWords)],
  ["verdict", words(verdictWords)],
  ["ended", words(endedWords)],
  ["until", instant((at) => `Runs out ${at}`, "")],
  ["renamed", (value) => (value === true ? "It has another name" : null)],
  ["moved", (value) => (value === true ? "It has another address; the former one leads to it" : null)],
  ["articles", (value) => (typeof value === "number" ? `${value.toLocaleString("en-GB")} articles` : null)],
  ["table", (value) => (typeof value === "string" ? `Table: ${value}` : null)],
  ["filters", (value) => (typeof value === "string" && value !== "" ? `Filters: ${value}` : null)],
  ["events", (value) => (typeof value === "number" ? `${value.toLocaleString("en-GB")} events read` : null)],
  [
    "front",
    (value) =>
      typeof value === "string" ? (value === "front" ? "The front page" : `The section ${value}`) : null,
  ],
  ["frontVersion", (value) => (typeof value === "number" ? `Version ${value}` : null)],
  ["restoredVersion", (value) => (typeof value === "number" ? `From version ${value}` : null)],
  ["leads", (value) => (typeof value === "number" ? `Led by article ${value}` : null)],
  ["banner", (value) => (value === true ? "With a banner" : null)],
  ["address", (value) => (typeof value === "string" ? `Old address: ${value}` : null)],
  ["leadsTo", (value) => (typeof value === "string" ? `Leads to ${value}` : null)],
  ["slug", (value) => (typeof value === "string" ? `In addresses: ${value}` : null)],
  ["added", (value) => (typeof value === "number" ? `${value.toLocaleString("en-GB")} added` : null)],
  ["changed", (value) => (typeof value === "number" ? `${value.toLocaleString("en-GB")} changed` : null)],
  ["found", (value) => (typeof value === "string" ? value : null)],
];

/** Keys whose earlier value is worth telling, too. */
const moved: ReadonlySet<string> = new Set([
  "bureau",
  "due",
  "embargo",
  "plannedWords",
  "assignee",
  "role",
  "fourEyes",
  "steps",
  "rights",
  "expiresAt",
  "topics",
  "original",
  "leadsTo",
  "slug",
]);

/** Keys that another one, where the event has it, tells better. */
const toldBy: Readonly<Record<string, string>> = { approval: "approvedStep", inviteId: "personId" };

function axes({ before, after }: DetailedEvent, { steps }: DetailWords): string[] {
  const lines: string[] = [];
  const stages: Readonly<Record<string, string>> = stageNames;
  const publications: Readonly<Record<string, string>> = publicationNames;
  const moves = (key: string, known: Readonly<Record<string, string>>) =>
    typeof before[key] === "string" && typeof after[key] === "string" && before[key] !== after[key]
      ? `${known[before[key]] ?? before[key]} → ${known[after[key]] ?? after[key]}`
      : null;
  const stage = moves("stage", stages);
  const publication = moves("publication", publications);
  if (stage !== null) lines.push(stage);
  if (publication !== null) lines.push(`Readers: ${publication}`);
  const named = stepsOf(steps ?? []);
  if (typeof after["step"] === "number" && after["stage"] === "review" && named.length > 1)
    lines.push(`Waits at ${named[Math.min(after["step"], named.length - 1)]?.name ?? "the last step"}`);
  return lines;
}

/** Without topics before there is nothing to tell of before. */
const isNone = (key: string, was: State[string]): boolean => key === "topics" && was === "";

/** The earlier line without the label that the later one begins with: what is told twice is told once. */
function withoutLabel(old: string, line: string): string {
  const label = /^[^:]+: /.exec(line)?.[0] ?? null;
  return label !== null && old.startsWith(label)
    ? old.slice(label.length)
    : old.charAt(0).toLowerCase() + old.slice(1);
}

/**
 * The lines for one event. `earlier` is what older events said last of the same things, for those whose own `before`
 * doesn't tell it.
 */
export function eventDetails(one: DetailedEvent, known: DetailWords, earlier: State = {}): string[] {
  const { before, after } = one;
  const lines = axes(one, known);
  for (const [key, read] of readers) {
    const value = after[key];
    if (value === undefined || after[toldBy[key] ?? ""] !== undefined) continue;
    const line = read(value, known);
    if (line === null) continue;
    const was = before[key] ?? earlier[key];
    const old =
      moved.has(key) && was !== undefined && was !== null && was !== value && !isNone(key, was)
        ? read(was, known)
        : null;
    lines.push(old === null ? line : `${line} (before: ${withoutLabel(old, line)})`);
  }
  return lines;
}

/** The details of a whole timeline, newest first, each event's told against what the older ones left. */
export function timelineDetails(
  events: readonly DetailedEvent[],
  known: DetailWords,
): readonly (readonly string[])[] {
  const earlier: Record<string, State[string]> = {};
  const found: string[][] = [];
  for (const one of events.toReversed()) {
    found.push(eventDetails(one, known, earlier));
    Object.assign(earlier, one.after);
  }
  return found.toReversed();
}
