// One id per request, in every log line and event that it causes.
import { randomUUID } from "node:crypto";

const shape = /^[A-Za-z0-9-]{8,64}$/u;

/** The id that lib/server/main.ts gave the request in `x-nightdesk-request`, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-nightdesk-request");
  return given !== null && shape.test(given) ? given : randomUUID();
}
