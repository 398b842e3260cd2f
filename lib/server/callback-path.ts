// Where a sign-in leads back to. An address that somebody else wrote must never lead off this site.

export type CallbackPath = Readonly<{ ok: true; path: string }> | Readonly<{ ok: false }>;

export const deskPath = "/desk";
const longest = 2048;

/**
 * Turns a hostile or honest `callbackUrl` into a path of this site.
 * Other origins, scheme tricks and our own interfaces (`/api/…`, `/sign-in`) lead to the desk;
 * control characters, over-long and unparsable values are refused (answer 400).
 * @param raw what the query, form or cookie carried, decoded once; null when absent
 * @param origin the site's own origin, without a trailing slash
 */
export function callbackPath(raw: string | null | undefined, origin: string): CallbackPath {
  if (raw === null || raw === undefined || raw === "") return { ok: true, path: deskPath };
  if (raw.length > longest || /\p{Cc}/u.test(raw)) return { ok: false };
  let url: URL;
  try {
    url = new URL(raw, origin);
  } catch {
    return { ok: false };
  }
  if (url.origin !== new URL(origin).origin || url.username !== "" || url.password !== "") {
    return { ok: true, path: deskPath };
  }
  const path = url.pathname + url.search + url.hash;
  const leadsOff = path.startsWith("//");
  const ownInterface = /^\/(api|sign-in|set-up)(\/|$)/u.test(url.pathname);
  return { ok: true, path: leadsOff || ownInterface ? deskPath : path };
}

/** The sign-in page's address that leads back to `path` afterwards. */
export function signInAddress(path: string): string {
  return `/sign-in?${new URLSearchParams({ callbackUrl: path }).toString()}`;
}
