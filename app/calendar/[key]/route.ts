// The calendar at its secret address: whoever has the key sees what its person may see now, and nothing else.
import { actorOfCalendarKey } from "#db/calendar-feed.ts";
import { calendarItems } from "#db/calendar.ts";
import { siteFacts } from "#db/site.ts";
import { env } from "#lib/env.ts";
import { calendarFile } from "#lib/server/calendar-file.ts";

const headers = {
  "cache-control": "private, no-store",
  "x-robots-tag": "noindex, nofollow",
};
const day = 24 * 60 * 60 * 1000;

type Context = Readonly<{ params: Promise<{ key: string }> }>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const key = (await params).key.replace(/\.ics$/u, "");
  const actor = await actorOfCalendarKey(key, env.demoAccounts());
  if (actor === null)
    return new Response("There is no calendar at this address.\n", { status: 404, headers });
  const at = new Date();
  const span = { from: new Date(at.getTime() - 7 * day), to: new Date(at.getTime() + 60 * day) };
  const [items, site] = await Promise.all([calendarItems(actor, span), siteFacts()]);
  return new Response(calendarFile(items, { name: site?.name ?? "Nightdesk", url: env.siteUrl() }, at), {
    headers: { ...headers, "content-type": "text/calendar; charset=utf-8" },
  });
}
