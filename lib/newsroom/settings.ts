// What a bureau, a section and the site may be set to: judged here, before anything is written, with a sentence for each field.
import { fourEyesPolicies, stepRoles } from "./article.ts";
import type { FourEyesPolicy, ReviewStep, Role } from "./article.ts";
import { contactAddressProblem } from "./contact.ts";
import { alwaysBlock, defaultSettings } from "./checklist.ts";
import { checkNames } from "./decision.ts";
import type { CheckName, CheckSetting } from "./decision.ts";
import { isLanguageTag } from "./languages.ts";
import { isOneLine } from "./one-line.ts";
import { reachOf } from "./permissions.ts";
import { sectionSlugProblem, slugify } from "./slug.ts";

/** What can be wrong, by the name of the field. */
export type SettingsProblems = Readonly<Record<string, string>>;

export type Policies = Readonly<{
  fourEyes: FourEyesPolicy;
  /** Every check with its weight. */
  checks: Readonly<Record<CheckName, CheckSetting>>;
  /** Empty: the desk's one step. */
  steps: readonly ReviewStep[];
}>;

/** Steps that one bureau may have: more than this nobody waits through. */
export const mostSteps = 8;
const longestName = 80;
const longestStep = 30;

const nameProblem = (name: string, what: string): string | null => {
  if (name.trim() === "") return `Fill in ${what}.`;
  if (name.length > longestName) return `Use at most ${longestName} characters.`;
  return isOneLine(name) ? null : "Leave out line breaks and control characters.";
};

/** What is wrong with the name of somebody who is to work here, or null. */
export const personNameProblem = (name: string): string | null =>
  nameProblem(name, "the name that readers see");

/** What is wrong with the bureaus of somebody who is invited, or null: some roles see nothing but what their bureaus have. */
export const bureausProblem = (role: Role, bureaus: readonly string[]): string | null =>
  bureaus.length === 0 && reachOf(role, "read") === "bureau"
    ? "Choose at least one bureau: in none, a reporter or an editor has no article to see."
    : null;

const kept = (problems: Readonly<Record<string, string | null>>): SettingsProblems =>
  Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])),
  );

/** What is wrong with a bureau's policies; nothing when they can be used. */
export function policyProblems({ fourEyes, checks, steps }: Policies): SettingsProblems {
  const names = steps.map((step) => step.name.trim().toLocaleLowerCase());
  const wrongStep = steps.find(
    (step) => step.name.trim() === "" || step.name.length > longestStep || !isOneLine(step.name),
  );
  const twice = steps.find((_, index) => names.indexOf(names[index] ?? "") !== index);
  return kept({
    fourEyes: fourEyesPolicies.includes(fourEyes) ? null : "Choose how many people must stand behind a text.",
    checks: [...alwaysBlock].some((check) => checks[check] !== "block")
      ? "Headline and section always block: no page can be made without them."
      : null,
    steps:
      steps.length > mostSteps
        ? `Use at most ${mostSteps} steps.`
        : wrongStep
          ? `Give every step a name of at most ${longestStep} characters.`
          : twice
            ? `“${twice.name.trim()}” is there twice. Give each step a name of its own.`
            : steps.some((step) => !stepRoles.includes(step.role))
              ? "Choose for every step who says yes."
              : // Readers get nothing that no editor has read, whoever else has.
                steps.length > 0 && !steps.some((step) => step.role === "editor")
                ? "Keep one step for an editor: somebody of the desk has to say yes."
                : null,
  });
}

/** Only what differs from the defaults is kept, so that a new default reaches bureaus that never chose. */
export function keptChecks(checks: Policies["checks"]): Partial<Record<CheckName, CheckSetting>> {
  return Object.fromEntries(
    checkNames.filter((name) => checks[name] !== defaultSettings[name]).map((name) => [name, checks[name]]),
  );
}

/** Every check with the weight that it has in a bureau. */
export function allChecks(settings: Partial<Record<CheckName, CheckSetting>>): Policies["checks"] {
  return { ...defaultSettings, ...settings };
}

export type PlaceDraft = Readonly<{
  name: string;
  slug: string;
  description: string;
  /** How readers reach a bureau; sections have none. */
  contact?: string | undefined;
}>;

export const contactLimit = 200;

const contactProblem = (contact: string): string | null =>
  contact.length > contactLimit
    ? `Use at most ${contactLimit} characters.`
    : isOneLine(contact)
      ? contactAddressProblem(contact)
      : "Leave out line breaks and control characters.";

/** What a person tells readers of themselves. All of it may be empty; none of it is ever read as markup. */
export type OwnPage = Readonly<{
  title: string;
  bio: string;
  contact: string;
  /** Id of a picture of the library. */
  portrait: string | null;
}>;

export const ownPageLimits = { title: 80, bio: 1_500, contact: contactLimit } as const;

/** What is wrong with what a person tells readers of themselves. */
export function ownPageProblems({ title, bio, contact }: Omit<OwnPage, "portrait">): SettingsProblems {
  return kept({
    title:
      title.length > ownPageLimits.title
        ? `Use at most ${ownPageLimits.title} characters.`
        : isOneLine(title)
          ? null
          : "Leave out line breaks and control characters.",
    bio:
      bio.length > ownPageLimits.bio
        ? `Use at most ${ownPageLimits.bio} characters.`
        : /(?!\n)\p{Cc}/u.test(bio)
          ? "Leave out control characters."
          : null,
    contact: contactProblem(contact),
  });
}

/** What is wrong with a bureau's or a section's name and address. */
export function placeProblems(kind: "bureau" | "section", draft: PlaceDraft): SettingsProblems {
  const slug =
    kind === "section"
      ? sectionSlugProblem(draft.slug)
      : draft.slug === slugify(draft.slug) && draft.slug !== ""
        ? null
        : `Use lower-case letters, digits and single hyphens only, for example “${slugify(draft.name) || "europe"}”.`;
  return kept({
    name: nameProblem(draft.name, `the ${kind}’s name`),
    slug: draft.slug.length > 60 ? "Use at most 60 characters." : slug,
    description: draft.description.length > 500 ? "Use at most 500 characters." : null,
    contact: contactProblem(draft.contact ?? ""),
  });
}

export type SiteDraft = Readonly<{
  name: string;
  description: string;
  zone: string;
  language: string;
  showViews: boolean;
}>;

/** What is wrong with the site's own settings. */
export function siteProblems(draft: SiteDraft): SettingsProblems {
  return kept({
    name: nameProblem(draft.name, "the publication’s name"),
    description: draft.description.length > 300 ? "Use at most 300 characters." : null,
    zone: isZone(draft.zone) ? null : unknownZone,
    language: isLanguageTag(draft.language) ? null : "Write a language tag, such as en, pt-BR or ar.",
  });
}

export const unknownZone = "Choose a time zone from the list, such as Europe/Lisbon.";

/**
 * True for a zone that has a name and that clocks can be reckoned in. An offset has none: the database reads its sign the other
 * way round.
 */
export function isZone(zone: string): boolean {
  try {
    return (
      /^[a-z]/i.test(zone) &&
      new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== ""
    );
  } catch {
    return false;
  }
}
