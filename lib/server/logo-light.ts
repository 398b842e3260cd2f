// How light a logo is, from its own pixels: whether it can be seen on light and on dark pages. Its file never changes, so what
// was judged once holds.
import { LRUCache } from "lru-cache";
import sharp from "sharp";
import { type Logo, logoVanishes } from "#lib/newsroom/design.ts";
import type { Site } from "#lib/newsroom/readers.ts";
import { log } from "./log.ts";
import { readRendition } from "./storage.ts";
import { StoreAway } from "./store.ts";

/** A picture of which more than this is opaque brings its own ground. */
const mostInk = 0.9;
/** Alpha from which a pixel is seen, of 255. */
const leastAlpha = 128;
const sampleWidth = 160;

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** WCAG's luminance, the mean over opaque pixels, 0 to 1; null where the picture brings its own ground, or has nothing to see. */
export async function inkLuminance(bytes: Uint8Array): Promise<number | null> {
  const { data } = await sharp(bytes)
    .resize(sampleWidth)
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [seen, sum] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < leastAlpha) continue;
    seen += 1;
    sum +=
      0.2126 * linear(data[at] ?? 0) +
      0.7152 * linear(data[at + 1] ?? 0) +
      0.0722 * linear(data[at + 2] ?? 0);
  }
  return seen === 0 || seen > (data.length / 4) * mostInk ? null : sum / seen;
}

type Light = Readonly<{ luminance: number | null }>;
type LogoFile = Pick<Logo, "key" | "widths">;

const judged = new LRUCache<string, Promise<Light>>({ max: 100 });

async function judge({ key, widths }: LogoFile): Promise<Light> {
  const bytes = await readRendition(`${key}-${widths[0]}.webp`);
  // A lost file is told in the log, and may come back.
  if (bytes === null) judged.delete(key);
  return { luminance: bytes === null ? null : await inkLuminance(bytes) };
}

/** The luminance of a stored logo, as `inkLuminance` has it. Throws StoreAway where its file can't be reached. */
export async function logoLuminance(logo: LogoFile): Promise<number | null> {
  const known = judged.get(logo.key);
  if (known) return (await known).luminance;
  const asked = judge(logo);
  judged.set(logo.key, asked);
  asked.catch(() => judged.delete(logo.key));
  return (await asked).luminance;
}

/** While the storage is away it is asked for a logo no more often than this: no page waits for it. */
const restMs = 60_000;
let restsUntil = 0;

/** The logo with a plate on dark pages where it would vanish there. */
export async function withPlate(logo: Logo): Promise<Logo> {
  if (logo.turnsLight) return logo;
  return logoVanishes(await logoLuminance(logo), "dark") ? { ...logo, plate: true } : logo;
}

async function platedOrPlain(logo: Logo): Promise<Logo> {
  if (performance.now() < restsUntil) return logo;
  try {
    return await withPlate(logo);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    log("logo-not-judged", { error });
    restsUntil = performance.now() + restMs;
    return logo;
  }
}

/** The site as its pages are drawn: its logo judged, if its file can be reached. */
export async function withLogoJudged(site: Site): Promise<Site> {
  const logo = site.publisher?.design.logo ?? null;
  if (!site.publisher || logo === null) return site;
  const design = { ...site.publisher.design, logo: await platedOrPlain(logo) };
  return { ...site, publisher: { ...site.publisher, design } };
}
