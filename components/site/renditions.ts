// Where a picture's sizes lie and which of them a browser may choose from.
import { type Ratio, spelledRatios } from "#lib/newsroom/picture.ts";
import type { Picture } from "#lib/newsroom/readers.ts";

/** Public pictures; the desk's preview uses `/desk/media`. */
export const publicMedia = "/media";

/** What a browser chooses from: the whole picture in its sizes, or a part of it in its own. */
export type Renditions = Readonly<{
  /** Of the widest of them, in pixels: the space that a page keeps. */
  width: number;
  height: number;
  widths: readonly number[];
  /** Address of one size without its ending. */
  stem: string;
}>;

/** The sizes of a picture; with a shape, those of its part, or the whole where that part isn't drawn. */
export function renditionsOf(picture: Picture, ratio: Ratio | null = null, base = publicMedia): Renditions {
  const part = ratio === null ? undefined : picture.drawnCrops?.[ratio];
  const widest = part?.widths.at(-1);
  if (ratio === null || part === undefined || widest === undefined)
    return {
      width: picture.width,
      height: picture.height,
      widths: picture.widths,
      stem: `${base}/${picture.key}`,
    };
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  return {
    width: widest,
    height: Math.max(1, Math.round((widest * down) / across)),
    widths: part.widths,
    stem: `${base}/${picture.key}-${spelledRatios[ratio]}-${part.mark}`,
  };
}

/** The address of one size. */
export function renditionUrl(
  picture: Picture,
  width: number,
  format: "webp" | "jpg",
  base = publicMedia,
): string {
  return `${base}/${picture.key}-${width}.${format}`;
}

/** All sizes of one format for `srcset`. */
export function renditionSet({ stem, widths }: Renditions, format: "webp" | "jpg"): string {
  return widths.map((width) => `${stem}-${width}.${format} ${width}w`).join(", ");
}

/** The smallest size at least as wide as asked, else the widest there is. */
export function renditionWidth(picture: Pick<Picture, "widths" | "width">, atLeast: number): number {
  return picture.widths.find((width) => width >= atLeast) ?? picture.widths.at(-1) ?? picture.width;
}

/** The class of the tone nearest to a picture's colour, as styles/tones.css has them; null where it isn't known. */
export function toneOf({ colour }: Pick<Picture, "colour">): string | null {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(colour ?? "") ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  const level = (hex: string) => Math.min(2, Math.floor(Number.parseInt(hex, 16) / 86));
  return `tone-${level(red)}${level(green)}${level(blue)}`;
}
