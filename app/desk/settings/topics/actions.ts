"use server";
// Where a wish for other topics meets the rules: strict input, one transaction, words.
import { z } from "zod";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { wordedSettings } from "#app/desk/settings/worded.ts";
import { mergeTopic, saveTopic } from "#db/topics.ts";
import type { TopicDraft } from "#lib/newsroom/topics.ts";
import { action } from "#lib/server/action.ts";

// The length that counts is judged by field, with its own sentence; this one keeps a hostile request small.
const line = z
  .string()
  .max(2_000)
  .transform((text) => text.normalize("NFC").trim());
const which = z.strictObject({ id: z.uuid(), seen: z.string().max(64) });

type Which = z.infer<typeof which>;

const saved = action(
  z.strictObject({
    draft: z.strictObject({ name: line, slug: line, description: line, code: line }),
    which: which.nullable(),
  }),
  ({ actor, requestId }, input) => saveTopic({ actor, requestId }, input.draft, input.which),
);
const merged = action(z.strictObject({ which, into: z.uuid() }), ({ actor, requestId }, input) =>
  mergeTopic({ actor, requestId }, input.which, input.into),
);

/** Adds a topic, or changes one; its former address leads to the new one. */
export async function saveTopicAs(
  input: Readonly<{ draft: TopicDraft; which: Which | null }>,
): Promise<SettingsAnswer> {
  return wordedSettings(await saved(input), "Saved. Readers’ pages follow within a second.");
}

/** Makes one topic of two. */
export async function mergeTopicInto(
  input: Readonly<{ which: Which; into: string }>,
): Promise<SettingsAnswer> {
  return wordedSettings(
    await merged(input),
    "Merged. The former address leads readers to the topic that stays.",
  );
}
