// Every door of the program and what it answers to whom. A page, handler, action or socket without a row here fails
// doors.test.ts.
import type { Role } from "#lib/newsroom/article.ts";

/** `all`: 200 to everybody who is signed in. `article`: as the right to read that article. Else the roles that get in. */
export type Door = Readonly<{
  opens: "all" | "nobody" | "article" | readonly Role[];
  /** Signed out: led to the sign-in, or told 401 in JSON. */
  signedOut: "sign-in" | 401;
  /** Opens, but says nothing of the article's text. */
  wordless?: true;
  /** Never ends by itself: its head is asked for. */
  endless?: true;
}>;

const writers: readonly Role[] = ["reporter", "editor", "chief"];

/** Method and address, as the files of app/desk spell it. */
export const doors: Readonly<Record<string, Door>> = {
  "GET /desk": { opens: "all", signedOut: "sign-in" },
  "GET /desk/[...path]": { opens: "nobody", signedOut: "sign-in" },
  "GET /desk/articles/new": { opens: writers, signedOut: "sign-in" },
  "GET /desk/articles/[id]": { opens: "article", signedOut: "sign-in" },
  "GET /desk/articles/[id]/history": { opens: "article", signedOut: "sign-in" },
  "GET /desk/articles/[id]/preview": { opens: "article", signedOut: "sign-in" },
  "GET /desk/articles/[id]/reviewers": { opens: "article", signedOut: "sign-in" },
  "GET /desk/calendar": { opens: ["reporter", "editor", "chief", "legal"], signedOut: "sign-in" },
  "GET /desk/search": { opens: ["reporter", "editor", "chief", "legal"], signedOut: "sign-in" },
  "GET /desk/settings": { opens: ["editor", "chief", "admin"], signedOut: "sign-in" },
  "GET /desk/settings/bureaus": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "GET /desk/settings/bureaus/[slug]": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "GET /desk/settings/people": { opens: ["admin"], signedOut: "sign-in" },
  "GET /desk/settings/people/[id]": { opens: "nobody", signedOut: "sign-in" },
  "GET /desk/account": { opens: "all", signedOut: "sign-in" },
  "GET /desk/settings/sections": { opens: ["admin"], signedOut: "sign-in" },
  "GET /desk/settings/topics": { opens: ["editor", "chief"], signedOut: "sign-in" },
  "GET /desk/settings/site": { opens: ["admin"], signedOut: "sign-in" },
  "GET /desk/settings/addresses": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "POST /desk/settings/addresses/export": { opens: ["chief", "admin"], signedOut: 401 },
  "POST /desk/settings/addresses/import": { opens: ["chief", "admin"], signedOut: 401 },
  "GET /desk/settings/publishing": { opens: ["admin"], signedOut: "sign-in" },
  "GET /desk/settings/design": { opens: ["admin"], signedOut: "sign-in" },
  // Opens with a design in its query; the bare address is nothing to anybody.
  "GET /desk/settings/design/preview": { opens: "nobody", signedOut: "sign-in" },
  "GET /desk/settings/design/preview/sheet": { opens: "nobody", signedOut: 401 },
  "GET /desk/settings/design/logo/[key]": { opens: "nobody", signedOut: 401 },
  "POST /desk/api/logo": { opens: ["admin"], signedOut: 401 },
  "GET /desk/health": { opens: ["editor", "chief", "admin"], signedOut: "sign-in" },
  "GET /desk/settings/house-style": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "GET /desk/log": { opens: ["editor", "chief", "legal", "admin"], signedOut: "sign-in" },
  "POST /desk/log/export": { opens: ["editor", "chief", "legal", "admin"], signedOut: 401 },
  "GET /desk/handover": { opens: ["reporter", "editor", "chief", "legal"], signedOut: "sign-in" },
  "GET /desk/fronts": { opens: ["editor", "chief"], signedOut: "sign-in" },
  "GET /desk/fronts/[place]": { opens: ["editor", "chief"], signedOut: "sign-in" },
  "GET /desk/fronts/[place]/preview": { opens: ["editor", "chief"], signedOut: "sign-in" },
  "GET /desk/fronts/[place]/versions": { opens: ["editor", "chief"], signedOut: "sign-in" },
  "GET /desk/api/fronts": { opens: ["editor", "chief"], signedOut: 401 },
  "GET /desk/numbers": { opens: ["editor", "chief"], signedOut: "sign-in" },
  "POST /desk/numbers/export": { opens: ["editor", "chief"], signedOut: 401 },
  "GET /desk/media": { opens: ["reporter", "editor", "chief", "legal"], signedOut: "sign-in" },
  "GET /desk/media/picture/[id]": { opens: "nobody", signedOut: "sign-in" },
  "GET /desk/media/[key]": { opens: "article", signedOut: "sign-in" },
  "GET /desk/shell-worker": { opens: "all", signedOut: 401 },
  "GET /desk/notices": { opens: "all", signedOut: "sign-in" },
  "GET /desk/notices/settings": { opens: "all", signedOut: "sign-in" },
  "GET /desk/api/notices": { opens: "all", signedOut: 401 },
  "POST /desk/api/notices": { opens: "all", signedOut: 401 },
  "GET /desk/api/stream": { opens: "all", signedOut: 401, endless: true },
  "GET /desk/api/lines": { opens: "all", signedOut: 401 },
  "GET /desk/api/board": { opens: "all", signedOut: 401 },
  "GET /desk/api/articles": { opens: "all", signedOut: 401 },
  "POST /desk/api/articles": { opens: writers, signedOut: 401 },
  "GET /desk/api/library": { opens: ["reporter", "editor", "chief", "legal"], signedOut: 401 },
  "GET /desk/api/people": { opens: writers, signedOut: 401 },
  "GET /desk/api/topics": { opens: writers, signedOut: 401 },
  "POST /desk/api/topics": { opens: ["editor", "chief"], signedOut: 401 },
  "PUT /desk/api/articles/[id]/topics": { opens: "article", signedOut: 401 },
  "PUT /desk/api/articles/[id]/translation": { opens: "article", signedOut: 401 },
  "PUT /desk/api/articles/[id]/working-copy": { opens: "article", signedOut: 401 },
  "POST /desk/api/articles/[id]/ticket": { opens: "article", signedOut: 401 },
  "GET /desk/api/articles/[id]/fields": { opens: "article", signedOut: 401 },
  "PUT /desk/api/articles/[id]/fields": { opens: "article", signedOut: 401 },
  "PUT /desk/api/articles/[id]/claim": { opens: "article", signedOut: 401 },
  "GET /desk/api/articles/[id]/writers": { opens: "article", signedOut: 401, wordless: true },
  "GET /desk/api/articles/[id]/export": { opens: "article", signedOut: 401 },
  "POST /desk/api/articles/[id]/pictures": { opens: "article", signedOut: 401 },
  "POST /desk/api/pictures": { opens: writers, signedOut: 401 },
  "POST /desk/api/pictures/[id]/replacement": { opens: ["editor", "chief"], signedOut: 401 },
  "GET /desk/api/articles/[id]/review": { opens: "article", signedOut: 401 },
  "GET /desk/api/articles/[id]/people": { opens: "article", signedOut: 401, wordless: true },
  "POST /desk/api/articles/[id]/threads": { opens: "article", signedOut: 401 },
  "POST /desk/api/articles/[id]/threads/[thread]": { opens: "article", signedOut: 401 },
  "POST /desk/api/articles/[id]/threads/[thread]/comments": { opens: "article", signedOut: 401 },
  "POST /desk/api/articles/[id]/suggestions": { opens: "article", signedOut: 401 },
  "GET /desk/api/articles/[id]/restored": { opens: "article", signedOut: 401, wordless: true },
  "GET /desk/api/articles/[id]/kept-words": { opens: "article", signedOut: 401, wordless: true },
  "POST /desk/api/articles/[id]/kept-words": { opens: "article", signedOut: 401 },
};

