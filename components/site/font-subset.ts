// The fonts as readers get them: every letter and all kerning of the files that they are made from, but only those weights and
// alternates that the stylesheets ask for. A third fewer bytes until a telephone shows the right type.
import subsetFont from "subset-font";

/** The lightest and the boldest weight of the stylesheets; `font-weight: 400 700` in fonts.css says the same. */
export const fontWeights = { min: 400, max: 700 } as const;

/**
 * What browsers apply by themselves (CSS Fonts 4, §6.4: ligatures, contextual forms, kerning, marks), and the figures between
 * which `font-variant-numeric` chooses. Left out are small capitals, fractions and stylistic sets.
 */
const features = "ccmp locl rlig liga clig calt rclt rvrn kern mark mkmk tnum pnum lnum onum".split(" ");

/** Of these a file keeps the letters that it has. */
const everyLetter = Array.from({ length: 0xd800 - 0x20 }, (_, index) =>
  String.fromCharCode(0x20 + index),
).join("");

const made = new Map<string, Promise<Uint8Array>>();

/**
 * A variable font in WOFF2 with a `wght` axis, reduced; `name` tells it from others, so that builds at the same time make it
 * once. Takes about a quarter of a second. Rejects a file that is no font.
 */
export function reducedFont(name: string, source: Buffer): Promise<Uint8Array> {
  const under = made.get(name);
  if (under) return under;
  const reduced = subsetFont(source, everyLetter, {
    targetFormat: "woff2",
    keepFeatures: features,
    // The licence asks that each copy says whose it is and under which terms.
    preserveNameIds: [0, 13, 14],
    variationAxes: { wght: fontWeights },
  });
  made.set(name, reduced);
  return reduced;
}
