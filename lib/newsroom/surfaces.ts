// What a receipt names (newsroom.md §8): every surface on which readers may meet an article, with the milliseconds after
// which it showed what was decided, or why nobody here can say.

/** Milliseconds since the decision; null when nobody here can say, and then the note says why. */
export type ReceiptSurface = Readonly<{ surface: string; milliseconds: number | null; note: string | null }>;

/** A server, or the CDN in front of them all, that has dropped what the purge named. */
export type Answer = Readonly<{ milliseconds: number; by: "server" | "cdn" }>;

/** What became of telling a hub or a search engine. */
export type Told = Readonly<{
  whom: "hub" | "search";
  /** Milliseconds until it took the news; null while it hasn't. */
  milliseconds: number | null;
  tries: number;
  /** It will not be told any more. */
  over: boolean;
}>;

const toldNames: Readonly<Record<Told["whom"], string>> = {
  hub: "WebSub hub",
  search: "IndexNow (search engines)",
};

const waiting = "no server has confirmed it yet";
const unanswered = "no server answered";
const notOurs = "not in our hands";
const cacheOf = "Page cache, server ";
const mail = "Mail to the newsroom";
const cdn = "CDN in front";
const cdnWaiting = "it has not confirmed it yet";
const cdnUnanswered = "it did not confirm it: what it keeps lapses by itself within some minutes";

const names: Readonly<Record<string, readonly string[]>> = {
  front: ["Front page"],
  feeds: ["Feeds", "Sitemaps"],
  corrections: ["Corrections page and its feed"],
  site: ["Every page"],
};
const kinds: Readonly<Record<string, string>> = {
  article: "Article’s page",
  translations: "Pages in other languages",
  section: "Section",
  bureau: "Bureau’s page",
  author: "Author’s page",
  topic: "Topic",
  day: "Archive of",
};
const rank = [
  "article",
  "translations",
  "front",
  "section",
  "bureau",
  "author",
  "topic",
  "day",
  "feeds",
  "corrections",
  "site",
];

function placeOf(tag: string): number {
  const at = rank.indexOf(tag.split(":")[0] ?? "");
  return at === -1 ? rank.length : at;
}

/** Names of what a purge's tags stand for, the article's own page first. */
export function namesOf(tags: readonly string[]): readonly string[] {
  return tags
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
    .flatMap((tag) => {
      const [kind = "", ...rest] = tag.split(":");
      const known = names[tag];
      if (known) return known;
      const name = kinds[kind] ?? tag;
      const one = rest.length === 0 || kind === "article" || kind === "translations";
      return [one ? name : `${name} ${rest.join(":")}`];
    });
}

/** Pages that a receipt keeps by the slug in their address, and that people know by a name. */
export const namedPages = ["section", "bureau", "author", "topic"] as const;

/** The tag of the page that a kept line is about, if people know that page by a name: "author:lucia-ferrer". */
export function namedTag({ surface }: Pick<ReceiptSurface, "surface">): string | null {
  const kind = namedPages.find((one) => surface.startsWith(`${kinds[one]} `));
  return kind === undefined ? null : `${kind}:${surface.slice(`${kinds[kind]} `.length)}`;
}

/**
 * The lines with the names of now, by tag; what has none any more keeps its slug. Two pages of one name keep theirs
 * beside it.
 */
export function withNames(
  surfaces: readonly ReceiptSurface[],
  known: ReadonlyMap<string, string>,
): readonly ReceiptSurface[] {
  const said = surfaces.map((one) => {
    const tag = namedTag(one);
    const name = tag === null ? undefined : known.get(tag);
    if (tag === null || name === undefined) return one.surface;
    const kind = kinds[tag.split(":")[0] ?? ""];
    return /^(?:section|topic):/.test(tag) ? `${kind} ${name}` : `${kind}, ${name}`;
  });
  return surfaces.map((one, index) => {
    const surface = said[index] ?? one.surface;
    const slug = namedTag(one)?.split(":")[1];
    const twice = said.filter((other) => other === surface).length > 1;
    return { ...one, surface: twice && slug !== undefined ? `${surface} (${slug})` : surface };
  });
}

/**
 * The receipt before anybody has answered: kept with the event, so that nothing of it is lost. `behindCdn`: readers get
 * pages through a CDN, which has to drop them as well.
 */
