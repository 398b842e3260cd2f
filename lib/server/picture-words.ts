// What a photographer or an agency wrote into a picture: credit, caption and alternative text, read before they are dropped
// with all other metadata. XMP wins over IPTC, IPTC over EXIF, as the IPTC's own guideline asks.
import type { Metadata } from "sharp";

export type PictureWords = Readonly<{ credit: string; caption: string; alt: string }>;

const longest = { credit: 300, caption: 2000, alt: 1000 } as const;

/** The words in a picture's metadata, each empty when there is none. Never throws, whatever the bytes are. */
export function pictureWords({
  xmpAsString,
  iptc,
  exif,
}: Pick<Metadata, "xmpAsString" | "iptc" | "exif">): PictureWords {
  const xmp = (xmpAsString ?? "").slice(0, 1_000_000);
  const fields = iptc ? iptcFields(iptc) : new Map<number, string>();
  const tags = exif ? exifTags(exif) : new Map<number, string>();
  const creator = xmpValue(xmp, "dc:creator") || (fields.get(80) ?? "") || (tags.get(0x013b) ?? "");
  const source = xmpValue(xmp, "photoshop:Credit") || (fields.get(110) ?? "");
  const credit = creator && source && creator !== source ? `${creator}/${source}` : creator || source;
  const caption = xmpValue(xmp, "dc:description") || (fields.get(120) ?? "") || (tags.get(0x010e) ?? "");
  return {
    credit: oneLine(credit, longest.credit),
    caption: oneLine(caption, longest.caption),
    alt: oneLine(xmpValue(xmp, "Iptc4xmpCore:AltTextAccessibility"), longest.alt),
  };
}

function oneLine(words: string, most: number): string {
  return words
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, most)
    .toWellFormed();
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

// Tags end before the next "<": a search from each of a million of them to the end would hold the whole server for minutes.
function decoded(markup: string): string {
  return markup
    .replaceAll(/<[^<>]*>/g, " ")
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name) return entities[name] ?? whole;
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
    });
}

/** A property as an element (its list items joined) or as an attribute. An XMP packet is small and flat, so searching is enough. */
function xmpValue(xmp: string, name: string): string {
  const opening = xmp.indexOf(`<${name}>`);
  if (opening >= 0) {
    const closing = xmp.indexOf(`</${name}>`, opening);
    if (closing < 0) return "";
    const inner = xmp.slice(opening + name.length + 2, closing);
    const items = [...inner.matchAll(/<rdf:li[^<>]*>([^<]*)<\/rdf:li>/g)].map(([, item]) =>
      decoded(item ?? "").trim(),
    );
    // Alternatives are the same text in several languages: the first stands for all.
    return inner.includes("<rdf:Alt")
      ? (items[0] ?? "")
      : items.length > 0
        ? items.join(", ")
        : decoded(inner).trim();
  }
  for (const quote of ['"', "'"]) {
    const at = xmp.indexOf(` ${name}=${quote}`);
    if (at < 0) continue;
    const from = at + name.length + 3;
    const to = xmp.indexOf(quote, from);
    if (to > from) return decoded(xmp.slice(from, to)).trim();
  }
  return "";
}

/** IPTC-IIM, record 2: datasets are 1C 02, number, two bytes of length, text. */
function iptcFields(bytes: Buffer): Map<number, string> {
  const fields = new Map<number, string>();
  let at = bytes.indexOf(Buffer.from([0x1c, 0x02]));
  const utf8 = bytes.includes(Buffer.from([0x1c, 0x01, 0x5a, 0x00, 0x03, 0x1b, 0x25, 0x47]));
  while (at >= 0 && at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const length = bytes.readUInt16BE(at + 3);
    const number = bytes[at + 2] ?? 0;
    const end = at + 5 + length;
    // Lengths above 32,767 mean an extended dataset, which no text of ours is.
    if (length > 0x7fff || end > bytes.length) break;
    if (bytes[at + 1] === 2 && !fields.has(number)) {
      fields.set(number, bytes.toString(utf8 ? "utf8" : "latin1", at + 5, end));
    }
    at = end;
  }
  return fields;
}

/** ASCII tags of EXIF's first directory. */
function exifTags(exif: Buffer): Map<number, string> {
  const tags = new Map<number, string>();
  const start = exif.toString("latin1", 0, 6) === "Exif\0\0" ? 6 : 0;
  const tiff = exif.subarray(start);
  if (tiff.length < 14) return tags;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > tiff.length) return tags;
  const count = Math.min(short(directory), 200);
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > tiff.length) break;
    const length = long(at + 4);
    if (short(at + 2) !== 2 || length > 10_000) continue;
    const from = length <= 4 ? at + 8 : long(at + 8);
    if (from + length > tiff.length) continue;
    tags.set(short(at), tiff.toString("utf8", from, from + length).replace(/\0[^]*$/, ""));
  }
  return tags;
}
