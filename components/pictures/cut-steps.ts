// What a hand does to a picture's cut: the focal point moved, a part moved or drawn larger, always inside the picture and always
// of exactly its shape. The same steps for the mouse, the finger and the keys.
import {
  type Crop,
  cropOf,
  type Crops,
  type Focal,
  narrowestCrop,
  type Ratio,
  type Size,
  usualFocal,
} from "#lib/newsroom/picture.ts";

/** Where readers look, and the parts that somebody drew. */
export type Cut = Readonly<{ focal: Focal | null; crops: Crops }>;

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
/** Enough places for less than a hundredth of a pixel on the largest side that is taken. */
const rounded = (value: number): number => Math.round(value * 10_000_000) / 10_000_000;

/** The focal point at this place, in fractions; what lies outside counts as the edge. */
export function focalAt(cut: Cut, { x, y }: Focal): Cut {
  return { ...cut, focal: { x: rounded(within(x, 0, 1)), y: rounded(within(y, 0, 1)) } };
}

/** The focal point moved by fractions of the picture's sides. */
export function focalMoved(cut: Cut, across: number, down: number): Cut {
  const { x, y } = cut.focal ?? usualFocal;
  return focalAt(cut, { x: x + across, y: y + down });
}

const withPart = (cut: Cut, ratio: Ratio, { x, y, width, height }: Crop): Cut => ({
  ...cut,
  crops: {
    ...cut.crops,
    [ratio]: { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) },
  },
});

/** The part as it was drawn, or as it follows from the focal point. */
const partOf = (cut: Cut, ratio: Ratio, size: Size): Crop => cut.crops[ratio] ?? cropOf(ratio, size, cut);

/** A shape's part with its upper left corner here, held inside the picture. */
export function partAt(cut: Cut, ratio: Ratio, size: Size, corner: Focal): Cut {
  const width = Math.min(partOf(cut, ratio, size).width, widest(ratio, size));
  const height = heightOf(ratio, size, width);
  return withPart(cut, ratio, {
    x: within(corner.x, 0, 1 - width),
    y: within(corner.y, 0, 1 - height),
    width,
    height,
  });
}

/** The part moved by fractions of the picture's sides. */
export function partMoved(cut: Cut, ratio: Ratio, size: Size, across: number, down: number): Cut {
  const { x, y } = partOf(cut, ratio, size);
  return partAt(cut, ratio, size, { x: x + across, y: y + down });
}

/** A shape's height for a width, both in fractions of the picture's sides. */
function heightOf(ratio: Ratio, size: Size, width: number): number {
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  return (width * size.width * down) / across / size.height;
}

/** The widest part of a shape that the picture holds, as a fraction of its width. */
const widest = (ratio: Ratio, size: Size): number => Math.min(1, 1 / heightOf(ratio, size, 1));

/** The narrowest that may be drawn: `narrowestCrop` pixels, or all that a small picture has. */
const narrowest = (ratio: Ratio, size: Size): number =>
  Math.min(narrowestCrop / size.width, widest(ratio, size));

/** The part drawn larger (above 1) or smaller around its middle; never beyond an edge, never too small to be shown. */
export function partScaled(cut: Cut, ratio: Ratio, size: Size, factor: number): Cut {
  const now = partOf(cut, ratio, size);
  const width = within(now.width * factor, narrowest(ratio, size), widest(ratio, size));
  const height = heightOf(ratio, size, width);
  return withPart(cut, ratio, {
    x: within(now.x + (now.width - width) / 2, 0, 1 - width),
    y: within(now.y + (now.height - height) / 2, 0, 1 - height),
    width,
    height,
  });
}

export type Corner = "upper-left" | "upper-right" | "lower-left" | "lower-right";

/** The part with one corner pulled to this place; the corner across from it stays where it is. */
export function cornerPulled(cut: Cut, ratio: Ratio, size: Size, corner: Corner, to: Focal): Cut {
  const now = partOf(cut, ratio, size);
  const [left, up] = [corner.endsWith("left"), corner.startsWith("upper")];
  const fixed = { x: left ? now.x + now.width : now.x, y: up ? now.y + now.height : now.y };
  const room = { x: left ? fixed.x : 1 - fixed.x, y: up ? fixed.y : 1 - fixed.y };
  // The hand asks for two sides; the shape gives one: the longer of both wishes counts, as far as there is room.
  const widthFor = (height: number) => height / heightOf(ratio, size, 1);
  const wanted = Math.max(
    left ? fixed.x - to.x : to.x - fixed.x,
    widthFor(up ? fixed.y - to.y : to.y - fixed.y),
  );
  const width = Math.max(Math.min(wanted, room.x, widthFor(room.y)), narrowest(ratio, size));
  const height = heightOf(ratio, size, width);
  return withPart(cut, ratio, {
    x: within(left ? fixed.x - width : fixed.x, 0, 1 - width),
    y: within(up ? fixed.y - height : fixed.y, 0, 1 - height),
    width,
    height,
  });
}

/** The shape follows the focal point again. */
export function following(cut: Cut, ratio: Ratio): Cut {
  return { ...cut, crops: { ...cut.crops, [ratio]: null } };
}

/** "50 % from the left, 40 % from the top": a place as a screen reader says it. */
export function placeInWords({ x, y }: Focal): string {
  return `${Math.round(x * 100)} % from the left, ${Math.round(y * 100)} % from the top`;
}

/** A part as a screen reader says it. */
export function partInWords(ratio: Ratio, size: Size, cut: Cut): string {
  const { x, y, width } = cropOf(ratio, size, cut);
  return `${placeInWords({ x, y })}, ${Math.round(width * 100)} % of the width`;
}

/** What a key does to a cut; null for a key that means nothing here. With `far`, ten times as much. */
export function cutByKey(cut: Cut, at: "focal" | Ratio, size: Size, key: string, far: boolean): Cut | null {
  const step = far ? 0.1 : 0.01;
  const arrows: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const arrow = arrows[key];
  if (arrow !== undefined)
    return at === "focal" ? focalMoved(cut, ...arrow) : partMoved(cut, at, size, ...arrow);
  if (at === "focal") return null;
  if (key === "+" || key === "=") return partScaled(cut, at, size, 1.05);
  if (key === "-" || key === "_") return partScaled(cut, at, size, 1 / 1.05);
  return null;
}
