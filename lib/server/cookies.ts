// The newsroom's two cookies. On https their names begin with `__Host-`, so that no other host and no plain-http page can set them.
import { env } from "#lib/env.ts";

export type CookieNames = Readonly<{ session: string; device: string; note: string; secure: boolean }>;

/** The names under the site's own address. */
export function cookieNames(): CookieNames {
  const secure = env.siteUrl().startsWith("https:");
  const prefix = secure ? "__Host-" : "";
  return {
    session: `${prefix}nightdesk-session`,
    device: `${prefix}nightdesk-device`,
    note: `${prefix}nightdesk-sign-in`,
    secure,
  };
}

/** One Set-Cookie line with the flags that every cookie of ours has. `seconds` 0 deletes it. */
export function cookieLine(name: string, value: string, seconds: number): string {
  const secure = cookieNames().secure ? "; Secure" : "";
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** A cookie of a request, decoded; null when absent or undecodable. */
export function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of headers.get("cookie")?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(
        pair
          .slice(at + 1)
          .trim()
          .replace(/^"|"$/gu, ""),
      );
    } catch {
      return null;
    }
  }
  return null;
}
