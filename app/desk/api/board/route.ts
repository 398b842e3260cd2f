// Articles to open, for the palette: those that the person may read, by words or number, or the newest changes.
import { z } from "zod";
import { articlesToOpen } from "#db/jump.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { handler } from "#lib/server/handler.ts";

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  const query = askedLine(new URL(request.url).searchParams.get("q"), 200);
  return { articles: await articlesToOpen(actor, query) };
});
