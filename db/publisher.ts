// The publisher's look and conventions as an administrator sets them: judged, recorded in the site's chain, shown on every page.
import { createHash, randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { type ConventionsDraft, conventionsProblems, keptConventions } from "#lib/newsroom/conventions.ts";
import { type Design, type DesignDraft, designProblems, type Logo } from "#lib/newsroom/design.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { purge } from "./purge.ts";
import type { EventState } from "./schema/events.ts";
import { livePerson } from "./schema/live-views.ts";
import { bureau, section } from "./schema/people.ts";
import { logo, publisher } from "./schema/publisher.ts";
import type { SettingsOutcome } from "./settings.ts";
import { type AskedBy, recordOfSite } from "./site-record.ts";

type Row = typeof publisher.$inferSelect;

const mayNot = { ok: false, refusal: { kind: "may-not" } } as const;
const stale = { ok: false, refusal: { kind: "stale" } } as const;
const problem = (problems: Readonly<Record<string, string>>): SettingsOutcome => ({
  ok: false,
  refusal: { kind: "problems", problems },
});

/** A name for a state that was shown: a later change must have seen it. */
function seal(state: unknown): string {
  return createHash("sha256").update(JSON.stringify(state)).digest("hex").slice(0, 24);
}

/** Long words stand in the log by their digest: the log says that they changed, the page what they are. */
const digest = (words: string): string =>
  words === "" ? "" : createHash("sha256").update(words).digest("hex").slice(0, 16);

const conventionsOf = (row: Row): ConventionsDraft => ({
  webSub: row.webSub,
  webSubHub: row.webSubHub,
  indexNow: row.indexNow,
  indexNowEndpoint: row.indexNowEndpoint,
  aiCrawlers: row.aiCrawlers,
  adsTxt: row.adsTxt,
  securityContact: row.securityContact,
  about: row.about,
  ethics: row.ethics,
});

const stated = ({ about, ethics, adsTxt, ...rest }: ConventionsDraft): EventState => ({
  ...rest,
  about: digest(about),
  ethics: digest(ethics),
  adsTxt: digest(adsTxt),
});

async function theRow(tx: Transaction): Promise<Row> {
  const [row] = await tx.select().from(publisher).for("update");
  if (!row) throw new Error("publisher has no row: run the migrations again");
  return row;
}

export type ConventionsSettings = Readonly<{
  conventions: ConventionsDraft;
  /** By which search engines know the site; empty until IndexNow was switched on once. */
  indexNowKey: string;
  seal: string;
}>;

/** The conventions, for who may set them; null for everybody else. */
export async function conventionsForSettings(actor: Actor): Promise<ConventionsSettings | null> {
  if (!may(actor, "manage-site")) return null;
  const [row] = await newsroom().select().from(publisher);
  if (!row) throw new Error("publisher has no row: run the migrations again");
  const conventions = conventionsOf(row);
  return { conventions, indexNowKey: row.indexNowKey, seal: seal(conventions) };
}

/** Set what machines and readers are told beside the articles, if nobody changed it since `seen`. `site` is the site’s own address. */
export async function saveConventions(
  deed: AskedBy,
  draft: ConventionsDraft,
  seen: string,
  site: string,
): Promise<SettingsOutcome> {
  if (!may(deed.actor, "manage-site")) return mayNot;
  const problems = conventionsProblems(draft, site);
  if (Object.keys(problems).length > 0) return problem(problems);
  const wanted = keptConventions(draft);
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    const row = await theRow(tx);
    const before = conventionsOf(row);
    if (seal(before) !== seen) return stale;
    // The key is made once and kept: search engines remember it.
    const indexNowKey =
      wanted.indexNow && row.indexNowKey === "" ? randomBytes(16).toString("hex") : row.indexNowKey;
    await tx
      .update(publisher)
      .set({ ...wanted, indexNowKey })
      .where(eq(publisher.only, true));
    await recordOfSite(tx, deed, "change-publishing", stated(before), stated(wanted));
    await purge(tx, ["site"]);
    return { ok: true, id: "publisher" };
  });
}

export type DesignSettings = Readonly<{ design: Design; seal: string }>;

async function designOf(db: Database, row: Row): Promise<Design> {
  const { accent, headlineType, mastheadLine, logoKey, logoTurnsLight: turnsLight } = row;
  const picture = logoKey === null ? null : await logoPicture(db, logoKey);
  return { accent, headlineType, mastheadLine, logo: picture === null ? null : { ...picture, turnsLight } };
}

const picturesFacts = { key: logo.key, width: logo.width, height: logo.height, widths: logo.widths };

type LogoPicture = Omit<Logo, "turnsLight">;

async function logoPicture(db: Database, key: string): Promise<LogoPicture | null> {
  const [found] = await db.select(picturesFacts).from(logo).where(eq(logo.key, key));
  return found ?? null;
}

