// Every door of the newsroom and what it answers to whom. A page, handler or action without a row here fails access.spec.ts.
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
  "GET /desk/settings": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "GET /desk/settings/bureaus": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "GET /desk/settings/bureaus/[slug]": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "GET /desk/settings/people": { opens: ["admin"], signedOut: "sign-in" },
  "GET /desk/settings/people/[id]": { opens: "nobody", signedOut: "sign-in" },
  "GET /desk/account": { opens: "all", signedOut: "sign-in" },
  "GET /desk/settings/sections": { opens: ["admin"], signedOut: "sign-in" },
  "GET /desk/settings/site": { opens: ["admin"], signedOut: "sign-in" },
  "GET /desk/settings/house-style": { opens: ["chief", "admin"], signedOut: "sign-in" },
  "GET /desk/log": { opens: ["editor", "chief", "legal", "admin"], signedOut: "sign-in" },
  "POST /desk/log/export": { opens: ["editor", "chief", "legal", "admin"], signedOut: 401 },
  "GET /desk/handover": { opens: ["reporter", "editor", "chief", "legal"], signedOut: "sign-in" },
  "GET /desk/numbers": { opens: ["editor", "chief"], signedOut: "sign-in" },
  "POST /desk/numbers/export": { opens: ["editor", "chief"], signedOut: 401 },
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
  "GET /desk/api/people": { opens: writers, signedOut: 401 },
  "PUT /desk/api/articles/[id]/working-copy": { opens: "article", signedOut: 401 },
  "POST /desk/api/articles/[id]/ticket": { opens: "article", signedOut: 401 },
  "GET /desk/api/articles/[id]/fields": { opens: "article", signedOut: 401 },
  "PUT /desk/api/articles/[id]/fields": { opens: "article", signedOut: 401 },
  "PUT /desk/api/articles/[id]/claim": { opens: "article", signedOut: 401 },
  "GET /desk/api/articles/[id]/writers": { opens: "article", signedOut: 401, wordless: true },
  "GET /desk/api/articles/[id]/export": { opens: "article", signedOut: 401 },
  "POST /desk/api/articles/[id]/pictures": { opens: "article", signedOut: 401 },
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
  ...["makeLink", "takeBackLink"].map((name) => `app/desk/articles/[id]/reviewers/actions.ts ${name}`),
  ...["moveItem", "plan", "dropPlan", "makeFeed", "dropFeed"].map(
    (name) => `app/desk/calendar/actions.ts ${name}`,
  ),
  "app/desk/account/actions.ts changePassword",
  ...["giveRole", "giveBureaus", "setDoor", "invite", "offerNewPassword", "takeBackInvite", "endSession"].map(
    (name) => `app/desk/settings/people/actions.ts ${name}`,
  ),
  "app/desk/view-actions.ts changeViews",
  "app/desk/many-actions.ts carryOutForMany",
  "app/desk/handover/actions.ts takeOver",
  "app/desk/log/actions.ts verifyLog",
  ...["addStarterStyle", "removeStyleRule", "saveStyleRule", "saveTypography", "switchStyleRule"].map(
    (name) => `app/desk/settings/house-style/actions.ts ${name}`,
  ),
];

/** Deeds that aren't asked for by themselves: which approval a yes is follows from the step; links are db/review-links.test.ts. */
export const elsewhere: ReadonlySet<string> = new Set(["approve-for-standards", "share-for-review"]);
