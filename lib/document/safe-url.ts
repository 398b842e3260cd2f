// Where a link in an article may lead. Everything that is not plainly one of the allowed forms is refused.

const schemes = new Set(["https:", "http:", "mailto:", "tel:"]);
const hasScheme = /^[a-z][a-z0-9+.-]*:/i;
// Browsers drop tabs and line breaks inside an address and read a backslash as a slash; none of these may stand in one.
const forbidden =
  /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\<>"`{|}^]/;
const maxLength = 2000;

/**
 * The address if a link may lead there, else null. Allowed: https and http without user info, mailto, tel,
 * and addresses on this site (`/…`, `#…`, `?…`); not `//host`. The text is returned as it is, never rewritten.
 */
export function safeUrl(url: string): string | null {
  if (url === "" || url.length > maxLength || !url.isWellFormed() || forbidden.test(url)) return null;
  if (!hasScheme.test(url)) return isOnThisSite(url) ? url : null;
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!schemes.has(parsed.protocol)) return null;
  if (parsed.protocol === "http:" || parsed.protocol === "https:") {
    const slashes = /^https?:\/\/[^/]/i.test(url);
    const authority = url.slice(url.indexOf("//") + 2).split(/[/?#]/, 1)[0] ?? "";
    if (!slashes || authority.includes("@") || parsed.hostname === "") return null;
  }
  return url;
}

/** The numeric id of our own article behind an address on this site, else null. */
export function linkedArticle(href: string): number | null {
  const found = /^\/news\/([1-9][0-9]{0,14})(?:[/?#]|$)/.exec(href);
  return found ? Number(found[1]) : null;
}

function isOnThisSite(url: string): boolean {
  return /^[/#?]/.test(url) && !url.startsWith("//");
}
