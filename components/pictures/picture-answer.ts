// What a picture's page shows and may ask for, and what it hears of it.
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import type { Publication, Stage } from "#lib/newsroom/article.ts";
import type { Crops, Focal, PictureMetadata, PictureWords } from "#lib/newsroom/picture.ts";
import type { RightsCategory } from "#lib/newsroom/picture-rights.ts";
import type { TilePicture } from "./picture-tile.tsx";

/** Where it is used: a live page, a text that the person may read, or both. */
export type ShownUse = Readonly<{
  articleId: number;
  headline: string;
  bureau: string;
  /** Readers see the picture there; null when they don't. */
  liveSlug: string | null;
  /** Null: the person may not read the text, and knows the live page alone. */
  desk: Readonly<{ stage: Stage; publication: Publication; inText: boolean }> | null;
}>;

/** Whose portrait it is, and whether readers have a page of them. */
export type ShownPortrait = Readonly<{ personId: string; name: string; slug: string; hasPage: boolean }>;

export type ShownPicture = Omit<TilePicture, "used"> &
  Readonly<{
    keywords: readonly string[];
    bytes: number;
    /** False: its parts can't be cut. */
    hasOriginal: boolean;
    focal: Focal | null;
    crops: Crops;
    category: RightsCategory;
    usageTerms: string;
    denied: boolean;
    deniedReason: string;
    expiresAt: Date | null;
    metadata: PictureMetadata;
    /** What a change must have seen. */
    version: number;
    uses: readonly ShownUse[];
    portraits: readonly ShownPortrait[];
  }>;

/** What every change sends along: which picture, and what was looked at. */
export type OfPicture = Readonly<{ id: string; seen: number }>;

export type RightsWish = Readonly<{
  category: RightsCategory;
  usageTerms: string;
  denied: boolean;
  reason: string;
  /** ISO 8601, or null for no end. */
  expiresAt: string | null;
}>;

/** What a deed made of the picture, or why not. */
export type PictureAnswer =
  | Readonly<{ ok: true; said: string; version: number }>
  | Extract<SettingsAnswer, { ok: false }>;

export type PictureDeeds = Readonly<{
  saveWords: (input: OfPicture & Readonly<{ words: PictureWords }>) => Promise<PictureAnswer>;
  saveCut: (input: OfPicture & Readonly<{ focal: Focal | null; crops: Crops }>) => Promise<PictureAnswer>;
  saveRights: (input: OfPicture & RightsWish) => Promise<PictureAnswer>;
}>;

/** Readers' address of a live page, for people who look what a change does there. */
export function livePage({ articleId, liveSlug }: ShownUse): string | null {
  return liveSlug === null ? null : `/news/${articleId}/${liveSlug}`;
}

/** "3 live pages, 2 texts and 1 portrait", or of these the kinds that are there. Empty for no use. */
export function usesInWords({ uses, portraits }: Pick<ShownPicture, "uses" | "portraits">): string {
  const live = uses.filter(({ liveSlug }) => liveSlug !== null).length;
  const texts = uses.length - live;
  const count = (number: number, one: string) =>
    number === 0 ? "" : number === 1 ? `1 ${one}` : `${number} ${one}s`;
  const kinds = [count(live, "live page"), count(texts, "text"), count(portraits.length, "portrait")];
  return kinds
    .filter(Boolean)
    .join(", ")
    .replace(/, ([^,]*)$/, " and $1");
}
