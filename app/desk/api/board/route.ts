// Articles to open, for the palette: those that the person may read, by words or number, or the newest changes.
import { z } from "zod";
import { articlesToOpen } from "#db/jump.ts";
import { handler } from "#lib/server/handler.ts";

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  const query = new URL(request.url).searchParams.get("q") ?? "";
  return { articles: await articlesToOpen(actor, query.slice(0, 200)) };
});
