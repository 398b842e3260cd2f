"use server";
// Where a wish for another front meets the rules: strict input, one transaction, words.
import { z } from "zod";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { type FrontOutcome, restoreFront, saveFront } from "#db/front-save.ts";
import { siteFacts } from "#db/site.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { timeInZone } from "#lib/newsroom/wording.ts";
import { action, type Refused } from "#lib/server/action.ts";
import { frontInput } from "./front-input.ts";

const key = z.string().max(100);
const version = z.int().nonnegative();

const saved = action(
  z.strictObject({ key, seen: version, front: frontInput }),
  ({ actor, requestId }, input) => saveFront({ actor, requestId }, input.key, input.front, input.seen),
);
const restored = action(
  z.strictObject({ key, number: z.int().positive(), seen: version }),
  ({ actor, requestId }, input) => restoreFront({ actor, requestId }, input.key, input.number, input.seen),
);

async function worded(
  outcome: FrontOutcome | Refused,
  said: (ended: number) => string,
): Promise<SettingsAnswer> {
  if (outcome.ok) return { ok: true, said: said(outcome.ended) };
  const no = (sentence: string): SettingsAnswer => ({ ok: false, sentence, problems: {} });
  const { refusal } = outcome;
  switch (refusal.kind) {
    case "gone":
      return no("This page is not here, or your role doesn’t arrange it any more. Reload to see what is.");
    case "problem":
      return no(refusal.sentence);
    case "stale": {
      const when = timeInZone(refusal.at, (await siteFacts())?.zone ?? "UTC");
      const who = refusal.own ? "You saved it yourself, in another window," : `${refusal.by} saved it`;
      return no(
        `${who} as version ${refusal.number} at ${when}, after you opened it. Nothing was overwritten, and yours is still here.`,
      );
    }
    case "signed-out":
    case "cross-site":
    case "invalid":
    case "too-large":
    case "database-away":
      return no(requestSentence(refusal));
  }
}

const doneWithout = (done: string) => (ended: number) =>
  ended === 0
    ? `${done}. Readers have it within a second.`
    : `${done} without ${ended === 1 ? "one article that has" : `${ended} articles that have`} ended or been killed. Readers have it within a second.`;

type Pin = Readonly<{ id: string; articleId: number | null; until: string | null }>;
type Pins = readonly Pin[];
type Front = Readonly<{
  picks: Readonly<{ lead: Pins; promoted: Pins; list: Pins }>;
  banner: (Pin & Readonly<{ headline: string }>) | null;
}>;

/** Saves what stands where on the front page or a section's. */
export async function arrangeFront(
  input: Readonly<{ key: string; seen: number; front: Front }>,
): Promise<SettingsAnswer> {
  return worded(await saved(input), doneWithout("Saved"));
}

/** Takes up an older version again. */
export async function restoreVersion(
  input: Readonly<{ key: string; number: number; seen: number }>,
): Promise<SettingsAnswer> {
  return worded(await restored(input), doneWithout("Restored"));
}
