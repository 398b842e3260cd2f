// A picture that changes under pages that show it: those pages are written again and dropped from every cache in the same transaction.
import { eq, inArray, sql } from "drizzle-orm";
import { isLockTaken, newsroom, type Transaction } from "./client.ts";
import { liveUses } from "./picture-uses.ts";
import { portraitTags } from "./portraits.ts";
import { project } from "./projection.ts";
import { purge } from "./purge.ts";
import { article } from "./schema/articles.ts";
import { media } from "./schema/media.ts";

/** A page began to show the picture while the others were being locked. */
class AnotherPage extends Error {
  override name = "AnotherPage";
}

const mostTries = 10;

export type PictureOnPages = Readonly<{
  tx: Transaction;
  picture: typeof media.$inferSelect;
  /** Live pages that show it. */
  live: readonly number[];
  /** Write those pages again and drop them everywhere, and the pages of whom it portrays. Call it last. */
  showAgain: () => Promise<void>;
}>;

/**
 * Run with the picture's row and those of all articles whose live page shows it locked, articles first as whoever publishes
 * takes them. Null: there is no such picture. Whoever publishes waits longer for a lock than this, so of the two this one begins
 * again.
 */
export async function withLivePages<Result>(
  mediaId: string,
  run: (on: PictureOnPages) => Promise<Result>,
): Promise<Result | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await newsroom().transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = '400ms'`);
        const live = await liveUses(tx, mediaId);
        const rows =
          live.length === 0
            ? []
            : await tx
                .select()
                .from(article)
                .where(inArray(article.id, live))
                .orderBy(article.id)
                .for("update");
        const [picture] = await tx.select().from(media).where(eq(media.id, mediaId)).for("update");
        if (!picture) return null;
        const known = new Set(live);
        if ((await liveUses(tx, mediaId)).some((id) => !known.has(id))) throw new AnotherPage();
        const showAgain = async (): Promise<void> => {
          const tags = new Set<string>(await portraitTags(tx, mediaId));
          for (const row of rows) for (const tag of await project(tx, row)) tags.add(tag);
          if (tags.size > 0) await purge(tx, tags);
        };
        return await run({ tx, picture, live, showAgain });
      });
    } catch (error) {
      if (tries >= mostTries || !(error instanceof AnotherPage || isLockTaken(error))) throw error;
    }
  }
}
