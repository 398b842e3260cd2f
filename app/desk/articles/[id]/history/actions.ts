"use server";
// Keeping the text of this moment under a name.
import { z } from "zod";
import { saveNamedVersion } from "#db/named-versions.ts";
import { siteFacts } from "#db/site.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";
import { longestName, type NameAnswer } from "./version-name.ts";

const schema = z.strictObject({
  key: z.uuid(),
  articleId: z.int().positive(),
  name: z.string().trim().min(1).max(longestName),
});

const save = action(schema, async ({ actor }, { key, articleId, name }): Promise<NameAnswer> => {
  const outcome = await saveNamedVersion(actor, articleId, name, key);
  if (outcome === null)
    return {
      ok: false,
      sentence: "This article is not here, or you may not see it any more. Go back to the board.",
    };
  if (outcome.ok) return { ok: true };
  return { ok: false, sentence: refusalText(outcome.refusal, (await siteFacts())?.zone ?? "UTC") };
});

/** Saves a named version; a lost connection may be tried again with the same key. */
export async function saveVersion(input: z.infer<typeof schema>): Promise<NameAnswer> {
  const answer = await save(input);
  return "refusal" in answer ? { ok: false, sentence: requestSentence(answer.refusal) } : answer;
}
