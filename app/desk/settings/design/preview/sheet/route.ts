// The stylesheet of a design that isn't saved yet, for its preview.
import { z } from "zod";
import { readDesignQuery } from "#app/desk/settings/design/design-query.ts";
import { designProblems, designSheet } from "#lib/newsroom/design.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { handler } from "#lib/server/handler.ts";

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  const draft = may(actor, "manage-site") ? readDesignQuery(request.url) : null;
  if (draft === null || Object.keys(designProblems(draft)).length > 0) return null;
  return new Response(designSheet({ ...draft, logo: null }), {
    headers: { "content-type": "text/css; charset=utf-8" },
  });
});
