// A picture of the library: its words, its focal point, and the part of it that each shape shows (reader.md §5).

/** Shapes in which a picture may be cut. Lists and cards show 16:9. */
export const ratios = ["16:9", "4:3", "1:1"] as const;
export type Ratio = (typeof ratios)[number];

/** A shape in the address of a rendition. */
export const spelledRatios = { "16:9": "16x9", "4:3": "4x3", "1:1": "1x1" } as const satisfies Record<
  Ratio,
  string
>;

const sides: Readonly<Record<Ratio, readonly [width: number, height: number]>> = {
  "16:9": [16, 9],
  "4:3": [4, 3],
  "1:1": [1, 1],
};

/** What must stay in sight, in fractions of the upright original: 0, 0 is its upper left corner. */
export type Focal = Readonly<{ x: number; y: number }>;

/** Where nobody has said anything, faces are more often in the upper half. */
export const usualFocal: Focal = { x: 0.5, y: 0.4 };

/** A part of the upright original, in fractions of its sides. */
export type Crop = Readonly<{ x: number; y: number; width: number; height: number }>;

/** The parts that somebody drew; null or absent: reckoned from the focal point. */
export type Crops = Readonly<Partial<Record<Ratio, Crop | null>>>;

/** A part in whole pixels of the upright original. */
export type PixelCrop = Readonly<{ left: number; top: number; width: number; height: number }>;

export type Size = Readonly<{ width: number; height: number }>;

const inside = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);

/** The largest part of this shape that holds the focal point as near to its middle as the picture's edges allow. */
function aroundFocal(ratio: Ratio, { width, height }: Size, focal: Focal): PixelCrop {
  const [across, down] = sides[ratio];
  const wide = width * down > height * across;
  const part = {
    width: wide ? Math.max(1, Math.round((height * across) / down)) : width,
    height: wide ? height : Math.max(1, Math.round((width * down) / across)),
  };
  return {
    ...part,
    left: inside(focal.x * width - part.width / 2, width - part.width),
    top: inside(focal.y * height - part.height / 2, height - part.height),
  };
}

/**
 * The pixels that a shape shows: the part that somebody drew, set to exactly that shape around its middle, or the part
 * around the focal point. Never empty and never beyond the picture.
 */
export function pixelCrop(
  ratio: Ratio,
  size: Size,
  { focal, crops }: Readonly<{ focal: Focal | null; crops: Crops }>,
): PixelCrop {
  const drawn = crops[ratio];
  if (!drawn) return aroundFocal(ratio, size, focal ?? usualFocal);
  const [across, down] = sides[ratio];
  const wanted = { width: drawn.width * size.width, height: drawn.height * size.height };
  const unit = Math.min(wanted.width / across, wanted.height / down);
  const part = {
    width: Math.min(Math.max(1, Math.round(unit * across)), size.width),
    height: Math.min(Math.max(1, Math.round(unit * down)), size.height),
  };
  return {
    ...part,
    left: inside(drawn.x * size.width + (wanted.width - part.width) / 2, size.width - part.width),
    top: inside(drawn.y * size.height + (wanted.height - part.height) / 2, size.height - part.height),
  };
}

/** The same part in fractions, for whoever draws it over the picture. */
export function cropOf(ratio: Ratio, size: Size, cut: Readonly<{ focal: Focal | null; crops: Crops }>): Crop {
  const { left, top, width, height } = pixelCrop(ratio, size, cut);
  return {
    x: left / size.width,
    y: top / size.height,
    width: width / size.width,
    height: height / size.height,
  };
}

/** A part narrower than this, in pixels of the original, would be shown larger than it is. */
export const narrowestCrop = 240;

const fraction = (value: number): boolean => Number.isFinite(value) && value >= 0 && value <= 1;

