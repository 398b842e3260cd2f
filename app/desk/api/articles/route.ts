// Makes the row of a new article at its first input, finds published articles to relate to, and says which of those that a
// text leads to readers can't open.
import { z } from "zod";
import { createArticle } from "#db/articles.ts";
import { publishedByWords } from "#db/board.ts";
import type { BegunDocument } from "#db/collab-log.ts";
import { closedToReaders } from "#db/facts.ts";
import { headlinesToRead } from "#db/jump.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { judgeUpdate } from "#lib/document/update-judge.ts";
import { documentOf, readWorkingText } from "#lib/document/working-document.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler } from "#lib/server/handler.ts";

/** More new links than a person sets between two questions. */
const mostLinks = 200;

const params = z.object({});
const body = z.strictObject({
  key: z.uuid(),
  bureauId: z.uuid().optional(),
  /** The text as the writer's browser began it: a Yjs update in base64. */
  document: z.base64().max(1_400_000).optional(),
});

/** What a browser began, judged like everything that is typed later; null when it is no text of ours. */
function begunFrom(document: string): BegunDocument | null {
  const snapshot = new Uint8Array(Buffer.from(document, "base64"));
  const judged = judgeUpdate(snapshot);
  if (!judged.ok) return null;
  const text = readWorkingText(documentOf([snapshot]));
  return typeof text === "string" ? null : { snapshot, clients: judged.clients, prose: text.prose };
}

export const POST = handler({ params, body, maxBytes: 1_500_000 }, async ({ actor }, _params, input) => {
  const begun = input.document === undefined ? undefined : begunFrom(input.document);
  if (begun === null) {
    const message = "The newsroom could not read this text. Copy it, reload the page and paste it in.";
    return Response.json({ ok: false, message }, { status: 422 });
  }
  const made = await createArticle(actor, { key: input.key, bureauId: input.bureauId, begun });
  if (made.ok) return Response.json({ ok: true, id: made.id }, { status: 201 });
  return Response.json(
    { ok: false, refusal: made.refusal, message: refusalText(made.refusal, "UTC") },
    { status: 403 },
  );
});

export const GET = handler({ params, body: null }, async ({ actor, request }) => {
  const asked = new URL(request.url).searchParams;
  const closed = asked.get("closed");
  if (closed !== null) {
    const ids = closed.split(",").filter((id) => /^[1-9]\d{0,14}$/.test(id));
    const found = await closedToReaders(ids.slice(0, mostLinks).map(Number));
    return { closed: found, names: await headlinesToRead(actor, found) };
  }
  return { articles: await publishedByWords(actor, askedLine(asked.get("q"), 200)) };
});
