// A card: section, headline as large as it fits, the paper's name, and the lead picture beside them if there is one; on paper,
// with thin rules, read from the side from which its language is read.
import sharp, { type OverlayOptions } from "sharp";
import type { CardWords } from "#db/cards.ts";
import { houseAccent } from "#lib/newsroom/design.ts";
import { cardSize } from "#lib/newsroom/readers.ts";
import { direction } from "#lib/newsroom/reading-direction.ts";
import { cardFamilies, loadCardFonts } from "./card-fonts.ts";

const paper = "#fdfcf9";
const ink = "#1a1814";
const rule = "#d9d3c7";
const margin = 64;
const pictureWidth = 420;
const headlineTop = 132;
const headlineHeight = 356;
/** Of the section's and the paper's name: one line of any script, and never two. */
const nameHeight = 52;
/** Tried from the largest on. */
const sizes = [84, 76, 68, 60, 54, 48, 42, 38, 34] as const;

type Drawn = Readonly<{ data: Buffer; width: number; height: number }>;

/** What Pango's markup would take for an element is written out; what no font draws is left out. */
function markup(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

type Line = Readonly<{
  text: string;
  families: string;
  /** Pixels. */
  size: number;
  colour: string;
  width: number;
}>;

/** Text in pixels, as wide as it needs at most. */
async function drawText({ text, families, size, colour, width }: Line): Promise<Drawn> {
  // Nothing but spaces has no ink, which the drawing takes for a mistake.
  if (text.replaceAll(/[\p{C}\s]/gu, "") === "") return { data: Buffer.alloc(4), width: 1, height: 1 };
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${markup(text)}</span>`,
      font: `${families} ${size}`,
      width,
      dpi: 72,
      rgba: true,
      wrap: "word-char",
      // For a paragraph that is read from the right, Pango takes this for the side where it begins.
      align: "left",
      spacing: Math.round(size * 0.04),
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const placed = (drawn: Drawn, left: number, top: number): OverlayOptions => ({
  input: drawn.data,
  raw: { width: drawn.width, height: drawn.height, channels: 4 },
  left: Math.round(left),
  top: Math.round(top),
});

/** Longer than this no headline fits even in the smallest size. */
const mostLetters = 360;
/** More accents on one letter than any script stacks grow out of the card, or beyond what can be drawn. */
const mostMarks = 8;
/** Parts of one letter, such as a family of emoji; longer ones are made up. */
const mostParts = 40;
const segments = new Intl.Segmenter();

/** The first letters of a text, none of them cut into its parts unless it has more than a letter has. */
function firstLetters(text: string, count: number): string {
  let cut = "";
  let letters = 0;
  for (const { segment } of segments.segment(text)) {
    letters += 1;
    if (letters > count) return `${cut.trimEnd()}…`;
    cut += segment.length > mostMarks ? sane(segment) : segment;
  }
  return cut;
}

function sane(letter: string): string {
  const parts = letter.replaceAll(new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, "gu"), "$1");
  return Array.from(parts).slice(0, mostParts).join("");
}

/** What still is larger than its place is cut at its edges, at the end of its lines. */
async function cutTo(drawn: Drawn, width: number, height: number, mirrored: boolean): Promise<Drawn> {
  if (drawn.width <= width && drawn.height <= height) return drawn;
  const size = { width: Math.min(width, drawn.width), height: Math.min(height, drawn.height) };
  const raw = { width: drawn.width, height: drawn.height, channels: 4 } as const;
  const data = await sharp(drawn.data, { raw })
    .extract({ left: mirrored ? drawn.width - size.width : 0, top: 0, ...size })
    .raw()
    .toBuffer();
  return { data, ...size };
}

/** A name on one line, cut with an ellipsis where the line ends. */
async function nameThatFits(line: Line, height: number): Promise<Drawn> {
  for (let count = 40; ; count = Math.floor(count * 0.85)) {
    const drawn = await drawText({ ...line, text: firstLetters(line.text, count) });
    if (drawn.height <= height || count < 8) return drawn;
  }
}

/** The headline in the largest size at which it fits; cut with an ellipsis when even the smallest is too large. */
async function headlineThatFits(line: Omit<Line, "size">): Promise<Drawn> {
  const text = firstLetters(line.text, mostLetters);
  for (const size of sizes) {
    const drawn = await drawText({ ...line, text, size });
    if (drawn.height <= headlineHeight && drawn.width <= line.width) return drawn;
  }
  const size = sizes.at(-1) ?? 34;
  for (let count = mostLetters; ; count = Math.floor(count * 0.85)) {
    const drawn = await drawText({ ...line, text: firstLetters(text, count), size });
    if (drawn.height <= headlineHeight || count < 20) return drawn;
  }
}

function bar(width: number, height: number, colour: string, left: number, top: number): OverlayOptions {
  return { input: { create: { width, height, channels: 3, background: colour } }, left, top };
}

/** Draw a card as JPEG, 1200 × 630. `picture`: the lead picture's bytes (JPEG, PNG or WebP), or null. */
export async function drawCard(words: CardWords, picture: Uint8Array | null): Promise<Buffer> {
  await loadCardFonts();
  const mirrored = direction(words.language) === "rtl";
  const beside = picture === null ? 0 : pictureWidth;
  const width = cardSize.width - beside - 2 * margin;
  /** Where the text's column begins, from the left. */
  const column = mirrored ? beside + margin : margin;
  const at = (drawn: Drawn) => (mirrored ? column + width - drawn.width : column);
  const accent = words.accent ?? houseAccent.light;
  const families = cardFamilies(words.headlineType);
  const line = { families, width };
  const [section, headline, name] = await Promise.all([
    nameThatFits({ ...line, text: words.section, size: 30, colour: accent }, nameHeight).then((drawn) =>
      cutTo(drawn, width, nameHeight, mirrored),
    ),
    headlineThatFits({ ...line, text: words.headline, colour: ink }).then((drawn) =>
      cutTo(drawn, width, headlineHeight, mirrored),
    ),
    nameThatFits({ ...line, text: words.siteName, size: 34, colour: ink }, nameHeight).then((drawn) =>
      cutTo(drawn, width, nameHeight, mirrored),
    ),
  ]);
  const lead =
    picture === null
      ? null
      : await sharp(picture, { failOn: "none" })
          .resize(pictureWidth, cardSize.height, { fit: "cover", position: "attention" })
          .flatten({ background: paper })
          .raw()
          .toBuffer({ resolveWithObject: true });
  const nameTop = cardSize.height - margin - 34;
  return sharp({
    create: { width: cardSize.width, height: cardSize.height, channels: 3, background: paper },
  })
    .composite([
      bar(width, 4, accent, column, margin - 16),
      placed(section, at(section), margin + 4),
      placed(headline, at(headline), headlineTop),
      bar(width, 1, rule, column, nameTop - 22),
      placed(name, at(name), nameTop),
      ...(lead === null
        ? []
        : [
            {
              input: lead.data,
              raw: { width: lead.info.width, height: lead.info.height, channels: lead.info.channels },
              left: mirrored ? 0 : cardSize.width - pictureWidth,
              top: 0,
            },
          ]),
    ])
    .jpeg({ quality: 86, mozjpeg: false, chromaSubsampling: "4:4:4" })
    .toBuffer();
}