/** What is wrong with a part that somebody drew, as a sentence; null when it can be used. */
export function cropProblem(ratio: Ratio, size: Size, crop: Crop): string | null {
  const { x, y, width, height } = crop;
  const slack = 1e-6;
  if (![x, y, width, height].every(fraction) || x + width > 1 + slack || y + height > 1 + slack)
    return `The ${ratio} part reaches beyond the picture: draw it inside.`;
  const cut = pixelCrop(ratio, size, { focal: null, crops: { [ratio]: crop } });
  const least = Math.min(narrowestCrop, pixelCrop(ratio, size, { focal: null, crops: {} }).width);
  return cut.width < least
    ? `The ${ratio} part is only ${cut.width} pixels wide: draw it at least ${least} wide, or use a larger picture.`
    : null;
}

export function isFocal({ x, y }: Focal): boolean {
  return fraction(x) && fraction(y);
}

/** What names a part in the address of its renditions, so that another part is another file: its pixels, to the base of 36. */
export function cropMark({ left, top, width, height }: PixelCrop): string {
  return [left, top, width, height].map((one) => one.toString(36)).join("_");
}

/** Renditions of a part that are stored, under the part's `mark`; widths in pixels, ascending. */
export type DrawnCrop = Readonly<{ mark: string; widths: readonly number[] }>;
export type DrawnCrops = Readonly<Partial<Record<Ratio, DrawnCrop>>>;

/** pending: some sizes are still drawn; failed: they couldn't be, and the sizes that are there are all. */
export const renditionStates = ["pending", "ready", "failed"] as const;
export type RenditionState = (typeof renditionStates)[number];

/** How a picture's original may be kept: as it came. */
export type OriginalKind = "jpeg" | "png" | "webp";

/** What the file itself says of the picture, as it was brought. Empty where it says nothing. */
export type PictureMetadata = Readonly<{
  creator: string;
  credit: string;
  copyright: string;
  usageTerms: string;
  title: string;
  caption: string;
  alt: string;
  keywords: readonly string[];
  /** ISO 8601 as the camera wrote it, with an offset only if the file has one. */
  takenAt: string;
  place: Readonly<{ sublocation: string; city: string; region: string; country: string }>;
  /** The last part of IPTC's address: "digitalCapture", "trainedAlgorithmicMedia". */
  sourceType: string;
}>;

export const noMetadata: PictureMetadata = {
  creator: "",
  credit: "",
  copyright: "",
  usageTerms: "",
  title: "",
  caption: "",
  alt: "",
  keywords: [],
  takenAt: "",
  place: { sublocation: "", city: "", region: "", country: "" },
  sourceType: "",
};

/** IPTC's Digital Source Types of pictures that a machine made or changed: readers are told. */
const madeByMachine: ReadonlySet<string> = new Set([
  "trainedAlgorithmicMedia",
  "compositeWithTrainedAlgorithmicMedia",
  "algorithmicMedia",
]);

/** True when the file says that a model made the picture or a part of it. */
export function isMachineMade({ sourceType }: Pick<PictureMetadata, "sourceType">): boolean {
  return madeByMachine.has(sourceType);
}

/** The words of a picture that people write. */
export type PictureWords = Readonly<{
  title: string;
  caption: string;
  credit: string;
  alt: string;
  keywords: readonly string[];
}>;

/** Longest texts in characters; of keywords, how many there may be. */
export const pictureLimits = {
  title: 300,
  caption: 2000,
  credit: 300,
  alt: 1000,
  keyword: 100,
  keywords: 60,
  usageTerms: 2000,
  reason: 500,
} as const;

const fieldNames: Readonly<Record<string, string>> = {
  focal: "focal point",
  crops: "crops",
  alt: "alt text",
};

/** The fields that an event names, `alt, focal`, as people call them: `alt text, focal point`. */
export function pictureFieldsInWords(fields: string): string {
  return fields
    .split(", ")
    .map((field) => fieldNames[field] ?? field)
    .join(", ");
}
