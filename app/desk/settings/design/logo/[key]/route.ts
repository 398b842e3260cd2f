// An uploaded logo, for whoever chooses it, before readers see it.
import { z } from "zod";
import { logoForSettings } from "#db/publisher.ts";
import { handler } from "#lib/server/handler.ts";
import { parseRenditionName, renditionType } from "#lib/server/picture-names.ts";
import { readStored } from "#lib/server/storage.ts";

export const GET = handler(
  { params: z.object({ key: z.string().max(60) }), body: null },
  async ({ actor }, { key: file }) => {
    const name = parseRenditionName(file);
    const found = name === null ? null : await logoForSettings(actor, name.key);
    if (name === null || found === null || !found.widths.includes(name.width)) return null;
    const bytes = await readStored(file);
    if (bytes === null) return null;
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": renditionType(name.format), "cache-control": "private, max-age=3600" },
    });
  },
);
