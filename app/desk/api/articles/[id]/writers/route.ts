// People whom an article may be assigned to: those who may write it, by a part of the name.
import { writersOf } from "#db/article-readers.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";

export const GET = handler({ params: ofArticle, body: null }, async ({ actor, request }, { id }) => {
  const query = askedLine(new URL(request.url).searchParams.get("q"), 100);
  const people = await writersOf(actor, id, query);
  return people && { people };
});