export function openSurfaces(tags: readonly string[], behindCdn: boolean): readonly ReceiptSurface[] {
  return [
    ...namesOf(tags).map((surface) => ({ surface, milliseconds: null, note: waiting })),
    ...(behindCdn ? [{ surface: cdn, milliseconds: null, note: cdnWaiting }] : []),
    {
      surface: "Search and API",
      milliseconds: null,
      note: "read the database itself: changed with the commit",
    },
    { surface: "Search engines and social networks", milliseconds: null, note: notOurs },
    { surface: "Readers’ open tabs and feed readers", milliseconds: null, note: notOurs },
  ];
}

/** A line that says when one server's cache had dropped it all. */
export const isCache = ({ surface }: Pick<ReceiptSurface, "surface">): boolean => surface.startsWith(cacheOf);

/** Lines that are said anew each time. */
const isSaidAnew = (one: Pick<ReceiptSurface, "surface">): boolean =>
  isCache(one) || one.surface === mail || one.surface === cdn || isTold(one);

/** Lines that an answer fills in: readers' pages, and nothing that is said of caches, mail and hubs. */
const isPage = ({ surface, note }: ReceiptSurface): boolean =>
  (note === null || note === waiting || note === unanswered) && !isSaidAnew({ surface });

/** Whether everybody whose answer a receipt waits for has given one: a server, and the CDN where there is one. */
export function answered(surfaces: readonly ReceiptSurface[], answers: readonly Answer[]): boolean {
  const from = (one: Answer["by"]) => answers.some(({ by }) => by === one);
  return from("server") && (from("cdn") || surfaces.every(({ surface }) => surface !== cdn));
}

/**
 * The receipt with the answers that are in. A page counts as done when the slowest server has dropped it, and the CDN where
 * readers come through one. `over`: nobody will answer any more.
 */
export function settleSurfaces(
  surfaces: readonly ReceiptSurface[],
  answers: readonly Answer[],
  queued: Readonly<{ waiting: number; sent: number }>,
  over = false,
  told: readonly Told[] = [],
): readonly ReceiptSurface[] {
  const servers = answers.filter(({ by }) => by === "server");
  const done = answered(surfaces, answers) || (over && servers.length > 0);
  const slowest = done ? Math.max(...answers.map((one) => one.milliseconds)) : null;
  const pages = surfaces.filter(isPage).map(({ surface }) => ({
    surface,
    milliseconds: slowest,
    note: slowest === null ? (over ? unanswered : waiting) : null,
  }));
  const inFront = surfaces
    .filter(({ surface }) => surface === cdn)
    .map(({ surface }) => {
      const milliseconds = answers.find(({ by }) => by === "cdn")?.milliseconds ?? null;
      return {
        surface,
        milliseconds,
        note: milliseconds === null ? (over ? cdnUnanswered : cdnWaiting) : null,
      };
    });
  const others = surfaces.filter((one) => !isPage(one) && !isSaidAnew(one));
  return [
    ...pages,
    ...inFront,
    ...servers.map(({ milliseconds }, index) => ({
      surface: `${cacheOf}${index + 1} of ${servers.length}`,
      milliseconds,
      note: null,
    })),
    { surface: mail, milliseconds: null, note: mailNote(queued) },
    ...told.map(toldLine),
    ...others,
  ];
}

function mailNote({ waiting: queued, sent }: Readonly<{ waiting: number; sent: number }>): string {
  if (queued === 0 && sent === 0) return "none was queued";
  if (sent === 0) return `${queued} queued`;
  return queued === 0 ? `${sent} sent: ${notOurs}` : `${queued} queued, ${sent} sent: ${notOurs}`;
}

const isTold = ({ surface }: Pick<ReceiptSurface, "surface">): boolean =>
  Object.values(toldNames).includes(surface);

/** Whether a server's answer is kept in it. */
export function holdsAnswer(surfaces: readonly ReceiptSurface[]): boolean {
  return surfaces.some((one) => one.milliseconds !== null && !isTold(one));
}

/** The receipt as it is kept, with what became of hubs and search engines since. */
export function withTold(
  surfaces: readonly ReceiptSurface[],
  told: readonly Told[],
): readonly ReceiptSurface[] {
  const at = surfaces.findIndex(({ surface }) => surface === mail) + 1;
  const others = surfaces.filter((one) => !isTold(one));
  return others.toSpliced(at, 0, ...told.map(toldLine));
}

function toldLine({ whom, milliseconds, tries, over }: Told): ReceiptSurface {
  const surface = toldNames[whom];
  if (milliseconds !== null) return { surface, milliseconds, note: null };
  if (over) return { surface, milliseconds, note: "refused the news: see Publisher’s health" };
  const again = tries === 1 ? "once" : `${tries} times`;
  return { surface, milliseconds, note: tries === 0 ? "queued" : `tried ${again}, will be tried again` };
}
