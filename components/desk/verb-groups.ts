// Where each verb's button stands: the next one and the likely ones in sight, the others in named groups behind one opener.
import type { VerbName } from "#lib/newsroom/decision.ts";
import type { ShownVerb } from "./bar-state.ts";
import { nextVerb } from "./verb-looks.ts";

export type VerbGroup = Readonly<{ name: string; verbs: readonly VerbName[] }>;

/** In the order of the menu. Every verb of an article's own page is in one of them. */
export const verbGroups: readonly VerbGroup[] = [
  { name: "Who has it", verbs: ["claim", "release-claim", "assign"] },
  { name: "Review", verbs: ["submit", "take-back", "request-changes", "approve", "reopen"] },
  {
    name: "Readers",
    verbs: [
      "publish",
      "publish-change",
      "publish-again",
      "schedule",
      "unschedule",
      "plan-withhold",
      "cancel-withhold",
      "withhold",
      "retract",
      "kill",
      "publish-in-emergency",
    ],
  },
  {
    name: "Gates",
    verbs: ["set-embargo", "lift-embargo", "place-hold", "release-hold", "put-in-vault", "leave-vault"],
  },
  { name: "Flow", verbs: ["spike", "unspike"] },
];

/** What people reach for most, where there is room for more than the next verb. */
const likely: readonly VerbName[] = [
  "publish",
  "publish-change",
  "approve",
  "submit",
  "request-changes",
  "schedule",
  "take-back",
  "publish-again",
  "reopen",
  "unspike",
  "unschedule",
  "leave-vault",
  "withhold",
];

/** How many stand beside the next one. */
const beside = 2;

/** The likely verbs among those offered, without the next one. */
export function likelyVerbs(offered: readonly VerbName[], next: VerbName | null): readonly VerbName[] {
  return likely
    .filter((verb) => verb !== next && offered.includes(verb))
    .slice(0, next === null ? beside + 1 : beside);
}

/** How many are left for the opener where there is room for the likely ones beside the next. */
export function verbsBehind(verbs: readonly Pick<ShownVerb, "verb" | "refused">[]): number {
  const next = nextVerb(verbs.map(({ verb, refused }) => ({ verb, refused: refused !== null })));
  const offered = verbs.map((one) => one.verb);
  return offered.length - (next === null ? 0 : 1) - likelyVerbs(offered, next).length;
}

/** The rest, in groups; a group without a verb is left out. */
export function groupedVerbs(rest: readonly VerbName[]): readonly VerbGroup[] {
  return verbGroups
    .map(({ name, verbs }) => ({ name, verbs: verbs.filter((verb) => rest.includes(verb)) }))
    .filter((group) => group.verbs.length > 0);
}
