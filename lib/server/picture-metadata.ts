// What a photographer or an agency wrote into a picture, read before it is dropped with all other metadata. XMP wins over IPTC,
// IPTC over EXIF, as the IPTC's own guideline asks. Where it was taken by satellite, and with which camera, is read by nobody.
import type { Metadata } from "sharp";
import { pictureLimits, type PictureMetadata } from "#lib/newsroom/picture.ts";
import { exifTags } from "./exif.ts";
import { iptcFields } from "./iptc.ts";
import { xmpProperties } from "./xmp.ts";

/** Bytes and packets as the picture's decoder hands them over. */
export type RawMetadata = Pick<Metadata, "xmpAsString" | "iptc" | "exif">;

const longestWord = 300;

function oneLine(words: string | undefined, most: number): string {
  return (words ?? "")
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, most)
    .toWellFormed();
}

/** An instant as XMP writes it; "" for anything else. */
function isoInstant(text: string): string {
  const shape =
    /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;
  return shape.test(text) && !text.startsWith("0000") ? text : "";
}

/** `20260301` and `101112+0100`, IPTC's way. */
function iptcInstant(day: string, time: string): string {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return "";
  const [, hour, minute, second, zone, offset] =
    /^(\d{2})(\d{2})(\d{2})(?:([+-]\d{2})(\d{2}))?$/.exec(time) ?? [];
  const clock = hour === undefined ? "" : `T${hour}:${minute}:${second}${zone ? `${zone}:${offset}` : ""}`;
  return isoInstant(`${year}-${month}-${date}${clock}`);
}

/** `2026:03:01 10:11:12` with an offset apart, EXIF's way. */
function exifInstant(text: string, offset: string): string {
  const [, day, time] = /^(\d{4}:\d{2}:\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text.trim()) ?? [];
  return day === undefined ? "" : isoInstant(`${day.replaceAll(":", "-")}T${time}${offset.trim()}`);
}

/** All that we ask of a picture's metadata, each empty where there is none. Never throws, whatever the bytes are. */
export function pictureMetadata({ xmpAsString, iptc, exif }: RawMetadata): PictureMetadata {
  const xmp = xmpProperties(xmpAsString ?? "");
  const fields = iptc ? iptcFields(iptc) : new Map<number, readonly string[]>();
  const tags = exif ? exifTags(exif) : new Map<number, string>();
  const first = (name: string) => xmp.get(name)?.[0] ?? "";
  const field = (number: number) => fields.get(number)?.[0] ?? "";
  const tag = (number: number) => tags.get(number) ?? "";
  /** Makers are a list in both. */
  const all = (name: string, number: number) => (xmp.get(name) ?? fields.get(number) ?? []).join(", ");
  const keywords = (xmp.get("dc:subject") ?? fields.get(25) ?? []).map((one) =>
    oneLine(one, pictureLimits.keyword),
  );
  return {
    creator: oneLine(all("dc:creator", 80) || tag(0x013b), longestWord),
    credit: oneLine(first("photoshop:Credit") || field(110), longestWord),
    copyright: oneLine(first("dc:rights") || field(116) || tag(0x8298), longestWord),
    usageTerms: oneLine(first("xmpRights:UsageTerms"), pictureLimits.usageTerms),
    title: oneLine(
      first("photoshop:Headline") || field(105) || first("dc:title") || field(5),
      pictureLimits.title,
    ),
    caption: oneLine(first("dc:description") || field(120) || tag(0x010e), pictureLimits.caption),
    alt: oneLine(first("Iptc4xmpCore:AltTextAccessibility"), pictureLimits.alt),
    keywords: [...new Set(keywords.filter((one) => one !== ""))].slice(0, pictureLimits.keywords),
    takenAt:
      isoInstant(first("photoshop:DateCreated")) ||
      iptcInstant(field(55), field(60)) ||
      exifInstant(tag(0x9003), tag(0x9011)) ||
      isoInstant(first("xmp:CreateDate")),
    place: {
      sublocation: oneLine(first("Iptc4xmpCore:Location") || field(92), longestWord),
      city: oneLine(first("photoshop:City") || field(90), longestWord),
      region: oneLine(first("photoshop:State") || field(95), longestWord),
      country: oneLine(first("photoshop:Country") || field(101), longestWord),
    },
    sourceType:
      /^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/([A-Za-z]{1,60})$/.exec(
        first("Iptc4xmpExt:DigitalSourceType"),
      )?.[1] ?? "",
  };
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * An XMP packet with what must stay with a picture wherever its sizes go: who made it, whose it is, on which terms, and whether
 * a machine did. Null when the file said none of it.
 */
export function keptPacket(metadata: PictureMetadata): string | null {
  const { creator, credit, copyright, usageTerms, sourceType } = metadata;
  const alternative = (name: string, text: string) =>
    text === ""
      ? ""
      : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${name}>`;
  const parts = [
    creator === "" ? "" : `<dc:creator><rdf:Seq><rdf:li>${escaped(creator)}</rdf:li></rdf:Seq></dc:creator>`,
    credit === "" ? "" : `<photoshop:Credit>${escaped(credit)}</photoshop:Credit>`,
    alternative("dc:rights", copyright),
    alternative("xmpRights:UsageTerms", usageTerms.slice(0, longestWord)),
    sourceType === ""
      ? ""
      : `<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/${sourceType}</Iptc4xmpExt:DigitalSourceType>`,
  ].join("");
  if (parts === "") return null;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${parts}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
}
