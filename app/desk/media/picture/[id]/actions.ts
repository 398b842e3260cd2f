"use server";
// Where a wish to change a picture meets the rules: strict input, the right, one transaction, an answer in words.
import { z } from "zod";
import type { PictureAnswer, PictureDeeds } from "#components/pictures/picture-answer.ts";
import { changePicture } from "#db/picture-change.ts";
import { setPictureRights } from "#db/picture-rights.ts";
import type { PictureOutcome } from "#db/picture-row.ts";
import { pictureRefusalText } from "#lib/newsroom/picture-refusal.ts";
import { rightsCategories } from "#lib/newsroom/picture-rights.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { action, type Refused } from "#lib/server/action.ts";

// The length that counts is judged by field, with its own sentence; these keep a hostile request small.
const line = z.string().max(8_000);
const which = { id: z.uuid(), seen: z.int().min(0) };
const fraction = z.number().min(0).max(1);
const drawn = z.strictObject({ x: fraction, y: fraction, width: fraction, height: fraction });
const part = drawn.nullable().default(null);

const words = action(
  z.strictObject({
    ...which,
    words: z.strictObject({
      title: line,
      caption: line,
      credit: line,
      alt: line,
      keywords: z.array(line).max(500),
    }),
  }),
  async ({ actor, requestId }, asked) => ({
    outcome: await changePicture({ actor, requestId }, asked.id, asked.seen, { words: asked.words }),
  }),
);

const cut = action(
  z.strictObject({
    ...which,
    focal: z.strictObject({ x: fraction, y: fraction }).nullable(),
    crops: z.strictObject({ "16:9": part, "4:3": part, "1:1": part }),
  }),
  async ({ actor, requestId }, { id, seen, focal, crops }) => ({
    outcome: await changePicture({ actor, requestId }, id, seen, { focal, crops }),
  }),
);

const rights = action(
  z.strictObject({
    ...which,
    category: z.enum(rightsCategories),
    usageTerms: line,
    denied: z.boolean(),
    reason: line,
    expiresAt: z.iso.datetime().nullable(),
  }),
  async ({ actor, requestId }, { id, seen, expiresAt, ...draft }) => ({
    outcome: await setPictureRights({ actor, requestId }, id, seen, {
      ...draft,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    }),
  }),
);

/** The answer in words; `said` is what the person reads when it was done. */
function worded(
  answer: Readonly<{ outcome: PictureOutcome | null }> | Refused,
  said: (live: number) => string,
): PictureAnswer {
  if ("refusal" in answer) return { ok: false, sentence: requestSentence(answer.refusal), problems: {} };
  const { outcome } = answer;
  if (outcome === null)
    return {
      ok: false,
      sentence: "This picture is not here, or you may not see it any more. Go back to the library.",
      problems: {},
    };
  if (outcome.ok) return { ok: true, said: said(outcome.live.length), version: outcome.version };
  const { refusal } = outcome;
  return {
    ok: false,
    sentence:
      refusal.kind === "problems" ? "Not saved yet: mend what is marked." : pictureRefusalText(refusal),
    problems: refusal.kind === "problems" ? refusal.problems : {},
  };
}

/** Changes a picture's own words. */
export const saveWords: PictureDeeds["saveWords"] = async (input) =>
  worded(
    await words(input),
    () => "The words are saved. Articles that use it from now on begin with these words.",
  );

/** Changes what of a picture must stay in sight, and the parts that are drawn by hand. */
export const saveCut: PictureDeeds["saveCut"] = async (input) =>
  worded(await cut(input), () => "The crop is saved. The new parts are drawn in the background.");

/** Says whose a picture is and how long it may be shown. */
export const saveRights: PictureDeeds["saveRights"] = async (input) =>
  worded(await rights(input), (live) =>
    live === 0
      ? "The rights are saved."
      : `The rights are saved. ${live === 1 ? "1 live page shows it: its editors were told." : `${live} live pages show it: their editors were told.`}`,
  );
