// A write must come from one of our own pages. Next runs a server action without an Origin header, so we ask ourselves.

/**
 * Whether the browser vouches that the request comes from this site's own pages:
 * `Sec-Fetch-Site: same-origin`, which no page can forge, or else an Origin equal to the site's.
 * - "same": vouched for
 * - "cross": the browser says that another site sent it
 * - "unknown": no browser's word either way (a command-line client)
 */
export function originOf(headers: Headers, siteOrigin: string): "same" | "cross" | "unknown" {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" ? "same" : "cross";
  const origin = headers.get("origin");
  if (origin === null) return "unknown";
  return origin === siteOrigin ? "same" : "cross";
}
