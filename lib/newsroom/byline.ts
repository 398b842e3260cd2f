// How a signature reads: reporters first, then who helped, in the order the desk put them.
import { bylineRoles } from "./article.ts";
import type { BylineRole } from "./article.ts";

const leadIn: Readonly<Record<BylineRole, string>> = {
  reporting: "By",
  "additional-reporting": "Additional reporting by",
  photographs: "Photographs by",
  translation: "Translation by",
};

/** The role's name in the editor's list of signatures. */
export const bylineRoleNames: Readonly<Record<BylineRole, string>> = {
  reporting: "Reporting",
  "additional-reporting": "Additional reporting",
  photographs: "Photographs",
  translation: "Translation",
};

export type BylineLine<Entry> = Readonly<{
  role: BylineRole;
  /** "By", "Photographs by", … */
  leadIn: string;
  entries: readonly Entry[];
}>;

/** The signatures by role, in the order of bylineRoles; inside a role in the desk's order. For pages that link the names. */
export function bylineLines<Entry extends Readonly<{ role: BylineRole }>>(
  byline: readonly Entry[],
): readonly BylineLine<Entry>[] {
  return bylineRoles.flatMap((role) => {
    const entries = byline.filter((entry) => entry.role === role);
    return entries.length === 0 ? [] : [{ role, leadIn: leadIn[role], entries }];
  });
}

/** What stands before the name at `index` of `count` names in a row: "", ", " or " and ". */
export function separatorBefore(index: number, count: number): string {
  if (index === 0) return "";
  return index === count - 1 ? " and " : ", ";
}

/** "A", "A and B", "A, B and C". */
export function joinNames(names: readonly string[]): string {
  return names.map((name, index) => separatorBefore(index, names.length) + name).join("");
}

/** "By A and B. Photographs by C": the whole signature as text, for feeds, titles and screen readers. */
export function formatByline(byline: readonly Readonly<{ role: BylineRole; name: string }>[]): string {
  return bylineLines(byline)
    .map((line) => `${line.leadIn} ${joinNames(line.entries.map((entry) => entry.name))}`)
    .join(". ");
}
