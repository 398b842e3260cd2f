// What every change of a picture has in common: its locked row, a retry answered like the first try, the note in the site's chain.
import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { PictureEditRefusal } from "#lib/newsroom/picture-refusal.ts";
import type { Transaction } from "./client.ts";
import { recordEvent, siteChain } from "./events.ts";
import { maySeePicture } from "./picture-sight.ts";
import { event, type EventState } from "./schema/events.ts";
import { media } from "./schema/media.ts";
import { person } from "./schema/people.ts";

/** Who acts, and the key of the request: the same one again is a retry. */
export type PictureDeedBy = Readonly<{ actor: Actor; requestId: string }>;

export type PictureOutcome = Readonly<
  | { ok: true; version: number; /** Live pages that show it. */ live: readonly number[] }
  | { ok: false; refusal: PictureEditRefusal }
>;

export type PictureRow = typeof media.$inferSelect;

export const refused = (refusal: PictureEditRefusal) => ({ ok: false, refusal }) as const;

/** Events of a picture, by an index of their own. */
export function ofPicture(id: string) {
  return sql`${event.after} ? 'mediaId' and ${event.after}->>'mediaId' = ${id}`;
}

/** The picture's row, locked, if the person may see it. */
export async function lockedPicture(tx: Transaction, actor: Actor, id: string): Promise<PictureRow | null> {
  const [row] = await tx.select().from(media).where(eq(media.id, id)).for("update");
  return row && (await maySeePicture(tx, actor, row)) ? row : null;
}

/** True when this request was carried out before: a retry answers like the first. */
export async function doneBefore(
  tx: Transaction,
  { actor, requestId }: PictureDeedBy,
  id: string,
): Promise<boolean> {
  const [found] = await tx
    .select({ id: event.id })
    .from(event)
    .where(
      and(
        eq(event.articleId, siteChain),
        ofPicture(id),
        eq(event.requestId, requestId),
        eq(event.actorId, actor.id),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Stale, with who changed it; null when it is as it was seen. */
export async function staleBy(
  tx: Transaction,
  row: Pick<PictureRow, "version" | "changedBy">,
  seen: number,
): Promise<PictureEditRefusal | null> {
  if (row.version === seen) return null;
  const [by] = row.changedBy
    ? await tx.select({ name: person.name }).from(person).where(eq(person.id, row.changedBy))
    : [];
  return { kind: "stale", by: by?.name ?? null };
}

/** What every change by a person sets. */
export function changedNow({ actor }: PictureDeedBy, row: Pick<PictureRow, "version">, at: Date) {
  return { version: row.version + 1, changedAt: at, changedBy: actor.id };
}

/** Note a change in the site's chain. States hold no word of the picture's. */
export async function recordPicture(
  tx: Transaction,
  { actor, requestId }: PictureDeedBy,
  at: Date,
  verb: string,
  mediaId: string,
  before: EventState,
  after: EventState,
  reason: string | null = null,
): Promise<string> {
  return recordEvent(tx, {
    articleId: siteChain,
    verb,
    actorId: actor.id,
    before,
    after: { mediaId, ...after },
    reason,
    requestId,
    at,
  });
}
