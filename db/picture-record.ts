// One picture of the library: everything about it, where it is used, what happened to it, and what the person may do with it.
import { and, desc, eq, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { MayNot } from "#lib/newsroom/permissions.ts";
import type { Crops, Focal, PictureMetadata } from "#lib/newsroom/picture.ts";
import { mayNotPicture } from "#lib/newsroom/picture-permissions.ts";
import { rightsState } from "#lib/newsroom/picture-rights.ts";
import { type Database, newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { siteChain } from "./events.ts";
import { isId } from "./ids.ts";
import type { LibraryPicture } from "./picture-library.ts";
import { ofPicture } from "./picture-row.ts";
import { maySeePicture } from "./picture-sight.ts";
import { liveUses, type PictureUse, usesOf } from "./picture-uses.ts";
import { type PortraitUse, portraitUses } from "./portraits.ts";
import { event, type EventState } from "./schema/events.ts";
import { media } from "./schema/media.ts";
import { bureau, person } from "./schema/people.ts";

/** Null: the person may. */
export type PictureRights = Readonly<{
  words: MayNot | null;
  /** Parts and focal point: once readers see the picture, its bureau's editors alone. */
  crops: MayNot | Readonly<{ kind: "not-now"; why: "live" }> | null;
  replace: MayNot | null;
  rights: MayNot | null;
}>;

export type PictureRecord = Omit<LibraryPicture, "used"> &
  Readonly<{
    keywords: readonly string[];
    /** Bytes of the original. */
    bytes: number;
    /** False: it came before originals were kept, so that its parts are cut from its largest size. */
    hasOriginal: boolean;
    focal: Focal | null;
    crops: Crops;
    usageTerms: string;
    denied: boolean;
    deniedReason: string;
    metadata: PictureMetadata;
    /** What a change must have seen. */
    version: number;
    changedAt: Date;
    changedBy: string | null;
    uses: readonly PictureUse[];
    portraits: readonly PortraitUse[];
    may: PictureRights;
  }>;

/** The picture of this id if the person may look at it. Null: hidden or missing. */
export async function pictureRecord(actor: Actor, id: string): Promise<PictureRecord | null> {
  if (!isId(id)) return null;
  const db = newsroom();
  const [row] = await db
    .select({
      picture: media,
      bureau: { slug: bureau.slug, name: bureau.name },
      uploader: person.name,
      changer: sql<string | null>`(select p.name from person p where p.id = ${media.changedBy})`,
    })
    .from(media)
    .innerJoin(person, eq(person.id, media.uploadedBy))
    .leftJoin(bureau, eq(bureau.id, media.bureauId))
    .where(eq(media.id, id));
  if (!row || !(await maySeePicture(db, actor, row.picture))) return null;
  const at = await now(db);
  const { picture } = row;
  const category = picture.rights;
  const uses = await usesOf(db, actor, id);
  return {
    id,
    key: picture.key,
    width: picture.width,
    height: picture.height,
    widths: picture.widths,
    drawnCrops: picture.drawnCrops,
    colour: picture.colour,
    renditions: picture.renditions,
    fileName: picture.fileName,
    title: picture.title,
    caption: picture.caption,
    credit: picture.credit,
    alt: picture.alt,
    keywords: picture.keywords,
    bureau: row.bureau,
    uploadedBy: row.uploader,
    createdAt: picture.createdAt,
    category,
    expiresAt: picture.expiresAt,
    state: rightsState({ category, denied: picture.denied, expiresAt: picture.expiresAt }, at),
    bytes: picture.bytes,
    hasOriginal: picture.original !== null,
    focal: picture.focal,
    crops: picture.crops,
    usageTerms: picture.usageTerms,
    denied: picture.denied,
    deniedReason: picture.deniedReason,
    metadata: picture.metadata,
    version: picture.version,
    changedAt: picture.changedAt,
    changedBy: row.changer,
    uses,
    portraits: await portraitUses(db, id),
    may: await rightsOn(db, actor, picture),
  };
}

type Place = Readonly<{ id: string; bureauId: string | null; uploadedBy: string }>;

async function rightsOn(db: Database, actor: Actor, picture: Place): Promise<PictureRights> {
  const words = mayNotPicture(actor, "change-picture", picture);
  return {
    words,
    crops: words ?? (await shownRefusal(db, actor, picture.id)),
    replace: mayNotPicture(actor, "replace-picture", picture),
    rights: mayNotPicture(actor, "set-picture-rights", picture),
  };
}

/** What readers see of a live page is its editors': a reporter's own picture is no exception. */
export async function shownRefusal(
  db: Database,
  actor: Actor,
  mediaId: string,
): Promise<Readonly<{ kind: "not-now"; why: "live" }> | null> {
  if (actor.role !== "reporter" || (await liveUses(db, mediaId)).length === 0) return null;
  return { kind: "not-now", why: "live" };
}

export type PictureEvent = Readonly<{
  id: string;
  verb: string;
  actor: string | null;
  before: EventState;
  after: EventState;
  reason: string | null;
  at: Date;
}>;

/** What happened to a picture, newest first, at most 100; null when it is hidden or missing. */
export async function pictureHistory(actor: Actor, id: string): Promise<PictureEvent[] | null> {
  if (!isId(id)) return null;
  const db = newsroom();
  const [row] = await db
    .select({ id: media.id, bureauId: media.bureauId, uploadedBy: media.uploadedBy })
    .from(media)
    .where(eq(media.id, id));
  if (!row || !(await maySeePicture(db, actor, row))) return null;
  return db
    .select({
      id: event.id,
      verb: event.verb,
      actor: person.name,
      before: event.before,
      after: event.after,
      reason: event.reason,
      at: event.at,
    })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.articleId, siteChain), ofPicture(id)))
    .orderBy(desc(event.number))
    .limit(100);
}
