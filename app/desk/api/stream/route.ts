// One line for an open page: what moved in the newsroom, as it moves. It carries numbers of articles, never their words.
import { z } from "zod";
import { sessionKey } from "#db/auth.ts";
import { env } from "#lib/env.ts";
import { cookieNames, cookieOf } from "#lib/server/cookies.ts";
import { openDeskStream } from "#lib/server/desk-stream.ts";
import { handler } from "#lib/server/handler.ts";

const query = z.object({ deaf: z.coerce.number().int().min(0).max(86_400_000).catch(86_400_000) });

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  // Nothing on the way may keep it, pack it or hold it back.
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  if (request.method === "HEAD") return new Response(null, { headers });
  const { deaf } = query.parse({ deaf: new URL(request.url).searchParams.get("deaf") ?? undefined });
  const stream = openDeskStream({
    actor,
    session: sessionKey(cookieOf(request.headers, cookieNames().session) ?? ""),
    deafMs: deaf,
    signal: request.signal,
    demoAccounts: () => env.demoAccounts(),
  });
  if (stream === null) {
    const message =
      "Too many screens are open. Close some of them; this page shows what is new when you reload it.";
    return Response.json({ ok: false, message }, { status: 429, headers: { "retry-after": "30" } });
  }
  return new Response(stream, { headers });
});
