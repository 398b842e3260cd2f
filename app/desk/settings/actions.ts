"use server";
// Where a wish for other bureaus, sections, policies or site settings meets the rules: strict input, one transaction, words.
import { z } from "zod";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { movePlace, savePlace, savePolicies, saveSite } from "#db/settings.ts";
import { fourEyesPolicies, stepRoles } from "#lib/newsroom/article.ts";
import { checkNames } from "#lib/newsroom/decision.ts";
import type { Policies, SiteDraft } from "#lib/newsroom/settings.ts";
import { action } from "#lib/server/action.ts";
import { wordedSettings } from "./worded.ts";

// The length that counts is judged by field, with its own sentence; this one keeps a hostile request small.
const line = z
  .string()
  .max(2_000)
  .transform((text) => text.normalize("NFC").trim());
const id = z.uuid();
const seen = z.string().max(64);

const placeSchema = z.strictObject({
  draft: z.strictObject({ name: line, slug: line, description: line, contact: line.optional() }),
  which: z.strictObject({ id, seen }).nullable(),
});
const moveSchema = z.strictObject({ id, by: z.union([z.literal(-1), z.literal(1)]) });

type PlaceInput = z.infer<typeof placeSchema>;
type MoveInput = z.infer<typeof moveSchema>;

const bureauSaved = action(placeSchema, ({ actor, requestId }, { draft, which }) =>
  savePlace({ actor, requestId }, "bureau", draft, which),
);
const sectionSaved = action(placeSchema, ({ actor, requestId }, { draft, which }) =>
  savePlace({ actor, requestId }, "section", draft, which),
);
const bureauMoved = action(moveSchema, ({ actor, requestId }, input) =>
  movePlace({ actor, requestId }, "bureau", input.id, input.by),
);
const sectionMoved = action(moveSchema, ({ actor, requestId }, input) =>
  movePlace({ actor, requestId }, "section", input.id, input.by),
);
const policiesSaved = action(
  z.strictObject({
    id,
    seen,
    policies: z.strictObject({
      fourEyes: z.enum(fourEyesPolicies),
      checks: z.record(z.enum(checkNames), z.enum(["block", "warn", "off"])),
      steps: z.array(z.strictObject({ name: line, role: z.enum(stepRoles) })).max(20),
    }),
  }),
  ({ actor, requestId }, input) => savePolicies({ actor, requestId }, input.id, input.policies, input.seen),
);
const siteSaved = action(
  z.strictObject({
    draft: z.strictObject({
      name: line,
      description: line,
      zone: line,
      language: line,
      showViews: z.boolean(),
    }),
    seen,
  }),
  ({ actor, requestId }, input) => saveSite({ actor, requestId }, input.draft, input.seen),
);

const forReaders = "Saved. Readers’ pages follow within a second.";

/** Adds a bureau, or changes its name and description. */
export async function saveBureau(input: PlaceInput): Promise<SettingsAnswer> {
  return wordedSettings(await bureauSaved(input), forReaders);
}

/** Adds a section, or changes its name and description. */
export async function saveSection(input: PlaceInput): Promise<SettingsAnswer> {
  return wordedSettings(await sectionSaved(input), forReaders);
}

/** Moves a bureau one place up or down. */
export async function moveBureau(input: MoveInput): Promise<SettingsAnswer> {
  return wordedSettings(await bureauMoved(input), "Moved.");
}

/** Moves a section one place up or down in the readers' menu. */
export async function moveSection(input: MoveInput): Promise<SettingsAnswer> {
  return wordedSettings(await sectionMoved(input), "Moved. Readers’ menu follows within a second.");
}

/** Sets what a bureau asks of a publication. */
export async function setPolicies(
  input: Readonly<{ id: string; seen: string; policies: Policies }>,
): Promise<SettingsAnswer> {
  return wordedSettings(await policiesSaved(input), "Saved. It counts from the next verb on.");
}

/** Sets the site's name, description, zone, language and whether views are shown. */
export async function setSite(input: Readonly<{ draft: SiteDraft; seen: string }>): Promise<SettingsAnswer> {
  return wordedSettings(await siteSaved(input), forReaders);
}
