// What readers and machines may know of the publisher itself: its look, its words about itself, its plain files.
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { ConventionsDraft } from "#lib/newsroom/conventions.ts";
import { type Design, designSheet, type Logo } from "#lib/newsroom/design.ts";
import type { Publisher } from "#lib/newsroom/readers.ts";
import type { Snapshot } from "./live.ts";
import { liveArticle, liveCard } from "./schema/live.ts";
import { livePublisher } from "./schema/live-views.ts";

/** What every page selects; the long words stay where they are. */
export const publisherColumns = {
  accent: livePublisher.accent,
  headlineType: livePublisher.headlineType,
  mastheadLine: livePublisher.mastheadLine,
  logoKey: livePublisher.logoKey,
  logoWidth: livePublisher.logoWidth,
  logoHeight: livePublisher.logoHeight,
  logoWidths: livePublisher.logoWidths,
  logoTurnsLight: livePublisher.logoTurnsLight,
  hasAbout: sql<boolean>`${livePublisher.about} <> ''`,
  hasEthics: sql<boolean>`${livePublisher.ethics} <> ''`,
  hub: livePublisher.hub,
};

type PublisherRow = Omit<Design, "logo"> &
  Pick<Publisher, "hasAbout" | "hasEthics" | "hub"> &
  Readonly<{
    logoKey: string | null;
    logoWidth: number | null;
    logoHeight: number | null;
    logoWidths: readonly number[] | null;
    logoTurnsLight: boolean;
  }>;

function logoOf(row: PublisherRow): Logo | null {
  const { logoKey: key, logoWidth: width, logoHeight: height, logoWidths: widths } = row;
  if (key === null || width === null || height === null || widths === null) return null;
  return { key, width, height, widths, turnsLight: row.logoTurnsLight };
}

/** The row as pages take it. */
export function publisherOf(row: PublisherRow): Publisher {
  const { accent, headlineType, mastheadLine, hasAbout, hasEthics, hub } = row;
  const design: Design = { accent, headlineType, mastheadLine, logo: logoOf(row) };
  return { design, sheet: sheetPath(design), hasAbout, hasEthics, hub };
}

/** Where a design's stylesheet lies, by its content, so that it may be kept for ever; null when nothing differs from the house's. */
function sheetPath(design: Design): string | null {
  const sheet = designSheet(design);
  if (sheet === "") return null;
  return `/design/${createHash("sha256").update(sheet).digest("hex").slice(0, 12)}.css`;
}

export type PublicWords = Pick<
  ConventionsDraft,
  "aiCrawlers" | "adsTxt" | "securityContact" | "about" | "ethics"
> &
  Readonly<{
    /** By which search engines know the site; null while IndexNow is off. */
    indexNowKey: string | null;
  }>;

/** The publisher's words about itself and the contents of its plain files. */
export async function publicWords({ db }: Snapshot): Promise<PublicWords> {
  const [row] = await db
    .select({
      aiCrawlers: livePublisher.aiCrawlers,
      adsTxt: livePublisher.adsTxt,
      securityContact: livePublisher.securityContact,
      about: livePublisher.about,
      ethics: livePublisher.ethics,
      indexNowKey: livePublisher.indexNowKey,
    })
    .from(livePublisher);
  if (!row) throw new Error("live.publisher has no row: run the migrations again");
  return row;
}

/** Articles that readers can open and whose card this is; none when nobody's is. */
export async function articlesOfCard({ db }: Snapshot, key: string): Promise<number[]> {
  const rows = await db
    .select({ id: liveArticle.id })
    .from(liveCard)
    .innerJoin(liveArticle, eq(liveArticle.id, liveCard.articleId))
    .where(eq(liveCard.key, key));
  return rows.map(({ id }) => id);
}
