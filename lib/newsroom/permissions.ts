// Who may do what: the table of newsroom.md §9 as data. Screens, actions, handlers and the rights tests read this file and no other.
import type { Actor, Article, Role, Stage } from "./article.ts";
import type { Refusal } from "./decision.ts";
import { isLaxer, type Asked } from "./laxity.ts";

/**
 * How far a right reaches. *own*: created by, assigned to, or signed by the person, inside the person's
 * bureaus. *bureau*: everything of the person's bureaus. *all*: every bureau, without membership.
 */
export type Reach = "none" | "own" | "bureau" | "all";

type Row = Readonly<Record<Role, Reach>>;

const row = (reporter: Reach, editor: Reach, chief: Reach, legal: Reach, admin: Reach): Row => ({
  reporter,
  editor,
  chief,
  legal,
  admin,
});

/** Deeds that concern one article. The names of verbs are the names of their deeds. */
export const articleDeeds = {
  read: row("bureau", "bureau", "all", "all", "none"),
  "see-history": row("bureau", "bureau", "all", "all", "none"),
  preview: row("bureau", "bureau", "all", "all", "none"),
  "see-media": row("bureau", "bureau", "all", "all", "none"),
  comment: row("bureau", "bureau", "all", "all", "none"),
  suggest: row("bureau", "bureau", "all", "all", "none"),
  create: row("bureau", "bureau", "all", "none", "none"),
  "edit-text": row("own", "bureau", "all", "none", "none"),
  "share-for-review": row("none", "bureau", "all", "all", "none"),
  upload: row("own", "bureau", "all", "none", "none"),
  "set-topics": row("own", "bureau", "all", "none", "none"),
  submit: row("own", "bureau", "all", "none", "none"),
  "take-back": row("own", "bureau", "all", "none", "none"),
  claim: row("bureau", "bureau", "all", "none", "none"),
  "release-claim": row("bureau", "bureau", "all", "none", "none"),
  assign: row("own", "bureau", "all", "none", "none"),
  "request-changes": row("none", "bureau", "all", "none", "none"),
  approve: row("none", "bureau", "all", "none", "none"),
  "approve-as-legal": row("none", "none", "none", "all", "none"),
  "approve-for-standards": row("none", "none", "all", "none", "none"),
  reopen: row("none", "bureau", "all", "none", "none"),
  publish: row("none", "bureau", "all", "none", "none"),
  "publish-change": row("none", "bureau", "all", "none", "none"),
  "publish-again": row("none", "bureau", "all", "none", "none"),
  schedule: row("none", "bureau", "all", "none", "none"),
  unschedule: row("none", "bureau", "all", "none", "none"),
  withhold: row("none", "bureau", "all", "all", "none"),
  "plan-withhold": row("none", "bureau", "all", "all", "none"),
  "cancel-withhold": row("none", "bureau", "all", "all", "none"),
  kill: row("none", "none", "all", "all", "none"),
  retract: row("none", "none", "all", "none", "none"),
  "publish-in-emergency": row("none", "none", "all", "none", "none"),
  spike: row("none", "bureau", "all", "none", "none"),
  unspike: row("none", "bureau", "all", "none", "none"),
  restore: row("own", "bureau", "all", "none", "none"),
  "set-embargo": row("own", "bureau", "all", "all", "none"),
  "lift-embargo": row("none", "bureau", "all", "all", "none"),
  "place-editorial-hold": row("none", "bureau", "all", "none", "none"),
  "release-editorial-hold": row("none", "bureau", "all", "none", "none"),
  "place-rights-hold": row("none", "none", "all", "none", "none"),
  "release-rights-hold": row("none", "none", "all", "none", "none"),
  "place-legal-hold": row("none", "none", "all", "all", "none"),
  "release-legal-hold": row("none", "none", "none", "all", "none"),
  "put-in-vault": row("none", "bureau", "all", "all", "none"),
  "leave-vault": row("none", "bureau", "all", "all", "none"),
} as const satisfies Record<string, Row>;

export type ArticleDeed = keyof typeof articleDeeds;

