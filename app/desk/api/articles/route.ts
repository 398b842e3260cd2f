// Makes the row of a new article at its first input, and finds published articles to relate to.
import { z } from "zod";
import { createArticle } from "#db/articles.ts";
import { publishedByWords } from "#db/board.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler } from "#lib/server/handler.ts";

const params = z.object({});
const body = z.strictObject({ key: z.uuid(), bureauId: z.uuid().optional() });

export const POST = handler({ params, body }, async ({ actor }, _params, { key, bureauId }) => {
  const made = await createArticle(actor, { key, bureauId });
  if (made.ok) return Response.json({ ok: true, id: made.id }, { status: 201 });
  return Response.json(
    { ok: false, refusal: made.refusal, message: refusalText(made.refusal, "UTC") },
    { status: 403 },
  );
});

export const GET = handler({ params, body: null }, async ({ actor, request }) => {
  const query = new URL(request.url).searchParams.get("q") ?? "";
  return { articles: await publishedByWords(actor, query.slice(0, 200)) };
});
