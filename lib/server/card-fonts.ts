// The types in which headlines are drawn for cards: TrueType and OpenType files that come with the program, so that a machine
// without a single font draws every script it is meant to. Their licences stand in ASSETS.md.
import { createRequire } from "node:module";
import path from "node:path";
import sharp from "sharp";
import type { HeadlineType } from "#lib/newsroom/design.ts";

const require = createRequire(import.meta.url);

/** A file, where it lies, and the family by which the drawing asks for it. */
type Font = Readonly<{ family: string; package: string; file: string; entry: string }>;

const newsreader: Font = {
  family: "Newsreader",
  package: "@expo-google-fonts/newsreader",
  entry: "package.json",
  file: "600SemiBold/Newsreader_600SemiBold.ttf",
};
const inter: Font = {
  family: "Inter",
  package: "@expo-google-fonts/inter",
  entry: "package.json",
  file: "700Bold/Inter_700Bold.ttf",
};

/** Scripts that the latin types don't have; a letter is drawn in the first that has it. */
const otherScripts: readonly Font[] = [
  {
    family: "Noto Naskh Arabic",
    package: "@embedpdf/fonts-arabic",
    entry: "",
    file: "../fonts/NotoNaskhArabic-Bold.ttf",
  },
  {
    family: "Noto Serif Devanagari",
    package: "@expo-google-fonts/noto-serif-devanagari",
    entry: "package.json",
    file: "600SemiBold/NotoSerifDevanagari_600SemiBold.ttf",
  },
  {
    family: "Noto Sans S Chinese",
    package: "@embedpdf/fonts-sc",
    entry: "",
    file: "../fonts/NotoSansHans-Bold.otf",
  },
  // Greek, Cyrillic, Hebrew, Armenian, Georgian and signs.
  {
    family: "DejaVu Serif",
    package: "dejavu-fonts-ttf",
    entry: "package.json",
    file: "ttf/DejaVuSerif-Bold.ttf",
  },
  {
    family: "DejaVu Sans",
    package: "dejavu-fonts-ttf",
    entry: "package.json",
    file: "ttf/DejaVuSans-Bold.ttf",
  },
];

const latin: Readonly<Record<HeadlineType, Font>> = {
  newsreader,
  inter,
  // A reader's own serif can't be drawn here: the house's stands for it.
  georgia: newsreader,
};

function placeOf(font: Font): string {
  // Packages that name no files of their own are found by their entry, the others by their description.
  const known = require.resolve(font.entry === "" ? font.package : `${font.package}/${font.entry}`);
  return path.join(path.dirname(known), font.file);
}

/** Pango's description of the types for a headline, without the size. */
export function cardFamilies(type: HeadlineType): string {
  return `${[latin[type], ...otherScripts].map(({ family }) => family).join(",")} Semi-Bold`;
}

let loaded: Promise<void> | null = null;

async function load(): Promise<void> {
  for (const font of [newsreader, inter, ...otherScripts])
    // A file becomes known to the whole process by the first text that names it.
    await sharp({ text: { text: "a", font: `${font.family} 8`, fontfile: placeOf(font), dpi: 72 } })
      .raw()
      .toBuffer();
}

/** Make every type known to the drawing, once a process. */
export function loadCardFonts(): Promise<void> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
