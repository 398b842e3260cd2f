// "Keep it": whoever has an article and is busy elsewhere says that it stays theirs.
import { z } from "zod";
import { keepClaim } from "#db/claims.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";

export const PUT = handler({ params: ofArticle, body: z.strictObject({}) }, async ({ actor }, { id }) => {
  const kept = await keepClaim(actor, id);
  if (kept === null) return null;
  if (kept) return { ok: true };
  const message = "The claim has ended already. Claim the article again to go on with it.";
  return Response.json({ ok: false, message }, { status: 409 });
});
