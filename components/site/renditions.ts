// Where a picture's sizes lie and which of them a browser may choose from.
import type { Logo } from "#lib/newsroom/design.ts";
import type { Picture } from "#lib/newsroom/readers.ts";

/** Public pictures; the desk's preview uses `/desk/media`. */
export const publicMedia = "/media";

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
export function renditionSet(picture: Picture, format: "webp" | "jpg", base = publicMedia): string {
  return picture.widths.map((width) => `${renditionUrl(picture, width, format, base)} ${width}w`).join(", ");
}

/** The smallest size at least as wide as asked, else the widest there is. */
export function renditionWidth(picture: Pick<Picture, "width" | "widths">, atLeast: number): number {
  return picture.widths.find((width) => width >= atLeast) ?? picture.widths.at(-1) ?? picture.width;
}

/** The address of the publisher's logo in one size. */
export function logoUrl(logo: Logo, width: number): string {
  return `${logo.base ?? "/brand"}/${logo.key}-${width}.webp`;
}
