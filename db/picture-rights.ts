// Saying whose a picture is and how long it may be shown, and who hears when it may not.
import { eq, sql } from "drizzle-orm";
import { cleanLine } from "#lib/document/clean-text.ts";
import { pictureLimits } from "#lib/newsroom/picture.ts";
import { mayNotPicture } from "#lib/newsroom/picture-permissions.ts";
import type { PictureProblems } from "#lib/newsroom/picture-refusal.ts";
import type { RightsDraft } from "#lib/newsroom/picture-rights.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { isId } from "./ids.ts";
import { tellOfPicture } from "./picture-news.ts";
import { purgePortraits } from "./portraits.ts";
import { liveUses } from "./picture-uses.ts";
import {
  changedNow,
  doneBefore,
  lockedPicture,
  type PictureDeedBy,
  type PictureOutcome,
  type PictureRow,
  recordPicture,
  refused,
  staleBy,
} from "./picture-row.ts";
import type { EventState } from "./schema/events.ts";
import { media } from "./schema/media.ts";

function rightsProblems(draft: RightsDraft): PictureProblems {
  const { usageTerms, reason } = pictureLimits;
  return {
    ...(draft.usageTerms.length > usageTerms && {
      usageTerms: `At most ${usageTerms.toLocaleString("en")} characters: shorten it.`,
    }),
    ...(draft.denied && draft.reason === "" && { reason: "Say why it may not be shown." }),
    ...(draft.reason.length > reason && { reason: `At most ${reason} characters: shorten it.` }),
    ...(draft.expiresAt !== null &&
      Number.isNaN(draft.expiresAt.getTime()) && { expiresAt: "Set a day and a time, or none." }),
  };
}

/**
 * Say whose a picture is and how long it may be shown. Denied, or expired by now, nothing with it is published from then on;
 * the live pages that show it stay until somebody acts, are answered, and told to their editors and the chiefs. As somebody's
 * portrait readers see it no more.
 */
export async function setPictureRights(
  deed: PictureDeedBy,
  id: string,
  seen: number,
  asked: RightsDraft,
): Promise<PictureOutcome | null> {
  if (!isId(id)) return null;
  const draft = { ...asked, usageTerms: cleanLine(asked.usageTerms), reason: cleanLine(asked.reason) };
  return newsroom().transaction(async (tx): Promise<PictureOutcome | null> => {
    const row = await lockedPicture(tx, deed.actor, id);
    if (row === null) return null;
    const mayNot = mayNotPicture(deed.actor, "set-picture-rights", row);
    if (mayNot) return refused(mayNot);
    if (await doneBefore(tx, deed, id))
      return { ok: true, version: row.version, live: row.denied ? await liveUses(tx, id) : [] };
    const stale = await staleBy(tx, row, seen);
    if (stale) return refused(stale);
    const problems = rightsProblems(draft);
    if (Object.keys(problems).length > 0) return refused({ kind: "problems", problems });
    const at = await now(tx);
    const { category, usageTerms, denied, expiresAt } = draft;
    const expired = expiresAt !== null && expiresAt.getTime() <= at.getTime();
    await tx
      .update(media)
      .set({
        rights: category,
        usageTerms,
        denied,
        deniedReason: denied ? draft.reason : "",
        expiresAt,
        // An instant that lies in the past is told of here and now.
        expiryTold: expired ? expiresAt : sql`${media.expiryTold}`,
        ...changedNow(deed, row, at),
      })
      .where(eq(media.id, id));
    const eventId = await recordPicture(
      tx,
      deed,
      at,
      denied && !row.denied ? "deny-picture" : "set-picture-rights",
      id,
      stateOf(row.rights, row),
      stateOf(category, draft),
      denied ? draft.reason : null,
    );
    const news = denied && !row.denied ? "picture-denied" : expired && !denied ? "picture-expired" : null;
    const live = news
      ? await tellOfPicture(tx, { kind: news, mediaId: id, source: eventId, actorId: deed.actor.id, at })
      : [];
    // A portrait is left out and comes back with the rights, whoever acts or doesn't.
    await purgePortraits(tx, id);
    return { ok: true, version: row.version + 1, live };
  });
}

const stateOf = (
  rights: string,
  { denied, expiresAt }: Pick<PictureRow, "denied" | "expiresAt">,
): EventState => ({
  rights,
  denied,
  expiresAt: expiresAt?.toISOString() ?? null,
});
