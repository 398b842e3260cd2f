// Headlines of every script that we promise are drawn with letters, joined and placed as their script asks, on a machine that has not
// a single font of its own.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import sharp from "sharp";
import type { CardWords } from "#db/cards.ts";
import { env } from "#lib/env.ts";
import { drawCard } from "./card-drawing.ts";
import { cardFamilies, loadCardFonts } from "./card-fonts.ts";

before(async () => {
  // Fonts of this machine would hide that ours are missing.
  env.set({ FONTCONFIG_FILE: "/nonexistent" });
  await loadCardFonts();
});

type Ink = Readonly<{ width: number; height: number; at: (x: number, y: number) => boolean }>;

/** One text's ink, cut to its edges. */
async function ink(text: string): Promise<Ink> {
  const { data, info } = await sharp({
    text: { text, font: `${cardFamilies("newsreader")} 96`, dpi: 72, rgba: true },
  })
    .trim({ background: "#00000000", threshold: 40 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { width, height, at: (x, y) => (data[(y * width + x) * channels + 3] ?? 0) > 40 };
}

/** What is drawn for a letter that no font has: a hollow frame around its number. */
function isFrame({ width, height, at }: Ink): boolean {
  let inked = 0;
  for (let x = 0; x < width; x += 1) for (let y = 0; y < height; y += 1) if (at(x, y)) inked += 1;
  if (inked / (width * height) > 0.7) return false;
  const share = (count: number, isInk: (index: number) => boolean) =>
    Array.from({ length: count }, (_, index) => index).filter((index) => isInk(index)).length / count;
  return [
    share(height, (y) => at(1, y)),
    share(height, (y) => at(width - 2, y)),
    share(width, (x) => at(x, 1)),
    share(width, (x) => at(x, height - 2)),
  ].every((one) => one > 0.9);
}

const scripts: Readonly<Record<string, string>> = {
  Latin: "ABCabcßøłžğ€“”–",
  Arabic: "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچگکی",
  Devanagari: "अआइईउऊकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह",
  Chinese: "三角洲国家同意在沉默十年后公布水位数据中华人民共和总理经济战争选举",
  Greek: "ΑΒΓΔαβγδς",
  Cyrillic: "АБВГДежзийЪыь",
  Hebrew: "אבגדהוזחט",
};

test("the letter that no font has is told from one that some font has", async () => {
  assert.equal(isFrame(await ink("\u0378")), true);
  assert.equal(isFrame(await ink("B")), false);
});

for (const [script, letters] of Object.entries(scripts))
  test(`every letter of the ${script} sample is drawn as a letter`, async () => {
    for (const letter of letters) assert.equal(isFrame(await ink(letter)), false, letter);
  });

test("letters that join are joined: a word is narrower than its letters apart", async () => {
  const together = async (word: string, apart: readonly string[]) => {
    const widths = await Promise.all(apart.map(async (one) => (await ink(one)).width));
    const sum = widths.reduce((all, one) => all + one, 0);
    assert.ok((await ink(word)).width < sum * 0.9, word);
  };
  await together("سلم", ["س", "ل", "م"]);
  await together("क्ष", ["क", "ष"]);
});

const words: CardWords = {
  headline: "Delta states agree to publish water levels",
  section: "World",
  siteName: "The Meridian",
  language: "en",
  accent: null,
  headlineType: "newsreader",
  picture: null,
};

/** Share of a column of the card, 0 to 1 from the left, that isn't paper. */
async function inkIn(card: Buffer, from: number, to: number, top: number, height: number): Promise<number> {
  const left = Math.round(from * 1200);
  const { data } = await sharp(card)
    .extract({ left, top, width: Math.round(to * 1200) - left, height })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((grey) => grey < 128).length / data.length;
}

test("a card is 1200 × 630, whatever stands in the headline, and no markup in it counts", async () => {
  const hostile = [
    "<span size='999999'>A</span> & B",
    "\u0000\u0008 \uFFFE",
    "A".repeat(5_000),
    "word ".repeat(2_000),
    "‮backwards",
    "",
  ];
  for (const headline of hostile) {
    const { width, height, format } = await sharp(await drawCard({ ...words, headline }, null)).metadata();
    assert.deepEqual([width, height, format], [1200, 630, "jpeg"], headline.slice(0, 30));
  }
});

test("a card is drawn whatever names and headline hold: line separators, heaps of accents, words without end", async () => {
  const lines = { section: "a\u2028".repeat(20), siteName: "\u2029a".repeat(20) };
  const heaps = { headline: `a${"\u0301".repeat(2_000)}`, section: `W${"\u0316".repeat(79)}` };
  const wide = { section: "W".repeat(80), siteName: "\ufdfd".repeat(80), headline: "\ufdfd".repeat(80) };
  const joined = {
    section: "👩\u200d".repeat(26),
    headline: "क्".repeat(1_000),
    siteName: "\u0301".repeat(80),
  };
  for (const hostile of [lines, heaps, wide, joined, { ...wide, language: "ar" }]) {
    const card = await drawCard({ ...words, ...hostile }, null);
    const { width, height } = await sharp(card).metadata();
    assert.deepEqual([width, height], [1200, 630]);
    assert.equal(await inkIn(card, 0.05, 0.95, 122, 8), 0, "the section's name keeps to its line");
  }
});

test("what is read from the right begins at the right", async () => {
  const short = { ...words, headline: "نعم", language: "ar" };
  const card = await drawCard(short, null);
  assert.ok((await inkIn(card, 0.8, 1, 130, 200)) > 0);
  assert.equal(await inkIn(card, 0, 0.5, 130, 200), 0);
  const latin = await drawCard({ ...words, headline: "Yes" }, null);
  assert.ok((await inkIn(latin, 0, 0.2, 130, 200)) > 0);
  assert.equal(await inkIn(latin, 0.5, 1, 130, 200), 0);
});

test("a lead picture stands beside the words and covers none of them", async () => {
  const red = await sharp({ create: { width: 900, height: 500, channels: 3, background: "#000000" } })
    .jpeg()
    .toBuffer();
  const card = await drawCard(words, red);
  assert.ok((await inkIn(card, 0.66, 1, 0, 630)) > 0.99);
  assert.ok((await inkIn(card, 0.05, 0.6, 130, 300)) > 0.02);
});
