// A picture for people of the newsroom, whether or not readers may see it: `{key}-{width}.{webp|jpg}`.
import { z } from "zod";
import { mediaByKeyForDesk } from "#db/media.ts";
import { handler, type RouteHandler } from "#lib/server/handler.ts";
import { parseRenditionName, readStored, renditionType } from "#lib/server/storage.ts";

export const dynamic = "force-dynamic";

const params = z.object({ key: z.string().max(60) });

const picture = handler({ params, body: null }, async ({ actor }, { key: file }) => {
  const name = parseRenditionName(file);
  if (name === null) return null;
  const found = await mediaByKeyForDesk(actor, name.key);
  if (found === null || !found.widths.includes(name.width)) return null;
  const bytes = await readStored(file);
  if (bytes === null) return null;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": renditionType(name.format),
      // Only the person's own browser may keep it, and not past the end of a session.
      "cache-control": "private, max-age=3600",
      "content-security-policy": "sandbox; default-src 'none'",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
    },
  });
});

/** Signed out, this address leads to the sign-in like every other of the newsroom. */
export const GET: RouteHandler = async (request, context) => {
  const answer = await picture(request, context);
  if (answer.status !== 401) return answer;
  const { pathname } = new URL(request.url);
  const location = `/sign-in?callbackUrl=${encodeURIComponent(pathname)}`;
  return new Response(null, { status: 307, headers: { location, "cache-control": "private, no-store" } });
};
