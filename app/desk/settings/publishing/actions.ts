"use server";
// Where a wish for other conventions meets the rules: strict input, one transaction, words.
import { z } from "zod";
import { wordedSettings } from "#app/desk/settings/worded.ts";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { saveConventions } from "#db/publisher.ts";
import { env } from "#lib/env.ts";
import { type ConventionsDraft, longestWords } from "#lib/newsroom/conventions.ts";
import { crawlerPolicies } from "#lib/newsroom/crawlers.ts";
import { action } from "#lib/server/action.ts";

// The length that counts is judged by field, with its own sentence; these keep a hostile request small.
const line = z
  .string()
  .max(2_000)
  .transform((text) => text.normalize("NFC").trim());
const words = z
  .string()
  .max(longestWords * 2)
  .transform((text) => text.normalize("NFC").trim());

const saved = action(
  z.strictObject({
    draft: z.strictObject({
      aiCrawlers: z.enum(crawlerPolicies),
      adsTxt: z.string().max(200_000).trim(),
      securityContact: line,
      about: words,
      ethics: words,
      webSub: z.boolean(),
      webSubHub: line,
      indexNow: z.boolean(),
      indexNowEndpoint: line,
    }),
    seen: z.string().max(64),
  }),
  ({ actor, requestId }, { draft, seen }) =>
    saveConventions({ actor, requestId }, draft, seen, env.siteUrl()),
);

/** Sets what the site tells machines and readers of itself, and whom it tells of changes. */
export async function setConventions(
  input: Readonly<{ draft: ConventionsDraft; seen: string }>,
): Promise<SettingsAnswer> {
  return wordedSettings(await saved(input), "Saved. Readers’ pages follow within a second.");
}