/** An uploaded logo by its key, whether it is used or not, for who may set it; null for everybody else. */
export async function logoForSettings(actor: Actor, key: string): Promise<LogoPicture | null> {
  return may(actor, "manage-site") ? logoPicture(newsroom(), key) : null;
}

/** Keep a picture whose files are stored as one that may become the logo. The same bytes are the same logo. */
export async function keepLogo(actor: Actor, picture: LogoPicture): Promise<void> {
  const { key, width, height, widths } = picture;
  await newsroom()
    .insert(logo)
    .values({ key, width, height, widths: [...widths], uploadedBy: actor.id })
    .onConflictDoNothing();
}

/** What somebody sets of a design. */
function designDraftOf({ logo: set, ...design }: Design): DesignDraft {
  return { ...design, logo: set === null ? null : { key: set.key, turnsLight: set.turnsLight } };
}

/** The design, for who may set it; null for everybody else. */
export async function designForSettings(actor: Actor): Promise<DesignSettings | null> {
  if (!may(actor, "manage-site")) return null;
  const db = newsroom();
  const [row] = await db.select().from(publisher);
  if (!row) throw new Error("publisher has no row: run the migrations again");
  const design = await designOf(db, row);
  return { design, seal: seal(designDraftOf(design)) };
}

const gonePicture = { logo: "This picture isn’t there any more. Upload it again." };

/** A draft with its logo's picture, for a look before it is saved; problems by field when it can't be used. */
export async function designFromDraft(
  draft: DesignDraft,
): Promise<
  Readonly<{ ok: true; design: Design }> | Readonly<{ ok: false; problems: Readonly<Record<string, string>> }>
> {
  const problems = designProblems(draft);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { logo: wanted, ...rest } = draft;
  if (wanted === null) return { ok: true, design: { ...rest, logo: null } };
  const picture = await logoPicture(newsroom(), wanted.key);
  if (picture === null) return { ok: false, problems: gonePicture };
  return { ok: true, design: { ...rest, logo: { ...picture, turnsLight: wanted.turnsLight } } };
}

/** Set the pages' look, if nobody changed it since `seen`. Every page follows within a second. */
export async function saveDesign(deed: AskedBy, draft: DesignDraft, seen: string): Promise<SettingsOutcome> {
  if (!may(deed.actor, "manage-site")) return mayNot;
  const judged = await designFromDraft(draft);
  if (!judged.ok) return problem(judged.problems);
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    const row = await theRow(tx);
    const before = designDraftOf(await designOf(tx, row));
    if (seal(before) !== seen) return stale;
    const { accent, headlineType, mastheadLine, logo: wanted } = draft;
    await tx
      .update(publisher)
      .set({
        accent,
        headlineType,
        mastheadLine,
        logoKey: wanted?.key ?? null,
        logoTurnsLight: wanted?.turnsLight ?? false,
      })
      .where(eq(publisher.only, true));
    await recordOfSite(tx, deed, "change-design", statedDesign(before), statedDesign(draft));
    await purge(tx, ["site"]);
    return { ok: true, id: "publisher" };
  });
}

const statedDesign = ({ logo: wanted, ...rest }: DesignDraft): EventState => ({
  ...rest,
  logo: wanted?.key ?? null,
  logoTurnsLight: wanted?.turnsLight ?? false,
});

/** What the checks of the site's health have to know of it. */
export type Standing = Readonly<{
  sections: readonly string[];
  /** A few of each, by slug. */
  bureaus: readonly string[];
  authors: readonly string[];
  aiCrawlers: ConventionsDraft["aiCrawlers"];
  hasAds: boolean;
  hasSecurityContact: boolean;
  hasAbout: boolean;
  hasEthics: boolean;
}>;

const fewOfEach = 3;

/** The site's places with a page of their own, and what is switched on. */
export async function publisherStanding(): Promise<Standing> {
  const db = newsroom();
  const [row] = await db.select().from(publisher);
  if (!row) throw new Error("publisher has no row: run the migrations again");
  const sections = await db.select({ slug: section.slug }).from(section).orderBy(asc(section.position));
  const bureaus = await db
    .select({ slug: bureau.slug })
    .from(bureau)
    .orderBy(asc(bureau.position))
    .limit(fewOfEach);
  const authors = await db
    .select({ slug: livePerson.slug })
    .from(livePerson)
    .orderBy(asc(livePerson.slug))
    .limit(fewOfEach);
  return {
    sections: sections.map(({ slug }) => slug),
    bureaus: bureaus.map(({ slug }) => slug),
    authors: authors.map(({ slug }) => slug),
    aiCrawlers: row.aiCrawlers,
    hasAds: row.adsTxt !== "",
    hasSecurityContact: row.securityContact !== "",
    hasAbout: row.about !== "",
    hasEthics: row.ethics !== "",
  };
}
