// Accepts or rejects suggestions: those named, or all that are open.
import { z } from "zod";
import { decideSuggestions } from "#db/suggestions.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle, reviewAnswer } from "#lib/server/review-answers.ts";

const body = z.strictObject({
  ids: z.union([z.literal("all"), z.array(z.string().max(100)).max(10_000)]),
  verdict: z.enum(["accept", "reject"]),
});

export const POST = handler(
  { params: ofArticle, body, maxBytes: 1_200_000 },
  async ({ actor, requestId }, { id }, wanted) =>
    reviewAnswer(await decideSuggestions({ actor, requestId }, id, wanted)),
);
