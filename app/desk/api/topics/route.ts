// Topics by a part of their name, for those who write; and a new one, made on the way by those who keep them.
import { z } from "zod";
import { topicNamed, topicsLike } from "#db/topics.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { may, reachOf } from "#lib/newsroom/permissions.ts";
import { topicNameLimit } from "#lib/newsroom/topics.ts";
import { handler } from "#lib/server/handler.ts";

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  if (reachOf(actor.role, "set-topics") === "none") return null;
  const query = askedLine(new URL(request.url).searchParams.get("q"), 100);
  return { topics: await topicsLike(query) };
});

// The length that counts is judged with the name's own sentence; this one keeps a hostile request small.
const body = z.strictObject({
  name: z
    .string()
    .max(4 * topicNameLimit)
    .transform((name) => name.normalize("NFC").trim()),
});

export const POST = handler(
  { params: z.object({}), body },
  async ({ actor, requestId }, _params, { name }) => {
    if (!may(actor, "manage-topics")) return null;
    const outcome = await topicNamed({ actor, requestId }, name);
    if (outcome.ok) return { topic: { id: outcome.id, name } };
    const { refusal } = outcome;
    const message =
      refusal.kind === "problems"
        ? (Object.values(refusal.problems)[0] ?? "This can’t be a topic’s name.")
        : "The topic was not made. Try again.";
    return Response.json({ ok: false, message }, { status: 422 });
  },
);
