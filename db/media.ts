// Pictures as rows: what was taken in, by whom, for which bureau, and who of the newsroom may look at them.
import { eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { editRefusal } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { newId, onlyIds } from "./ids.ts";
import { maySeePicture } from "./picture-sight.ts";
import { readableArticle } from "./reading-rights.ts";
import { media } from "./schema/media.ts";

export type StoredPicture = Readonly<{
  id: string;
  key: string;
  /** Pixels of the original, upright. */
  width: number;
  height: number;
  /** Widths of the stored renditions, ascending. */
  widths: readonly number[];
  caption: string;
  credit: string;
  alt: string;
}>;

const shown = {
  id: media.id,
  key: media.key,
  width: media.width,
  height: media.height,
  widths: media.widths,
  caption: media.caption,
  credit: media.credit,
  alt: media.alt,
};

export type NewPicture = Omit<StoredPicture, "id"> &
  Readonly<{ fileName: string; bytes: number; bureauId: string | null }>;

/** Where an upload to this article would belong, or why it may not come; null when the article is hidden or missing. */
export async function uploadPlace(
  actor: Actor,
  articleId: number,
): Promise<Readonly<{ ok: true; bureauId: string }> | Readonly<{ ok: false; refusal: Refusal }> | null> {
  const loaded = await readableArticle(newsroom(), actor, articleId);
  if (!loaded) return null;
  const refusal = editRefusal(actor, loaded.article, "upload");
  return refusal ? { ok: false, refusal } : { ok: true, bureauId: loaded.row.bureauId };
}

/**
 * Add a picture whose files are stored. One that is known already (by its key) is answered as it is; when another bureau
 * brings the same bytes it belongs to every bureau from then on, since both have it anyway.
 */
export async function insertMedia(actor: Actor, picture: NewPicture): Promise<StoredPicture> {
  const { widths, ...given } = picture;
  return newsroom().transaction(async (tx) => {
    const at = await now(tx);
    const [made] = await tx
      .insert(media)
      .values({ id: newId(), ...given, widths: [...widths], uploadedBy: actor.id, createdAt: at })
      .onConflictDoUpdate({
        target: media.key,
        set: {
          bureauId: sql`case when ${media.bureauId} is not distinct from excluded.bureau_id then ${media.bureauId} end`,
        },
      })
      .returning(shown);
    if (!made) throw new Error(`picture ${picture.key} was not written`);
    return made;
  });
}

/** Pictures by id, for screens that draw a text which the person may read. Ids that nobody uploaded are left out. */
export async function picturesByIds(ids: readonly string[]): Promise<Record<string, StoredPicture>> {
  if (ids.length === 0) return {};
  const rows = await newsroom()
    .select(shown)
    .from(media)
    .where(inArray(media.id, onlyIds(ids)));
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

/** The picture of this key if the person may look at it. Null: hidden or missing. */
export async function mediaByKeyForDesk(actor: Actor, key: string): Promise<StoredPicture | null> {
  const db = newsroom();
  const [row] = await db
    .select({ ...shown, bureauId: media.bureauId, uploadedBy: media.uploadedBy })
    .from(media)
    .where(eq(media.key, key));
  if (!row) return null;
  const { bureauId, uploadedBy, ...picture } = row;
  return (await maySeePicture(db, actor, { id: picture.id, bureauId, uploadedBy })) ? picture : null;
}

/** Keys and widths of all pictures, for what checks or copies the stored files. */
export async function allPictures(): Promise<{ id: string; key: string; widths: number[] }[]> {
  return newsroom()
    .select({ id: media.id, key: media.key, widths: media.widths })
    .from(media)
    .orderBy(media.key);
}
