// Addresses that readers still follow from before: how one is written down, what it may lead to, and why not. The path alone
// tells them apart; what follows the question mark never counts.

/** First parts of what is the newsroom's or the program's own: no reader's page stands there, and none ever did for readers. */
export const newsroomPath =
  /^\/(?:desk|sign-in|set-up|review|calendar|api|collab|_next|__nextjs[\w-]*)(?:\/|$)/;

/** Pages and files of every site, beside its sections, people, bureaus and articles. */
const standingPages: ReadonlySet<string> = new Set([
  "/",
  "/about",
  "/ads.txt",
  "/archive",
  "/atom.xml",
  "/corrections",
  "/corrections/feed.xml",
  "/ethics",
  "/favicon",
  "/favicon.ico",
  "/feed.json",
  "/feed.xml",
  "/news-sitemap.xml",
  "/robots.txt",
  "/search",
  "/sitemap.xml",
  "/.well-known/security.txt",
]);

/** Pages whose address alone says that they can stand: a day and a month of the archive, and the sitemaps. */
const dated =
  /^\/(?:archive\/[12]\d{3}\/(?:0[1-9]|1[0-2])(?:\/\d{2})?|sitemaps\/(?:sections|(?:topics|authors|bureaus)(?:-(?:[2-9]|[1-9]\d{1,3}))?|[12]\d{3}-(?:0[1-9]|1[0-2]))\.xml)$/;

/** Where files of our own have made-up names: nothing else is ever found there. */
const ownFiles = /^\/(?:assets|brand|cards|design|media)\/[^/]*$/;

/** Bytes of the longest address that is kept: an index can't hold much more. */
export const longestAddress = 1_000;
/** Rows of the largest file that is taken in at once. */
export const mostRows = 50_000;

const encoder = new TextEncoder();

/**
 * The one form under which an old address is kept and looked up: the path with its escapes undone, in NFC, without a slash at
 * the end. Null for what can't be one.
 */
export function plainAddress(path: string): string | null {
  if (!path.startsWith("/") || path.includes("\\") || path.includes("//")) return null;
  if (/%(?:2f|5c|7f|[01][0-9a-f])/i.test(path)) return null;
  let plain: string;
  try {
    plain = decodeURIComponent(path).normalize("NFC");
  } catch {
    return null;
  }
  if (/\p{Cc}/u.test(plain) || plain.includes("\\")) return null;
  const address = plain.length > 1 ? plain.replace(/\/$/, "") : plain;
  return encoder.encode(address).length <= longestAddress ? address : null;
}

