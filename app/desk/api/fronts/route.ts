// Articles to put on a front, by words of their headlines, for those who arrange one.
import { z } from "zod";
import { shownArticle } from "#app/desk/fronts/shown-front.ts";
import { articlesToPlace } from "#db/front-articles.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { handler } from "#lib/server/handler.ts";

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  if (!may(actor, "curate-front") && !may(actor, "curate-sections")) return null;
  const query = askedLine(new URL(request.url).searchParams.get("q"), 200);
  const articles = await articlesToPlace(actor, query);
  return { articles: articles.map(shownArticle) };
});
