// A ticket is what a browser shows at the co-editing socket instead of its cookie: for one person, one document and one
// minute, signed here, so that the socket needs no cookie and no other site can open one with it.
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "#lib/env.ts";

const lifetimeMs = 60_000;

const shape = z.strictObject({
  articleId: z.number().int().positive(),
  epoch: z.number().int().positive(),
  /** What the database knows the session by; not the cookie. */
  session: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the schema with which the browser's page was built. */
  schema: z.number().int(),
  until: z.number(),
});

export type Ticket = z.infer<typeof shape>;

/** A document's name on the wire. The epoch keeps a browser's copy of a former document from merging with this one. */
export function documentName(articleId: number, epoch: number): string {
  return `article:${articleId}:${epoch}`;
}

function sign(text: string): Buffer {
  return createHmac("sha256", `co-editing ticket ${env.authSecret()}`).update(text).digest();
}

/** A ticket for the next minute. `now` in milliseconds. */
export function makeTicket(content: Omit<Ticket, "until">, now: number): string {
  const text = Buffer.from(JSON.stringify({ ...content, until: now + lifetimeMs })).toString("base64url");
  return `${text}.${sign(text).toString("base64url")}`;
}

/** What a ticket says; null when it isn't ours, was changed, or is older than a minute. */
export function readTicket(ticket: string, now: number): Ticket | null {
  const [text, signature, ...rest] = ticket.split(".");
  if (text === undefined || signature === undefined || rest.length > 0 || ticket.length > 1000) return null;
  const given = Buffer.from(signature, "base64url");
  const expected = sign(text);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    const read = shape.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return read.success && read.data.until >= now ? read.data : null;
  } catch {
    return null;
  }
}
