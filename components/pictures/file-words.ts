// What a file says, in people's words.
import type { PictureMetadata } from "#lib/newsroom/picture.ts";

/** "Nagasaki, Kyushu, Japan", from the smallest place to the largest. */
export function placeWords({ sublocation, city, region, country }: PictureMetadata["place"]): string {
  return [sublocation, city, region, country].filter(Boolean).join(", ");
}

/** The camera's clock as it wrote it, without its seconds: "2024-06-01 14:05 +02:00". */
export function takenWords(takenAt: string): string {
  const [, date, clock, zone] =
    /^(\d{4}(?:-\d\d){0,2})(?:T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:?\d\d)?)?$/.exec(takenAt) ?? [];
  if (date === undefined) return takenAt;
  return [date, clock, zone === "Z" ? "UTC" : zone].filter(Boolean).join(" ");
}

/** "trained algorithmic media" for IPTC's "trainedAlgorithmicMedia". */
export function sourceWords(sourceType: string): string {
  return sourceType.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
