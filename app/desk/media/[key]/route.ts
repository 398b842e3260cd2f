// A picture for people of the newsroom, whether or not readers may see it: `{key}-{width}.{webp|jpg}`.
import { z } from "zod";
import { mediaByKeyForDesk } from "#db/media.ts";
import { handler } from "#lib/server/handler.ts";
import { parseRenditionName, readStored, renditionType } from "#lib/server/storage.ts";

export const dynamic = "force-dynamic";

const params = z.object({ key: z.string().max(60) });

export const GET = handler({ params, body: null }, async ({ actor }, { key: file }) => {
  const name = parseRenditionName(file);
  if (name === null) return null;
  const picture = await mediaByKeyForDesk(actor, name.key);
  if (picture === null || !picture.widths.includes(name.width)) return null;
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