/**
 * Doors outside the newsroom, which no right opens: what everybody gets, the way in, and what opens to whoever holds a key
 * that was made for them.
 */
export const outerDoors: Readonly<Record<string, "readers" | "machines" | "way-in" | "key">> = {
  "GET /": "readers",
  "GET /[...path]": "readers",
  "GET /[section]": "readers",
  "GET /[section]/feed.xml": "readers",
  "GET /archive": "readers",
  "GET /archive/[year]/[month]": "readers",
  "GET /about": "readers",
  "GET /ads.txt": "readers",
  "GET /archive/[year]/[month]/[day]": "readers",
  "GET /assets/[file]": "readers",
  "GET /atom.xml": "readers",
  "GET /author/[slug]": "readers",
  "GET /author/[slug]/feed.xml": "readers",
  "GET /bureau/[slug]": "readers",
  "GET /bureau/[slug]/feed.xml": "readers",
  "GET /brand/[file]": "readers",
  "GET /cards/[file]": "readers",
  "GET /corrections": "readers",
  "GET /corrections/feed.xml": "readers",
  "GET /design/[file]": "readers",
  "GET /ethics": "readers",
  "GET /favicon": "readers",
  "GET /feed.json": "readers",
  "GET /feed.xml": "readers",
  "GET /media/[file]": "readers",
  "GET /news-sitemap.xml": "readers",
  "GET /news/[id]/[[...slug]]": "readers",
  "GET /robots.txt": "readers",
  "GET /search": "readers",
  "GET /sitemap.xml": "readers",
  "GET /sitemaps/[file]": "readers",
  "GET /topic/[slug]": "readers",
  "GET /topic/[slug]/feed.xml": "readers",
  "GET /api/health": "machines",
  "POST /api/views": "machines",
  "GET /set-up": "way-in",
  "GET /set-up/newsroom": "way-in",
  "GET /sign-in": "way-in",
  ...Object.fromEntries(
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].map(
      (method) => [`${method} /api/auth/[...nextauth]`, "way-in"] as const,
    ),
  ),
  "GET /calendar/[key]": "key",
  "GET /review/[token]": "key",
  "POST /review/[token]": "key",
  "GET /review/[token]/media/[file]": "key",
  "GET /sign-in/invite/[token]": "key",
};

