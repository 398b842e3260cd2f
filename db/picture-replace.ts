// New bytes under the same picture: every text keeps working, and live pages show the new one from this commit on.
import { and, eq, ne } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { mayNotPicture } from "#lib/newsroom/picture-permissions.ts";
import { now } from "./clock.ts";
import { isId } from "./ids.ts";
import type { FileFacts } from "./media.ts";
import { enqueue } from "./outbox.ts";
import { withLivePages } from "./picture-pages.ts";
import {
  changedNow,
  doneBefore,
  type PictureDeedBy,
  type PictureOutcome,
  recordPicture,
  refused,
  staleBy,
} from "./picture-row.ts";
import { maySeePicture } from "./picture-sight.ts";
import { isLockTaken, isTakenAlready, newsroom } from "./client.ts";
import { media } from "./schema/media.ts";

/** A file that was taken in and is stored, to stand in the place of another. */
export type Replacement = Readonly<{
  key: string;
  fileName: string;
  width: number;
  height: number;
  widths: readonly number[];
  bytes: number;
}> &
  Omit<FileFacts, "title" | "keywords" | "usageTerms">;

/** Before a file is taken in: why it may not come, or null; undefined: the picture is hidden or missing. */
export async function replaceRefusal(
  actor: Actor,
  id: string,
): Promise<ReturnType<typeof mayNotPicture> | undefined> {
  if (!isId(id)) return undefined;
  const db = newsroom();
  const [row] = await db
    .select({ id: media.id, bureauId: media.bureauId, uploadedBy: media.uploadedBy })
    .from(media)
    .where(eq(media.id, id));
  if (!row || !(await maySeePicture(db, actor, row))) return undefined;
  return mayNotPicture(actor, "replace-picture", row);
}

/** Of the same shape, within one part in a hundred: what was drawn on the former still fits. */
function sameShape(a: Readonly<{ width: number; height: number }>, b: typeof a): boolean {
  return Math.abs((a.width * b.height) / (a.height * b.width) - 1) < 0.01;
}

/**
 * Put a file in the place of a picture's. Its words and rights stay as people set them; its parts only where the new one has
 * the same shape. From the commit on the former file is answered nowhere. Null: hidden or missing.
 */
export async function replacePicture(
  deed: PictureDeedBy,
  id: string,
  seen: number,
  file: Replacement,
): Promise<PictureOutcome | null> {
  if (!isId(id)) return null;
  try {
    return await putInPlace(deed, id, seen, file);
  } catch (error) {
    if (isLockTaken(error)) return refused({ kind: "not-now", why: "busy" });
    // Somebody brought the same file in the same moment.
    if (isTakenAlready(error)) return refused({ kind: "not-now", why: "known" });
    throw error;
  }
}

function putInPlace(
  deed: PictureDeedBy,
  id: string,
  seen: number,
  file: Replacement,
): Promise<PictureOutcome | null> {
  return withLivePages(id, async ({ tx, picture, live, showAgain }): Promise<PictureOutcome | null> => {
    const { actor } = deed;
    if (!(await maySeePicture(tx, actor, picture))) return null;
    const mayNot = mayNotPicture(actor, "replace-picture", picture);
    if (mayNot) return refused(mayNot);
    if (await doneBefore(tx, deed, id)) return { ok: true, version: picture.version, live };
    const stale = await staleBy(tx, picture, seen);
    if (stale) return refused(stale);
    if (file.key === picture.key) return refused({ kind: "not-now", why: "same" });
    const [other] = await tx
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.key, file.key), ne(media.id, id)));
    if (other) return refused({ kind: "not-now", why: "known" });
    const at = await now(tx);
    const { key, fileName, width, height, bytes, metadata, colour, original } = file;
    await tx
      .update(media)
      .set({
        key,
        fileName,
        width,
        height,
        bytes,
        metadata,
        colour,
        original,
        widths: [...file.widths],
        drawnCrops: file.drawnCrops,
        renditions: "pending",
        ...(!sameShape(file, picture) && { crops: {}, focal: null }),
        ...changedNow(deed, picture, at),
      })
      .where(eq(media.id, id));
    await recordPicture(tx, deed, at, "replace-picture", id, { key: picture.key }, { key });
    await enqueue(tx, [{ kind: "renditions", payload: { mediaId: id } }]);
    await showAgain();
    return { ok: true, version: picture.version + 1, live };
  });
}
