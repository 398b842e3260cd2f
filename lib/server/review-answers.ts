// What the handlers of comments and suggestions have in common: the addresses they stand at, and how they say no.
import { z } from "zod";
import {
  mostCharacters,
  mostMentions,
  reviewSentence,
  reviewStatus,
  type ReviewRefusal,
} from "#lib/newsroom/review-refusal.ts";

export const ofArticle = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

export const ofThread = ofArticle.extend({ thread: z.uuid().transform((id) => id.toLowerCase()) });

/** Length is judged where a sentence can say what to do; this bound is only that of a body that is read at all. */
export const commentBody = {
  key: z.uuid(),
  text: z.string().max(4 * mostCharacters),
  mentions: z.array(z.uuid()).max(4 * mostMentions),
};

/** Room for the longest comment in any script, with the words that it is about. */
export const mostCommentBytes = 500_000;

/** Data, a refusal as JSON with its sentence, or null for hidden and missing. */
export function reviewAnswer<Done extends object>(
  outcome: ({ ok: true } & Done) | Readonly<{ ok: false; refusal: ReviewRefusal }> | null,
): Response | Omit<Done, "ok"> | null {
  if (outcome === null) return null;
  if (outcome.ok) {
    const { ok: _said, ...data } = outcome;
    return data;
  }
  const { refusal } = outcome;
  return Response.json(
    { ok: false, refusal, message: reviewSentence(refusal) },
    { status: reviewStatus(refusal) },
  );
}
