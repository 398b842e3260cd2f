// What a publisher may change of the pages' look without touching code: colour, headline type, the masthead's line and logo.
// A colour that readers couldn't read is refused with its figure (WCAG 2.2, 1.4.3: 4.5 to 1).
import { isOneLine } from "./one-line.ts";

export const headlineTypes = ["newsreader", "inter", "georgia"] as const;
export type HeadlineType = (typeof headlineTypes)[number];

/** A picture in place of the name in type. Its addresses are `/brand/{key}-{width}.webp`. */
export type Logo = Readonly<{
  key: string;
  width: number;
  height: number;
  /** Widths in pixels of the stored renditions, ascending. */
  widths: readonly number[];
  /** Where its pictures lie instead of `/brand`, while it is looked at before it is saved. */
  base?: string;
  /** One dark colour on nothing: on dark pages it is turned light. */
  turnsLight: boolean;
  /** It would vanish on dark pages and gets a light plate there. */
  plate?: boolean;
}>;

export type Design = Readonly<{
  /** `#rrggbb` on light pages; null: the house's green. What dark pages get follows from it. */
  accent: string | null;
  headlineType: HeadlineType;
  /** Under the name on the front page; empty: the site's description. */
  mastheadLine: string;
  logo: Logo | null;
}>;

export const plainDesign: Design = {
  accent: null,
  headlineType: "newsreader",
  mastheadLine: "",
  logo: null,
};

/** What stands behind an accent on the readers' pages, as components/site/site.css has it. */
export const grounds = {
  light: ["#fdfcf9", "#f4f1ea"],
  dark: ["#161513", "#211f1c"],
} as const;

/** The accent of components/site/site.css. */
export const houseAccent = { light: "#0d5a4b", dark: "#84cfb9" } as const;

/** What headlines are set in, where that isn't the house's own; `--own-sans` is Inter as soon as a page wears its own type. */
const stacks: Readonly<Record<Exclude<HeadlineType, "newsreader">, string>> = {
  inter: 'var(--own-sans),"Helvetica Neue",Helvetica,Arial,sans-serif',
  georgia: 'Georgia,"Times New Roman","Noto Serif",serif',
};

export const headlineTypeWords: Readonly<Record<HeadlineType, string>> = {
  newsreader: "Newsreader, the house’s serif",
  inter: "Inter, without serifs",
  georgia: "Georgia, or the reader’s own serif",
};

const leastContrast = 4.5;
const longestLine = 120;

type Colour = readonly [red: number, green: number, blue: number];

function colourOf(hex: string): Colour {
  const at = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

function hexOf(colour: Colour): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** A part of an sRGB colour, 0 to 1, as light. */
function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminanceOf(hex: string): number {
  const [red, green, blue] = colourOf(hex).map((part) => linear(part / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

const leastOn = (hex: string, on: readonly string[]): number =>
  Math.min(...on.map((ground) => contrast(hex, ground)));

/** Hue (0 to 6), saturation and lightness (0 to 1) of a colour. */
function hslOf(hex: string): readonly [number, number, number] {
  const [red, green, blue] = colourOf(hex).map((part) => part / 255) as [number, number, number];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [range, lightness] = [most - least, (most + least) / 2];
  if (range === 0) return [0, 0, lightness];
  const hue =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return [hue, range / (1 - Math.abs(2 * lightness - 1)), lightness];
}

function hexOfHsl(hue: number, saturation: number, lightness: number): string {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const part = (shift: number) => {
    const at = (hue + shift) % 6;
    return (lightness - chroma / 2 + chroma * Math.max(0, Math.min(1, at, 4 - at))) * 255;
  };
  return hexOf([part(2), part(0), part(4)]);
}

/** The nearest colour of the same hue that can be read on every ground, on the way to black (0) or white (1). */
function readable(hex: string, end: 0 | 1, on: readonly string[]): string {
  const [hue, saturation, lightness] = hslOf(hex);
  for (let step = 0; step <= 100; step += 1) {
    const mixed = step === 0 ? hex : hexOfHsl(hue, saturation, lightness + (end - lightness) * (step / 100));
    if (leastOn(mixed, on) >= leastContrast) return mixed;
  }
  return end === 0 ? "#000000" : "#ffffff";
}

/** The accent on dark pages: the publisher's own colour, lightened until it can be read there. */
export function darkAccent(accent: string): string {
  return readable(accent, 1, grounds.dark);
}

/** What is wrong with an accent, with the nearest colour that would do; null when it can be used. */
export function accentProblem(accent: string): string | null {
  if (!/^#[0-9a-f]{6}$/.test(accent))
    return "Write a colour as # and six digits or letters from a to f, such as #0d5a4b.";
  const reached = leastOn(accent, grounds.light);
  if (reached >= leastContrast) return null;
  const figure = (Math.floor(reached * 10) / 10).toFixed(1);
  return `Links in this colour would be hard to read: its contrast on the page is ${figure} to 1, and 4.5 to 1 is the least. ${readable(accent, 0, grounds.light)} is the nearest that can be read.`;
}

/** Below this contrast of its mean colour with the page a logo isn't seen any more. */
const leastOfLogo = 2;

/**
 * Whether a logo vanishes on pages of this ground. `luminance`: WCAG's, the mean of what of it is opaque; null: it brings its own
 * ground, and vanishes nowhere.
 */
export function logoVanishes(luminance: number | null, on: keyof typeof grounds): boolean {
  if (luminance === null) return false;
  const ground = luminanceOf(grounds[on][0]);
  return (Math.max(luminance, ground) + 0.05) / (Math.min(luminance, ground) + 0.05) < leastOfLogo;
}

/** The luminance that a logo has once it is turned light: what was as dark as this is as light as that. */
export function turnedLuminance(luminance: number): number {
  const share = luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055;
  return linear(1 - share);
}

export type DesignDraft = Omit<Design, "logo"> &
  Readonly<{ logo: Readonly<{ key: string; turnsLight: boolean }> | null }>;

/** What is wrong with a design, by field; nothing when it can be used. */
export function designProblems(draft: DesignDraft): Readonly<Record<string, string>> {
  const accent = draft.accent === null ? null : accentProblem(draft.accent);
  const line =
    draft.mastheadLine.length > longestLine
      ? `Use at most ${longestLine} characters.`
      : isOneLine(draft.mastheadLine)
        ? null
        : "Leave out line breaks and control characters.";
  return {
    ...(accent === null ? {} : { accent }),
    ...(line === null ? {} : { mastheadLine: line }),
  };
}

/** The stylesheet of a design: what differs from the house's own, and empty when nothing does. */
export function designSheet({ accent, headlineType }: Design): string {
  const values = [
    accent === null ? null : `--color-accent:light-dark(${accent},${darkAccent(accent)})`,
    headlineType === "newsreader" ? null : `--font-headline:${stacks[headlineType]}`,
  ].filter((value) => value !== null);
  return values.length === 0 ? "" : `:root{${values.join(";")}}\n`;
}
