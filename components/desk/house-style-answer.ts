// What the house-style screen knows of a rule and hears of a deed: data and sentences that a browser may have.
import type { StyleDraft, StyleProblems, StyleRule } from "#lib/newsroom/house-style.ts";
import type { Typography } from "#lib/newsroom/typography.ts";

/** `seen` is the instant of the last change, as it came from the server: a later change must name it. */
export type ShownRule = StyleRule & Readonly<{ enabled: boolean; seen: string }>;

export type HouseStyleAnswer = Readonly<
  | { ok: true; said: string }
  | {
      ok: false;
      sentence: string;
      problems: StyleProblems;
      /** Somebody else changed the rule meanwhile: as it is now. */
      now?: ShownRule;
    }
>;

export type HouseStyleDeeds = Readonly<{
  save: (
    input: Readonly<{ draft: StyleDraft; which: Readonly<{ id: string; seen: string }> | null }>,
  ) => Promise<HouseStyleAnswer>;
  switchTo: (input: Readonly<{ id: string; enabled: boolean }>) => Promise<HouseStyleAnswer>;
  remove: (input: Readonly<{ id: string }>) => Promise<HouseStyleAnswer>;
  addStarters: (input: Readonly<Record<string, never>>) => Promise<HouseStyleAnswer>;
  setTypography: (input: Typography) => Promise<HouseStyleAnswer>;
}>;

/** The connection broke on the way: what was typed stays, and asking again is safe. */
export const unreachable: HouseStyleAnswer = {
  ok: false,
  sentence: "The server can’t be reached. Nothing you typed is lost: try again in a few seconds.",
  problems: {},
};
