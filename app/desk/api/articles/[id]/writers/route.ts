// People whom an article may be assigned to: those who may write it, by a part of the name.
import { writersOf } from "#db/article-readers.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";

export const GET = handler({ params: ofArticle, body: null }, async ({ actor, request }, { id }) => {
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const people = await writersOf(actor, id, query.slice(0, 100));
  return people && { people };
});
