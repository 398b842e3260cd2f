"use server";
// Where a wish for another look meets the rules: strict input, one transaction, words.
import { z } from "zod";
import { wordedSettings } from "#app/desk/settings/worded.ts";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { saveDesign } from "#db/publisher.ts";
import type { DesignDraft } from "#lib/newsroom/design.ts";
import { action } from "#lib/server/action.ts";
import { designDraftSchema } from "./design-query.ts";

const saved = action(
  z.strictObject({ draft: designDraftSchema, seen: z.string().max(64) }),
  ({ actor, requestId }, { draft, seen }) => saveDesign({ actor, requestId }, draft, seen),
);

/** Sets logo, colour, headline type and the masthead's line of readers' pages. */
export async function setDesign(
  input: Readonly<{ draft: DesignDraft; seen: string }>,
): Promise<SettingsAnswer> {
  return wordedSettings(await saved(input), "Saved. Readers’ pages follow within a second.");
}
