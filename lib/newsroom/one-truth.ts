// An article has one time of publication and one of its last change: whoever reads them on its page, in its structured data, in a
// sitemap, a feed or a network's card reads the same.
import { type Finding, ours } from "./finding.ts";

/** The times that one surface says, as it writes them or as instants in milliseconds; null where it says none. */
export type Saying = Readonly<{
  surface: string;
  published: string | number | null;
  modified: string | number | null;
}>;

const second = (time: string | number): number =>
  Math.floor((typeof time === "number" ? time : Date.parse(time)) / 1000);

/** What of these sayings doesn't agree with the first that says anything; nothing when all agree. */
export function timesThatDisagree(sayings: readonly Saying[]): readonly Finding[] {
  return (["published", "modified"] as const).flatMap((which) => {
    const said = sayings.filter((one) => one[which] !== null);
    const [first, ...others] = said;
    if (first === undefined) return [];
    const name = which === "published" ? "publication" : "the last change";
    return others
      .filter((one) => second(one[which] ?? 0) !== second(first[which] ?? 0))
      .map((one) => ({
        what: `The time of ${name} differs: ${first.surface} says ${String(first[which])}, ${one.surface} ${String(one[which])}.`,
        remedy: ours,
      }));
  });
}
