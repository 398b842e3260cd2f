// Pictures as rows: what was taken in, by whom, for which bureau, and who of the newsroom may look at them. The library's own
// questions and changes stand in picture-*.ts.
import { eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { editRefusal, type MayNot } from "#lib/newsroom/permissions.ts";
import type { DrawnCrops, OriginalKind, PictureMetadata, RenditionState } from "#lib/newsroom/picture.ts";
import { mayNotPicture } from "#lib/newsroom/picture-permissions.ts";
import type { RightsCategory } from "#lib/newsroom/picture-rights.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { newId, onlyIds } from "./ids.ts";
import { enqueue } from "./outbox.ts";
import { maySeePicture } from "./picture-sight.ts";
import { readableArticle } from "./reading-rights.ts";
import { media } from "./schema/media.ts";
import { bureau } from "./schema/people.ts";

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
  Readonly<{ fileName: string; bytes: number; bureauId: string | null }> &
  Partial<FileFacts & Readonly<{ rights: RightsCategory }>>;

/** What a picture's file says and what became of it. */
export type FileFacts = Readonly<{
  title: string;
  keywords: readonly string[];
  usageTerms: string;
  metadata: PictureMetadata;
  colour: string | null;
  renditions: RenditionState;
  drawnCrops: DrawnCrops;
  original: OriginalKind | null;
}>;

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

/** For which bureau an upload to the library would be, or why it may not come; null when there is no bureau of this slug. */
export async function uploadBureau(
  actor: Actor,
  slug: string,
): Promise<Readonly<{ ok: true; bureauId: string }> | Readonly<{ ok: false; refusal: MayNot }> | null> {
  const [row] = await newsroom().select({ id: bureau.id }).from(bureau).where(eq(bureau.slug, slug));
  if (!row) return null;
  const refusal = mayNotPicture(actor, "add-picture", { bureauId: row.id, uploadedBy: actor.id });
  return refusal ? { ok: false, refusal } : { ok: true, bureauId: row.id };
}

/**
 * Add a picture whose files are stored. Those of its sizes that aren't are drawn by a task. One that is known already (by its key) is answered as it is; when another bureau
 * brings the same bytes it belongs to every bureau from then on, since both have it anyway.
 */
export async function insertMedia(actor: Actor, picture: NewPicture): Promise<StoredPicture> {
  const { widths, ...given } = picture;
  return newsroom().transaction(async (tx) => {
    const at = await now(tx);
    const [made] = await tx
      .insert(media)
      .values({
        id: newId(),
        ...given,
        widths: [...widths],
        uploadedBy: actor.id,
        createdAt: at,
        changedAt: at,
      })
      .onConflictDoUpdate({
        target: media.key,
        set: {
          bureauId: sql`case when ${media.bureauId} is not distinct from excluded.bureau_id then ${media.bureauId} end`,
          original: sql`coalesce(${media.original}, excluded.original)`,
          // Brought again, what had vanished or failed is drawn again.
          renditions: sql`case when excluded.renditions = 'pending' then excluded.renditions else ${media.renditions} end`,
        },
      })
      .returning({ ...shown, renditions: media.renditions });
    if (!made) throw new Error(`picture ${picture.key} was not written`);
    const { renditions, ...row } = made;
    if (renditions === "pending") await enqueue(tx, [{ kind: "renditions", payload: { mediaId: row.id } }]);
    return row;
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

export type DeskPicture = StoredPicture & Readonly<{ drawnCrops: DrawnCrops }>;

/** The picture of this key if the person may look at it. Null: hidden or missing. */
export async function mediaByKeyForDesk(actor: Actor, key: string): Promise<DeskPicture | null> {
  const db = newsroom();
  const [row] = await db
    .select({
      ...shown,
      drawnCrops: media.drawnCrops,
      bureauId: media.bureauId,
      uploadedBy: media.uploadedBy,
    })
    .from(media)
    .where(eq(media.key, key));
  if (!row) return null;
  const { bureauId, uploadedBy, ...picture } = row;
  return (await maySeePicture(db, actor, { id: picture.id, bureauId, uploadedBy })) ? picture : null;
}

export type KeptPicture = Readonly<{
  id: string;
  key: string;
  widths: readonly number[];
  drawnCrops: DrawnCrops;
  original: OriginalKind | null;
}>;

/** Which files all pictures have, for what checks or copies them. */
export async function allPictures(): Promise<KeptPicture[]> {
  return newsroom()
    .select({
      id: media.id,
      key: media.key,
      widths: media.widths,
      drawnCrops: media.drawnCrops,
      original: media.original,
    })
    .from(media)
    .orderBy(media.key);
}
