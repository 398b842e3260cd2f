// A minute's admission to the co-editing socket, for whoever may see the article. The document is made here at its first opening.
import { z } from "zod";
import { admit } from "#db/collab-admission.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import { makeTicket } from "#lib/server/collab-ticket.ts";
import { cookieNames, cookieOf } from "#lib/server/cookies.ts";
import { handler } from "#lib/server/handler.ts";

const params = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});
const body = z.strictObject({ schema: z.number().int() });

export const POST = handler({ params, body }, async ({ actor, request }, { id }, { schema }) => {
  if (schema !== WORKING_SCHEMA_VERSION) {
    const message = "The newsroom was upgraded. Reload the page; your text is safe in this browser.";
    return Response.json({ ok: false, outdated: true, message }, { status: 409 });
  }
  const admission = await admit(actor, id, cookieOf(request.headers, cookieNames().session) ?? "");
  if (admission === null) return null;
  const { epoch, right, session, problem } = admission;
  if (problem !== null) return Response.json({ ok: false, problem, message: problem }, { status: 409 });
  return {
    ok: true,
    ticket: makeTicket({ articleId: id, epoch, session, schema }, Date.now()),
    epoch,
    right,
  };
});