/** Who takes over connections, and at which address; lib/server/collab-rights.test.ts asks for every cell there. */
export const sockets: readonly string[] = ["lib/server/collab.ts /collab", "lib/server/main.ts hands over"];

/** Server actions by file and name; each is asked about an article that the person may not see, too. */
export const actions: readonly string[] = [
  "app/desk/articles/[id]/actions.ts carryOut",
  "app/desk/articles/[id]/actions.ts reloadBar",
  "app/desk/articles/[id]/history/actions.ts saveVersion",
  "app/desk/articles/[id]/planned-length.ts planLength",
  ...["allToDigest", "setDigestHour", "setMail"].map(
    (name) => `app/desk/notices/settings/actions.ts ${name}`,
  ),
  ...["saveBureau", "saveSection", "moveBureau", "moveSection", "setPolicies", "setSite"].map(
    (name) => `app/desk/settings/actions.ts ${name}`,
  ),
  ...["saveTopicAs", "mergeTopicInto"].map((name) => `app/desk/settings/topics/actions.ts ${name}`),
  ...["saveCut", "saveRights", "saveWords"].map((name) => `app/desk/media/picture/[id]/actions.ts ${name}`),
  ...["makeLink", "takeBackLink"].map((name) => `app/desk/articles/[id]/reviewers/actions.ts ${name}`),
  ...["moveItem", "plan", "dropPlan", "makeFeed", "dropFeed"].map(
    (name) => `app/desk/calendar/actions.ts ${name}`,
  ),
  "app/desk/account/actions.ts changePassword",
  "app/desk/account/actions.ts saveOwnPage",
  "app/set-up/newsroom/actions.ts makeNewsroom",
  "app/sign-in/invite/[token]/actions.ts choosePassword",
  ...["giveRole", "giveBureaus", "setDoor", "invite", "offerNewPassword", "takeBackInvite", "endSession"].map(
    (name) => `app/desk/settings/people/actions.ts ${name}`,
  ),
  ...["leadAddress", "dropAddress"].map((name) => `app/desk/settings/addresses/actions.ts ${name}`),
  "app/desk/view-actions.ts changeViews",
  "app/desk/many-actions.ts carryOutForMany",
  "app/desk/handover/actions.ts takeOver",
  ...["arrangeFront", "restoreVersion"].map((name) => `app/desk/fronts/actions.ts ${name}`),
  "app/desk/log/actions.ts verifyLog",
  "app/desk/health/actions.ts lookAtSite",
  "app/desk/settings/publishing/actions.ts setConventions",
  "app/desk/settings/design/actions.ts setDesign",
  ...["addStarterStyle", "removeStyleRule", "saveStyleRule", "saveTypography", "switchStyleRule"].map(
    (name) => `app/desk/settings/house-style/actions.ts ${name}`,
  ),
];

/** Deeds that aren't asked for by themselves: which approval a yes is follows from the step; links are db/review-links.test.ts. */
export const elsewhere: ReadonlySet<string> = new Set(["approve-for-standards", "share-for-review"]);