/** The path in what somebody wrote, a whole address or a part of one, in the form in which old addresses are kept; or null. */
export function addressIn(text: string): string | null {
  const path = text.trim().replace(/^https?:\/\/[^/?#]*/i, "") || (text.trim() === "" ? "" : "/");
  return plainAddress(path.split(/[?#]/, 1)[0] ?? "");
}

/** A kept address as it stands in links: with its escapes, so that it can be read again. */
export function writtenAddress(address: string): string {
  return encodeURI(address).replaceAll("?", "%3F").replaceAll("#", "%23");
}

export type Written = Readonly<{ ok: true; address: string } | { ok: false; problem: string }>;

/** Read an old address as somebody wrote it: a path, or a whole address of the site as it was. */
export function readOldAddress(text: string): Written {
  const no = (problem: string): Written => ({ ok: false, problem });
  const path = text.trim().replace(/^https?:\/\/[^/?#]*/i, "") || (text.trim() === "" ? "" : "/");
  if (path === "") return no("Write the old address, such as /2019/05/story.html.");
  if (!path.startsWith("/")) return no("An old address begins with a slash or with https://.");
  if (path.includes("?"))
    return no(
      "Leave out what follows the question mark: readers’ addresses are told apart by their path alone.",
    );
  if (path.includes("#")) return no("Leave out what follows the #: no browser sends it.");
  const address = plainAddress(path);
  if (address === null)
    return no(
      encoder.encode(path).length > longestAddress
        ? `Use at most ${longestAddress} bytes: no browser was ever sent to this.`
        : "No reader can ask for this here: it holds a doubled slash, a backslash, or an escape that stands for no letter.",
    );
  if (newsroomPath.test(address)) return no("This is an address of the newsroom or of the program itself.");
  if (ownFiles.test(address)) return no("The site’s own files and pictures stand there.");
  return { ok: true, address };
}

/** Where an old address leads. An article and a section are followed wherever they go. */
export type Target = Readonly<
  | { kind: "article"; id: number }
  | { kind: "section"; id: string; slug: string }
  | { kind: "path"; path: string }
>;

/** What stands on the site when addresses are judged. */
export type Standing = Readonly<{
  /** The site's own address, without a slash at the end. */
  origin: string;
  /** Ids by slug. */
  sections: ReadonlyMap<string, string>;
  people: ReadonlySet<string>;
  bureaus: ReadonlySet<string>;
  /** Slug by number of those articles that readers can open; null for one that was killed. */
  articles: ReadonlyMap<number, string | null>;
}>;

const articleNumber = /^\/news\/([1-9]\d{0,14})(?:\/|$)/;

/** The number of an article of ours that this address names, or null. */
export function articleIn(text: string): number | null {
  const digits = /^[1-9]\d{0,14}$/.test(text.trim()) ? text.trim() : null;
  const path = text.trim().replace(/^https?:\/\/[^/?#]*/i, "");
  const number = digits ?? articleNumber.exec(path)?.[1];
  return number === undefined ? null : Number(number);
}

/** Is there something at this address already, so that nobody could be led away from it? */
export function standsAt(address: string, standing: Standing): boolean {
  if (standingPages.has(address) || dated.test(address)) return true;
  const parts = address.split("/").slice(1);
  const number = parts[0] === "news" && parts.length > 2 ? articleIn(address) : null;
  if (number !== null) return address === `/news/${number}/${standing.articles.get(number)}`;
  // Every list has its feed beside it.
  const [list, slug, ...beyond] = parts.at(-1) === "feed.xml" ? parts.slice(0, -1) : parts;
  if (list === undefined || beyond.length > 0) return false;
  if (slug === undefined) return standing.sections.has(list);
  if (list === "author") return standing.people.has(slug);
  if (list === "bureau") return standing.bureaus.has(slug);
  return list === "topic" && /^[a-z0-9-]+$/.test(slug);
}

type Read = Readonly<{ ok: true; target: Target } | { ok: false; problem: string }>;

/** Read where an address is to lead: an article's number or address, a section's, or another page of the site. */
export function readTarget(text: string, standing: Standing, isOld: (address: string) => boolean): Read {
  const no = (problem: string): Read => ({ ok: false, problem });
  const wish = text.trim();
  if (wish === "")
    return no("Write where it leads: an article’s number, or an address of this site such as /world.");
  const host = /^https?:\/\/[^/?#]*/i.exec(wish)?.[0];
  if (host !== undefined && host.toLowerCase() !== standing.origin.toLowerCase())
    return no("It leads to another site. Old addresses lead to pages of this one only.");
  const id = articleIn(wish);
  if (id !== null)
    return standing.articles.has(id)
      ? { ok: true, target: { kind: "article", id } }
      : no(`Readers can’t open an article ${id}. Publish it first, or choose another.`);
  const path = addressIn(wish);
  if (path === null) return no("Write an article’s number, or an address of this site such as /world.");
  const section = /^\/([^/]+)$/.exec(path)?.[1] ?? "";
  const sectionId = standing.sections.get(section);
  if (sectionId !== undefined) return { ok: true, target: { kind: "section", id: sectionId, slug: section } };
  if (standsAt(path, standing) || isOld(path)) return { ok: true, target: { kind: "path", path } };
  return no(`Nothing stands at ${path}. Lead it to an article’s number, a section or a page of the site.`);
}

export type AddressRow = Readonly<{ line: number; from: string; to: string }>;
export type RowProblem = Readonly<{ line: number; from: string; problem: string }>;
export type Judged = Readonly<{
  problems: readonly RowProblem[];
  /** What is to be written, by address: the rows' own, and older ones whose page moves with this. */
  changes: ReadonlyMap<string, Target>;
}>;

/**
 * Judge rows together with the addresses that are kept already: each problem by its row, and what to write when there is
 * none. An address that leads to another old address is led to where that one ends; one that comes back to itself is refused.
 */
export function judgeAddresses(
  rows: readonly AddressRow[],
  standing: Standing,
  kept: ReadonlyMap<string, Target>,
): Judged {
  const problems: RowProblem[] = [];
  const wanted = new Map<string, Readonly<{ row: AddressRow; address: string }>>();
  for (const row of rows) {
    const say = (problem: string) => problems.push({ line: row.line, from: row.from, problem });
    const written = readOldAddress(row.from);
    if (!written.ok) {
      say(written.problem);
      continue;
    }
    const { address } = written;
    const before = wanted.get(address);
    if (standsAt(address, standing)) say("A page of the site stands at this address, and readers get that.");
    else if (before && before.row.to.trim() !== row.to.trim())
      say(`Line ${before.row.line} leads this address somewhere else. Keep one of the two.`);
    else if (!before) wanted.set(address, { row, address });
  }
  const isOld = (address: string) => wanted.has(address) || kept.has(address);
  const led = new Map<string, Target>(kept);
  const fresh: (typeof wanted extends Map<string, infer Wish> ? Wish : never)[] = [];
  for (const wish of wanted.values()) {
    const read = readTarget(wish.row.to, standing, isOld);
    if (!read.ok) {
      problems.push({ line: wish.row.line, from: wish.row.from, problem: read.problem });
      continue;
    }
    led.set(wish.address, read.target);
    fresh.push(wish);
  }
  const changes = new Map<string, Target>();
  const endOf = endsOf(led);
  for (const { row, address } of fresh) {
    const end = endOf(address);
    if (end === null)
      problems.push({
        line: row.line,
        from: row.from,
        problem: "It leads back to itself, over other old addresses.",
      });
    else changes.set(address, end);
  }
  for (const [address, target] of kept) {
    if (wanted.has(address) || target.kind !== "path") continue;
    const end = endOf(address);
    if (end !== null && (end.kind !== "path" || end.path !== target.path)) changes.set(address, end);
  }
  return { problems: problems.toSorted((one, other) => one.line - other.line), changes };
}

/**
 * The target behind any number of old addresses; null for a ring and for what leads into one. Whatever lies on the way is
 * remembered with its end: a chain through a whole table is walked once, not once for each of its lines.
 */
function endsOf(led: ReadonlyMap<string, Target>): (address: string) => Target | null {
  const ends = new Map<string, Target | null>();
  return (address) => {
    const way = new Set<string>();
    let end: Target | null = null;
    let here: string | null = address;
    while (here !== null) {
      const known = ends.get(here);
      if (known !== undefined || way.has(here)) {
        end = known ?? null;
        break;
      }
      const target = led.get(here);
      if (target === undefined) break;
      way.add(here);
      end = target;
      here = target.kind === "path" ? target.path : null;
    }
    for (const passed of way) ends.set(passed, end);
    return end;
  };
}
