// The newest restoring of an older text, for whoever has the article open and sees their words go.
import { lastRestoreOf } from "#db/restored.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";

export const GET = handler({ params: ofArticle, body: null }, ({ actor }, { id }) =>
  lastRestoreOf(actor, id),
);