/** Deeds that concern the site and no article. Reach is "all" or "none". */
export const siteDeeds = {
  "open-desk": row("all", "all", "all", "all", "all"),
  "open-board": row("all", "all", "all", "all", "none"),
  "manage-people": row("none", "none", "none", "none", "all"),
  "manage-bureaus": row("none", "none", "none", "none", "all"),
  "manage-sections": row("none", "none", "none", "none", "all"),
  "manage-site": row("none", "none", "none", "none", "all"),
  /** Where old addresses lead. */
  "manage-addresses": row("none", "none", "all", "none", "all"),
  "set-policies": row("none", "none", "all", "none", "all"),
  /** Of the articles that the person may read: an administrator sees none. */
  "see-log": row("none", "all", "all", "all", "all"),
  /** What happened to people and settings. */
  "see-site-log": row("none", "none", "all", "none", "all"),
  "verify-log": row("none", "none", "all", "none", "all"),
  "hand-over": row("all", "all", "all", "all", "none"),
  "see-numbers": row("none", "all", "all", "none", "none"),
  "manage-topics": row("none", "all", "all", "none", "none"),
  /** What stands where on the front page: those who may publish. */
  "curate-front": row("none", "all", "all", "none", "none"),
  /** The same for the sections' pages. */
  "curate-sections": row("none", "all", "all", "none", "none"),
  /** Whether what the site says to machines is right. */
  "see-health": row("none", "all", "all", "none", "all"),
} as const satisfies Record<string, Row>;

export type SiteDeed = keyof typeof siteDeeds;

/**
 * Deeds that concern a picture of the library. *own*: uploaded by the person. New bytes under a picture that readers see
 * pass no second reader, so replacing is the editors'.
 */
export const pictureDeeds = {
  "see-picture": row("bureau", "bureau", "all", "all", "none"),
  "add-picture": row("bureau", "bureau", "all", "none", "none"),
  "change-picture": row("own", "bureau", "all", "none", "none"),
  "replace-picture": row("none", "bureau", "all", "none", "none"),
  "set-picture-rights": row("none", "bureau", "all", "all", "none"),
} as const satisfies Record<string, Row>;

export type PictureDeed = keyof typeof pictureDeeds;
export type Deed = ArticleDeed | SiteDeed;

/** Stages in which a role may change the text. Review is the editor's; ready belongs to nobody until it is reopened. */
const editStages: Readonly<Record<Role, readonly Stage[]>> = {
  reporter: ["draft"],
  editor: ["draft", "review"],
  chief: ["draft", "review"],
  legal: [],
  admin: [],
};

/** Killed text is kept for chief and legal alone. */
const readersOfKilled: ReadonlySet<Role> = new Set<Role>(["chief", "legal"]);

export type Place = Pick<Article, "bureauId"> &
  Partial<Pick<Article, "createdBy" | "assignedTo" | "bylinePersonIds" | "stage" | "publication" | "spiked">>;

export type MayNot = Extract<Refusal, { kind: "may-not" }>;

const isSiteDeed = (deed: Deed): deed is SiteDeed => Object.hasOwn(siteDeeds, deed);

/** How far a role's right to a deed reaches, before any article is looked at. */
export function reachOf(role: Role, deed: Deed): Reach {
  return isSiteDeed(deed) ? siteDeeds[deed][role] : articleDeeds[deed][role];
}

/** Created by, assigned to, or named in the byline (newsroom.md §9). */
export function isOwn(actor: Pick<Actor, "id">, place: Place): boolean {
  return (
    place.createdBy === actor.id ||
    place.assignedTo === actor.id ||
    (place.bylinePersonIds ?? []).includes(actor.id)
  );
}

/**
 * Why a person's role gives no right to a deed here, or null. Pass the article for deeds on articles, a
 * bureau (`{ bureauId }`) for `create`, nothing for deeds on the site. Stage and publication count only
 * in that a killed article is hidden from all but chief and legal; everything else about them is lifecycle.ts.
 */
export function mayNot(actor: Actor, deed: Deed, place?: Place): MayNot | null {
  const reach = reachOf(actor.role, deed);
  if (reach === "none") return { kind: "may-not", why: "role" };
  if (isSiteDeed(deed)) return null;
  if (place === undefined)
    throw new Error(`The deed ${deed} concerns an article or a bureau, and none was given.`);
  if (place.publication === "killed" && !readersOfKilled.has(actor.role))
    return { kind: "may-not", why: "role" };
  if (reach === "all") return null;
  if (!actor.bureauIds.includes(place.bureauId)) return { kind: "may-not", why: "bureau" };
  if (reach === "own" && !isOwn(actor, place)) return { kind: "may-not", why: "own-work" };
  return null;
}

