// The words that an article begins with when a picture comes in: credit, caption and alternative text, as its file has them.
import type { PictureMetadata } from "#lib/newsroom/picture.ts";
import { pictureMetadata, type RawMetadata } from "./picture-metadata.ts";

export type PictureWords = Readonly<{ credit: string; caption: string; alt: string }>;

const longestCredit = 300;

/** Who made it and whom to thank, as they stand in a credit line: "Ana Ruiz/Agency". */
function creditLine({ creator, credit }: PictureMetadata): string {
  const line = creator && credit && creator !== credit ? `${creator}/${credit}` : creator || credit;
  return line.slice(0, longestCredit).toWellFormed();
}

/** The words of metadata that was read. */
export function wordsOf(metadata: PictureMetadata): PictureWords {
  return { credit: creditLine(metadata), caption: metadata.caption, alt: metadata.alt };
}

/** The words in a picture's metadata, each empty when there is none. Never throws, whatever the bytes are. */
export function pictureWords(raw: RawMetadata): PictureWords {
  return wordsOf(pictureMetadata(raw));
}
