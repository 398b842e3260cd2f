// Comments and suggestions of an article, as the margin shows them.
import { reviewOf } from "#db/suggestions.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";

export const GET = handler({ params: ofArticle, body: null }, ({ actor }, { id }) => reviewOf(actor, id));