/** True if the person's role gives the right to this deed here. See `mayNot` for what to pass and for the reason. */
export function may(actor: Actor, deed: Deed, place?: Place): boolean {
  return mayNot(actor, deed, place) === null;
}

/** False means hidden: the caller answers 404 with the bytes of a missing article. */
export function mayRead(actor: Actor, article: Place): boolean {
  return may(actor, "read", article);
}

/** Why the text can't be changed by this person now, or null (newsroom.md §9, and §3: read-only at ready). */
export function editRefusal(
  actor: Actor,
  article: Place & Pick<Article, "stage" | "publication" | "spiked">,
  deed: "edit-text" | "upload" | "restore" = "edit-text",
): Refusal | null {
  const refusal = mayNot(actor, deed, article);
  if (refusal !== null) return refusal;
  if (article.publication === "killed" || !editStages[actor.role].includes(article.stage)) {
    return { kind: "not-now", why: "stage", stage: article.stage, publication: article.publication };
  }
  return article.spiked ? { kind: "not-now", why: "spiked" } : null;
}

/** True if the person may save text into the working copy now. */
export function mayEditText(
  actor: Actor,
  article: Place & Pick<Article, "stage" | "publication" | "spiked">,
): boolean {
  return editRefusal(actor, article) === null;
}

/**
 * Why the article's topics, or what it translates, can't be changed by this person now, or null. They are not in the hash,
 * so an editor may change them at every stage and on a live page (newsroom.md §2); its writer only while nobody has been
 * asked for a yes.
 */
export function topicsRefusal(
  actor: Actor,
  article: Place & Pick<Article, "stage" | "publication">,
): Refusal | null {
  const refusal = mayNot(actor, "set-topics", article);
  if (refusal !== null) return refusal;
  const { stage, publication } = article;
  const theirs =
    reachOf(actor.role, "set-topics") !== "own" || (stage === "draft" && publication === "never");
  return theirs && publication !== "killed" ? null : { kind: "not-now", why: "stage", stage, publication };
}

/**
 * Why this person can't keep the text under a name now, or null. Whoever may change it may; a chief also where nobody may
 * change it, since keeping a copy changes nothing.
 */
export function nameVersionRefusal(
  actor: Actor,
  article: Place & Pick<Article, "stage" | "publication" | "spiked">,
): Refusal | null {
  const refusal = editRefusal(actor, article);
  return actor.role === "chief" && refusal?.kind === "not-now" ? null : refusal;
}

/** What somebody may do with the text while others write in it. */
export type TextRight = "edit" | "suggest" | "read";

/** Stages in which a suggestion can still be made: at ready the text belongs to nobody. */
const suggestStages: ReadonlySet<Stage> = new Set<Stage>(["draft", "review"]);

/**
 * What the person may do with the text now (newsroom.md §9); null when the article is hidden from them. Whoever may edit
 * may suggest; who may only suggest changes no word by it.
 */
export function textRight(
  actor: Actor,
  article: Place & Pick<Article, "stage" | "publication" | "spiked">,
): TextRight | null {
  if (!mayRead(actor, article)) return null;
  if (editRefusal(actor, article) === null) return "edit";
  const open = suggestStages.has(article.stage) && !article.spiked && article.publication !== "killed";
  return open && may(actor, "suggest", article) ? "suggest" : "read";
}

/**
 * Why an article can't be moved to another bureau by this person, or null. A move changes hashed text, so it
 * needs the right to change text in both bureaus; where less is asked of a text there, it needs the chief.
 */
export function moveRefusal(
  actor: Actor,
  article: Place & Pick<Article, "stage" | "publication" | "spiked">,
  to: Readonly<{ bureauId: string }> & Asked,
  asksHere: Asked,
): Refusal | null {
  const here = editRefusal(actor, article);
  if (here !== null) return here;
  const there = mayNot(actor, "edit-text", { ...article, bureauId: to.bureauId });
  if (there !== null) return there;
  return isLaxer(to, asksHere) && actor.role !== "chief" ? { kind: "may-not", why: "laxer-bureau" } : null;
}
