// The names under which a picture's files lie. They say what is in them, so that writing twice is harmless and a name never changes
// what it means. An original's name is no rendition's: no address answers it.
import { type DrawnCrops, type OriginalKind, type Ratio, spelledRatios } from "#lib/newsroom/picture.ts";

/** `{key}-{width}.{format}`, or of a part `{key}-{ratio}-{mark}-{width}.{format}`: 32 hex digits of the original's digest, a width in pixels. */
const renditionName =
  /^([0-9a-f]{32})(?:-(16x9|4x3|1x1)-([0-9a-z]{1,4}(?:_[0-9a-z]{1,4}){3}))?-([1-9]\d{0,4})\.(webp|jpg)$/;
const originalName = /^[0-9a-f]{32}-original\.(?:jpeg|png|webp)$/;

const ratioOf: Readonly<Record<string, Ratio>> = { "16x9": "16:9", "4x3": "4:3", "1x1": "1:1" };

export const renditionFormats = ["webp", "jpg"] as const;
export type RenditionFormat = (typeof renditionFormats)[number];
export type RenditionName = Readonly<{
  key: string;
  width: number;
  format: RenditionFormat;
  /** Null: the whole picture. */
  crop: Readonly<{ ratio: Ratio; mark: string }> | null;
}>;

/** Takes a rendition's name apart; null when it is none. */
export function parseRenditionName(name: string): RenditionName | null {
  const [, key, ratio, mark, width, format] = renditionName.exec(name) ?? [];
  if (key === undefined || width === undefined) return null;
  const cut = ratioOf[ratio ?? ""];
  return {
    key,
    width: Number(width),
    format: format === "webp" ? "webp" : "jpg",
    crop: cut === undefined || mark === undefined ? null : { ratio: cut, mark },
  };
}

/** Whether a file of a picture may have this name. */
export function isPictureFile(name: string): boolean {
  return renditionName.test(name) || originalName.test(name);
}

/** The name under which a picture of this width lies. */
export function renditionNameOf(key: string, width: number, format: RenditionFormat): string {
  return `${key}-${width}.${format}`;
}

/** The name under which a part of a picture lies. */
export function cropNameOf(
  key: string,
  { ratio, mark, width }: Readonly<{ ratio: Ratio; mark: string; width: number }>,
  format: RenditionFormat,
): string {
  return `${key}-${spelledRatios[ratio]}-${mark}-${width}.${format}`;
}

/** The name under which the file lies as it was brought. */
export function originalNameOf(key: string, kind: OriginalKind): string {
  return `${key}-original.${kind}`;
}

/** The media type of a rendition. */
export function renditionType(format: RenditionFormat): string {
  return format === "webp" ? "image/webp" : "image/jpeg";
}

type Files = Readonly<{
  key: string;
  widths: readonly number[];
  drawnCrops: DrawnCrops;
  original?: OriginalKind | null;
  /** The only one in which it is stored; null or absent: all. */
  format?: RenditionName["format"] | null;
}>;

/** Whether a picture has this rendition now: the address of a size or a part that it no longer has answers like a missing one. */
export function hasRendition({ key, widths, drawnCrops }: Files, name: RenditionName): boolean {
  if (name.key !== key) return false;
  if (name.crop === null) return widths.includes(name.width);
  const drawn = drawnCrops[name.crop.ratio];
  return drawn !== undefined && drawn.mark === name.crop.mark && drawn.widths.includes(name.width);
}

/** All files that a picture has, its original last. */
export function filesOf({ key, widths, drawnCrops, original = null, format = null }: Files): string[] {
  const formats = format === null ? renditionFormats : [format];
  const parts = Object.entries(drawnCrops) as [Ratio, { mark: string; widths: readonly number[] }][];
  return [
    ...widths.flatMap((width) => formats.map((one) => renditionNameOf(key, width, one))),
    ...parts.flatMap(([ratio, { mark, widths: drawn }]) =>
      drawn.flatMap((width) => formats.map((one) => cropNameOf(key, { ratio, mark, width }, one))),
    ),
    ...(original === null ? [] : [originalNameOf(key, original)]),
  ];
}
