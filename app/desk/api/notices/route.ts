// What a person was told, for the bell: read by it, and marked as read.
import { z } from "zod";
import { noticeLine, shownSummary } from "#app/desk/notices/shown-notices.ts";
import { markRead, markUnread, noticesOf } from "#db/notices.ts";
import { handler } from "#lib/server/handler.ts";

const shown = 12;

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, at }) => {
  const [summary, { notices }] = await Promise.all([shownSummary(actor, at), noticesOf(actor)]);
  return { ...summary, notices: notices.slice(0, shown).map(noticeLine) };
});

const id = z.string().max(100);
const body = z.union([
  z.strictObject({ read: z.array(id).max(200) }),
  z.strictObject({ readUpTo: z.iso.datetime().refine((at) => at > "1970" && at < "9999") }),
  z.strictObject({ unread: id }),
]);

export const POST = handler({ params: z.object({}), body }, async ({ actor }, _params, reading) => {
  if ("read" in reading) await markRead(actor, { ids: reading.read });
  else if ("readUpTo" in reading) await markRead(actor, { upTo: new Date(reading.readUpTo) });
  else await markUnread(actor, reading.unread);
  return { ok: true };
});
