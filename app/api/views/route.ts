// The beacon of an article's page. It sets no cookie, keeps no address and always answers 204 to a well-formed count, so
// that nobody learns from it what exists.
import { z } from "zod";
import { env } from "#lib/env.ts";
import { networkOf } from "#lib/server/network.ts";
import { bodyUpTo } from "#lib/server/request-body.ts";
import { originOf } from "#lib/server/same-origin.ts";
import { countView, isReader } from "#lib/server/views.ts";

export const dynamic = "force-dynamic";

const beacon = z.strictObject({ article: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const noStore = { "cache-control": "no-store" };

function refuse(status: number, message: string): Response {
  return Response.json({ ok: false, message }, { status, headers: noStore });
}

export async function POST(request: Request): Promise<Response> {
  if (originOf(request.headers, env.siteUrl()) !== "same")
    return refuse(403, "Views are counted from our own pages only.");
  const body = await bodyUpTo(request, 256);
  if (!body.ok) return refuse(413, "A count is at most 256 bytes.");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body.bytes));
  } catch {
    return refuse(400, 'Send JSON such as {"article": 1001}.');
  }
  const parsed = beacon.safeParse(value);
  if (!parsed.success) return refuse(422, 'Send {"article": <number>} and nothing else.');
  if (isReader(request.headers)) {
    const network = networkOf(request.headers, env.trustProxy());
    countView(parsed.data.article, network, request.headers.get("user-agent") ?? "", new Date());
  }
  return new Response(null, { status: 204, headers: noStore });
}
