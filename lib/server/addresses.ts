// Which addresses are readers', and under which name a page is kept: the path in one spelling, and of the query only
// what a page knows.
import { newsroomPath } from "#lib/newsroom/old-addresses.ts";
import { reservedSlugs } from "#lib/newsroom/slug.ts";
import { type ReaderSearch, readSearch, searchPath } from "#lib/newsroom/reader-search.ts";

/** Lists that go on with `?before=`; of other pages no query key is known. */
const lists = /^\/(?:[a-z0-9-]+$|bureau\/[^/]+$|author\/[^/]+$|topic\/[^/]+$)/;

const cursor = /^[\w.~-]{1,120}$/;

export type Address =
  | Readonly<{ kind: "newsroom" }>
  /** `key` is the address that is rendered and under which the answer is kept. */
  | Readonly<{ kind: "reader"; key: string }>
  /** Escapes that stand for no text, or a cursor that none of our pages made: the readers' 404. */
  | Readonly<{ kind: "malformed"; path: string }>;

/** An address at which nothing can ever stand; it is rendered to get the readers' 404. */
export const nowhere = "/-/-";

const articles = /^\/news\/[1-9]\d{0,14}(?:\/|$)/;
const daysOrNamed = /^\/(?:(?:bureau|author|topic)\/[^/]+|archive\/\d{4}\/\d\d\/\d\d)$/;

/** Articles and lists of articles have a lite version; whatever stands under a word of ours that is no section has none. */
function hasLite(path: string): boolean {
  if (path === "/" || path === "/search" || articles.test(path) || daysOrNamed.test(path)) return true;
  return /^\/[a-z0-9-]+$/.test(path) && !reservedSlugs.has(path.slice(1));
}

/** Asked for by `?lite`, or by a browser that saves data unless the reader asked for `?full`. */
function versionKey(key: string, path: string, asked: URLSearchParams, saving: boolean): string {
  const lite = (asked.has("lite") || (saving && !asked.has("full"))) && hasLite(path);
  return lite ? `${key}${key.includes("?") ? "&" : "?"}lite` : key;
}

/** Whether the browser asks for fewer bytes: one header of two values, so that no value makes a copy of its own. */
export function savesData(header: string | string[] | undefined): boolean {
  return typeof header === "string" && header.trim().toLowerCase() === "on";
}

/** Judge a request's target as it came over the wire; `saving` is `savesData` of its header. Never throws. */
export function judgeAddress(target: string, saving = false): Address {
  // RFC 9112 §3.2.2: a server must take the absolute form as well.
  const local = target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  const mark = local.indexOf("?");
  const written = mark < 0 ? local : local.slice(0, mark);
  if (!written.startsWith("/") || !wellFormed(written)) return { kind: "malformed", path: written };
  if (newsroomPath.test(written)) return { kind: "newsroom" };
  const path = oneSpelling(written);
  // Escapes may not hide the newsroom, nor a way up, from whoever looks at the path before us.
  if (newsroomPath.test(path) || climbs.test(path)) return { kind: "malformed", path: written };
  if (mark < 0 && !saving) return { kind: "reader", key: path };
  const asked = new URLSearchParams(mark < 0 ? "" : local.slice(mark + 1));
  const kept = (key: string): Address => ({ kind: "reader", key: versionKey(key, path, asked, saving) });
  // What a reader looks for is read once, here: whatever else stood in the address reaches no page.
  if (path === "/search") return kept(spelled(readSearch(asked)));
  const before = lists.test(path) ? asked.get("before") : null;
  if (before === null || before === "") return kept(path);
  return cursor.test(before) ? kept(`${path}?before=${before}`) : { kind: "malformed", path: written };
}

function spelled(search: ReaderSearch): string {
  return searchPath({ ...search, asked: search.typed }, search.after);
}
/** A segment of dots alone: whoever resolves it stands somewhere else than the address says. */
const climbs = /\/\.{1,2}(?:\/|$)/;
/** No browser sends these bare; "#" would make any number of addresses out of one page. */
const bare = /[^\x21-\x7e]|["#<>\\`{}]/;

function wellFormed(path: string): boolean {
  if (bare.test(path) || path.includes("//") || climbs.test(path)) return false;
  // An escaped slash, backslash or control character names no page of ours.
  if (/%(?:2f|5c|7f|[01][0-9a-f])/i.test(path)) return false;
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * RFC 3986 §6.2.2: letters, digits and `-._~` stand for themselves, other escapes are written with capitals. Else one page
 * would be kept once for every way of writing its address, and a stranger could push all others out with them.
 */
function oneSpelling(path: string): string {
  if (!path.includes("%")) return path;
  return path.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
}
