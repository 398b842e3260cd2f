// Where an old address leads, as of a reader's snapshot. Asked only where nothing stands, by primary key.
import { eq } from "drizzle-orm";
import { plainAddress, writtenAddress } from "#lib/newsroom/old-addresses.ts";
import { articlePath } from "#lib/newsroom/readers.ts";
import type { Snapshot } from "./live.ts";
import { liveArticle, liveGone, liveRedirect } from "./schema/live.ts";
import { liveSection } from "./schema/live-views.ts";

/** Purged whenever any old address is added, changed or removed. */
export const addressesTag = "addresses";

export type Led = Readonly<{ what: "path"; path: string } | { what: "gone" }> &
  Readonly<{ tags: readonly string[] }>;

const feed = "/feed.xml";

/**
 * Follow the old address of this path. `gone`: it led to an article that was killed since. Null: it leads nowhere, or to an
 * article that readers can't open at the moment. A feed of a section that moved is followed with the section.
 */
export async function followOldAddress(snapshot: Snapshot, path: string): Promise<Led | null> {
  const address = plainAddress(path);
  if (address === null) return null;
  const found = await lookedUp(snapshot, address);
  if (found !== null || !address.endsWith(feed)) return found;
  const section = await lookedUp(snapshot, address.slice(0, -feed.length));
  return section?.what === "path" && section.section ? { ...section, path: section.path + feed } : null;
}

async function lookedUp(
  { db }: Snapshot,
  address: string,
): Promise<(Led & Readonly<{ section: boolean }>) | null> {
  const [row] = await db
    .select({
      articleId: liveRedirect.articleId,
      path: liveRedirect.path,
      slug: liveArticle.slug,
      gone: liveGone.articleId,
      section: liveSection.slug,
    })
    .from(liveRedirect)
    .leftJoin(liveArticle, eq(liveArticle.id, liveRedirect.articleId))
    .leftJoin(liveGone, eq(liveGone.articleId, liveRedirect.articleId))
    .leftJoin(liveSection, eq(liveSection.id, liveRedirect.sectionId))
    .where(eq(liveRedirect.address, address));
  if (!row) return null;
  const { articleId: id, slug } = row;
  const tags = [addressesTag, ...(id === null ? [] : [`article:${id}`])];
  if (row.gone !== null) return { what: "gone", tags, section: false };
  const to =
    id !== null && slug !== null
      ? articlePath({ id, slug })
      : row.section !== null
        ? `/${row.section}`
        : row.path;
  return to === null ? null : { what: "path", path: writtenAddress(to), tags, section: row.section !== null };
}
