// Everything that is stored of a text, as a file: the way out when this release can't open it.
import { z } from "zod";
import { exportText } from "#db/collab-admission.ts";
import { handler } from "#lib/server/handler.ts";

const params = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

export const GET = handler({ params, body: null }, async ({ actor }, { id }) => {
  const found = await exportText(actor, id);
  if (found === null) return null;
  return new Response(JSON.stringify(found, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="article-${id}.json"`,
    },
  });
});
