// People who can sign an article, by a part of the name, for those who may write one.
import { z } from "zod";
import { listBylinePeople } from "#db/people.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { handler } from "#lib/server/handler.ts";

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  if (reachOf(actor.role, "create") === "none") return null;
  const query = askedLine(new URL(request.url).searchParams.get("q"), 100);
  const people = await listBylinePeople(query);
  return { people: people.map(({ id, name }) => ({ id, name })) };
});
