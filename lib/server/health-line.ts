// One line of the health screen: what was looked at, whether it is as it should be, and what to do about it.
import type { Standing } from "#db/publisher.ts";
import { type Finding, ours } from "#lib/newsroom/finding.ts";
import type { Asked } from "./health-asking.ts";

export type HealthCheck = Readonly<{
  title: string;
  /** What was asked for, as paths. */
  paths: readonly string[];
  state: "fine" | "mend" | "off";
  /** What the result means, in one sentence. */
  said: string;
  findings: readonly Finding[];
}>;

/** The site as the checks know it. */
export type CheckedSite = Readonly<{ url: string; standing: Standing; hub: string | null }>;

/** One line of the screen. */
export function check(
  title: string,
  paths: readonly string[],
  findings: readonly Finding[],
  fine: string,
): HealthCheck {
  const state = findings.length === 0 ? "fine" : "mend";
  const count = findings.length === 1 ? "One thing is wrong." : `${findings.length} things are wrong.`;
  return { title, paths, state, said: state === "fine" ? fine : count, findings };
}

/** What is switched off or has nothing to be looked at. */
export const off = (title: string, said: string): HealthCheck => ({
  title,
  paths: [],
  state: "off",
  said,
  findings: [],
});

/** A page that isn't answered with 200 is judged no further. */
export function unanswered(path: string, { status }: Asked): readonly Finding[] {
  return status === 200 ? [] : [{ what: `${path} answers ${status} instead of a page.`, remedy: ours }];
}
