// A person's portrait: a picture of the library that they may see, with a credit and with rights. Readers never get one whose
// rights are denied or over: the view live.portrait says so at every moment, and whoever changes a picture drops the pages here.
import { eq, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { rightsState, type RightsState } from "#lib/newsroom/picture-rights.ts";
import { type Database, newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { isId } from "./ids.ts";
import type { StoredPicture } from "./media.ts";
import { maySeePicture } from "./picture-sight.ts";
import { purge } from "./purge.ts";
import { liveByline } from "./schema/live.ts";
import { media } from "./schema/media.ts";
import { person } from "./schema/people.ts";
import { portrait } from "./schema/portraits.ts";

export type PortraitUse = Readonly<{
  personId: string;
  name: string;
  slug: string;
  /** Their name stands on a live page, so that they have one of their own. */
  hasPage: boolean;
}>;

/** Whose portrait the picture is, by name. */
export async function portraitUses(db: Database, mediaId: string): Promise<PortraitUse[]> {
  return db
    .select({
      personId: person.id,
      name: person.name,
      slug: person.slug,
      hasPage: sql<boolean>`exists (select from ${liveByline} where ${liveByline.personId} = ${person.id})`,
    })
    .from(portrait)
    .innerJoin(person, eq(person.id, portrait.personId))
    .where(eq(portrait.mediaId, mediaId))
    .orderBy(person.name, person.id);
}

/** Tags of the pages that show the picture as somebody's portrait. Call with its row locked. */
export async function portraitTags(tx: Transaction, mediaId: string): Promise<string[]> {
  return (await portraitUses(tx, mediaId)).map(({ slug }) => `author:${slug}`);
}

/** Drop those pages, if there are any. Call with the picture's row locked. */
export async function purgePortraits(tx: Transaction, mediaId: string): Promise<void> {
  const tags = await portraitTags(tx, mediaId);
  if (tags.length > 0) await purge(tx, tags);
}

/** A person's own portrait as they look at it, with how its rights stand. */
export type OwnPortrait = StoredPicture & Readonly<{ fileName: string; title: string; state: RightsState }>;

export async function portraitOf(personId: string): Promise<OwnPortrait | null> {
  const db = newsroom();
  const [row] = await db
    .select({ picture: media })
    .from(portrait)
    .innerJoin(media, eq(media.id, portrait.mediaId))
    .where(eq(portrait.personId, personId));
  if (!row) return null;
  const { id, key, width, height, widths, caption, credit, alt, fileName, title } = row.picture;
  const { rights: category, denied, expiresAt } = row.picture;
  const state = rightsState({ category, denied, expiresAt }, await now(db));
  return { id, key, width, height, widths, caption, credit, alt, fileName, title, state };
}

/**
 * Set the actor's portrait, or take it away (null). Answers what is wrong with it, in a sentence, or null when it is set. The
 * picture's row is held, so that nobody denies it meanwhile.
 */
export async function setPortrait(
  tx: Transaction,
  actor: Actor,
  mediaId: string | null,
): Promise<string | null> {
  if (mediaId === null) {
    await tx.delete(portrait).where(eq(portrait.personId, actor.id));
    return null;
  }
  const [picture] = isId(mediaId)
    ? await tx.select().from(media).where(eq(media.id, mediaId)).for("share")
    : [];
  if (!picture || !(await maySeePicture(tx, actor, picture)))
    return "This picture is not here, or you may not see it any more. Choose another.";
  const { rights: category, denied, expiresAt } = picture;
  const state = rightsState({ category, denied, expiresAt }, await now(tx));
  if (state === "denied" || state === "expired")
    return "This picture may not be shown. Choose another, or ask its bureau about its rights.";
  if (picture.credit === "")
    return "This picture has no credit. Add one in the library, or ask its bureau to, then save again.";
  await tx
    .insert(portrait)
    .values({ personId: actor.id, mediaId })
    .onConflictDoUpdate({ target: portrait.personId, set: { mediaId } });
  return null;
}
