"use server";
// Making and taking back links for reviewers without an account.
import { z } from "zod";
import type { LinkAnswer } from "#components/desk/settings/link-answer.ts";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { makeReviewLink, revokeReviewLink } from "#db/review-links.ts";
import { siteFacts } from "#db/site.ts";
import { env } from "#lib/env.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";

const articleId = z.int().positive();
const gone = "This article or revision is not here, or you may not see it any more. Go back to the board.";

const made = action(
  z.strictObject({
    articleId,
    revision: z.int32().positive(),
    grants: z.enum(["view", "comment", "sign-off"]),
    forName: z.string().trim().max(80),
    days: z.int().min(1).max(30),
  }),
  async ({ actor, requestId }, { articleId: id, forName, ...wish }): Promise<LinkAnswer> => {
    if (forName === "")
      return {
        ok: false,
        sentence: "Not made yet: mend what is marked.",
        problems: { forName: "Write whom the link is for." },
      };
    const outcome = await makeReviewLink({ actor, requestId }, id, { ...wish, forName });
    if (outcome === null) return { ok: false, sentence: gone, problems: {} };
    if (!outcome.ok)
      return {
        ok: false,
        sentence: refusalText(outcome.refusal, (await siteFacts())?.zone ?? "UTC"),
        problems: {},
      };
    const { token, expiresAt } = outcome;
    return { ok: true, link: `${env.siteUrl()}/review/${token}`, expiresAt: expiresAt.toISOString() };
  },
);

const revoked = action(
  z.strictObject({ articleId, linkId: z.uuid() }),
  async ({ actor, requestId }, input): Promise<SettingsAnswer> => {
    const outcome = await revokeReviewLink({ actor, requestId }, input.articleId, input.linkId);
    if (outcome === null) return { ok: false, sentence: gone, problems: {} };
    if (!outcome.ok) return { ok: false, sentence: refusalText(outcome.refusal, "UTC"), problems: {} };
    return { ok: true, said: "Taken back. The link opens nothing any more." };
  },
);

/** Makes a link to one revision; it is in the answer and nowhere else. */
export async function makeLink(
  input: Readonly<{
    articleId: number;
    revision: number;
    grants: "view" | "comment" | "sign-off";
    forName: string;
    days: number;
  }>,
): Promise<LinkAnswer> {
  const answer = await made(input);
  return "refusal" in answer
    ? { ok: false, sentence: requestSentence(answer.refusal), problems: {} }
    : answer;
}

/** Takes a link back. */
export async function takeBackLink(
  input: Readonly<{ articleId: number; linkId: string }>,
): Promise<SettingsAnswer> {
  const answer = await revoked(input);
  return "refusal" in answer
    ? { ok: false, sentence: requestSentence(answer.refusal), problems: {} }
    : answer;
}
