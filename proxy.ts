// Headers of the newsroom's pages: a fresh nonce for each answer, nothing kept by any cache. This is never the lock:
// every page and every action asks for the actor itself. Readers' addresses don't pass here.
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isSecretAddress } from "#lib/server/secret-addresses.ts";
import { headersFor, readersPolicy } from "#lib/server/security-headers.ts";

const development = process.env.NODE_ENV === "development";

function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    // Named, because without it workers fall under script-src, where 'strict-dynamic' overrules 'self'.
    "worker-src 'self'",
  ].join("; ");
}

/** A preview is the readers' page, under the readers' policy. */
const previews = /^\/desk\/(?:articles\/[^/]+|fronts\/[^/]+|settings\/design)\/preview$/;

const newsroomHeaders: readonly (readonly [string, string])[] = [
  ["cache-control", "private, no-store"],
  ["x-robots-tag", "noindex, nofollow"],
];
/** Where the address is no secret. */
const withinHere = ["referrer-policy", "same-origin"] as const;

export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const contentSecurityPolicy = previews.test(request.nextUrl.pathname) ? readersPolicy : policy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-nightdesk-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its own scripts from this request header.
  headers.set("content-security-policy", contentSecurityPolicy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", contentSecurityPolicy);
  const secure = request.nextUrl.protocol === "https:";
  const { pathname } = request.nextUrl;
  const referrer = isSecretAddress(pathname) ? [] : [withinHere];
  for (const [name, value] of [...headersFor(pathname, secure), ...newsroomHeaders, ...referrer])
    response.headers.set(name, value);
  return response;
}

// Uploads, pictures and open lines go past: Next would copy a body into memory here and cut it at 10 MB, and neither a picture nor a line needs a nonce.
export const config = {
  matcher: [
    "/desk",
    "/desk/((?!api/stream$|api/articles/[^/]+/pictures$|api/pictures$|api/pictures/[^/]+/replacement$|api/logo$|media/[^/]+$).*)",
    "/sign-in/:path*",
    "/set-up/:path*",
  ],
};
