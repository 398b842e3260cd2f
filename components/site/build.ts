// Makes the readers' stylesheet, script and fonts before `next build`: CSS imported in a route handler is dropped
// silently, and a fingerprinted file may be kept for ever.
import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { build as bundle } from "esbuild";
import type { SiteAssets } from "./assets.ts";
import { reducedFont } from "./font-subset.ts";

/** The address under which `.build/site/` is served. */
export const assetsPath = "/assets";

const fontFiles = [
  "newsreader-latin-wght-normal",
  "newsreader-latin-ext-wght-normal",
  "newsreader-latin-wght-italic",
  "newsreader-latin-ext-wght-italic",
  "inter-latin-wght-normal",
  "inter-latin-ext-wght-normal",
] as const;

/**
 * Fonts to fetch before the stylesheet asks for them: none. On a telephone's line the one face for western text holds the
 * stylesheet back, and with it the first paint, for as long as it takes to come (`npm run bench -- paint`: 370 ms of 890),
 * while the fallback of the same widths lets nothing move when it comes later.
 */
const preloaded: ReadonlySet<string> = new Set<string>();

/** A file that no manifest names any more is kept this long for pages that a reader still has open. */
const keptMs = 24 * 60 * 60 * 1000;

const here = import.meta.dirname;
const require = createRequire(import.meta.url);

async function compileCss(folder: string, name: string): Promise<string> {
  const out = path.join(folder, name);
  const cli = path.join(path.dirname(require.resolve("@tailwindcss/cli/package.json")), "dist", "index.mjs");
  const child = spawn(
    process.execPath,
    [cli, "--input", path.join(here, name), "--output", out, "--minify"],
    {
      cwd: here,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`The readers’ stylesheet could not be made:\n${said}`);
  return readFile(out, "utf8");
}

/** The newsroom's service worker is made here as well: Next bundles none. It is served under /desk, by its own route. */
const worker = { source: path.join(here, "..", "editor", "shell-worker.ts"), file: "shell-worker.js" };

async function compileScript(source: string): Promise<Uint8Array> {
  const result = await bundle({
    entryPoints: [source],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    legalComments: "none",
    write: false,
  });
  const file = result.outputFiles[0];
  if (!file) throw new Error(`esbuild answered without a file for ${path.basename(source)}.`);
  return file.contents;
}

/** Writes under a name that holds the content's hash; a file that is there already is the same. */
async function writeFingerprinted(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = `${stem}-${hash}${ext}`;
  await replaceFile(folder, file, content);
  return file;
}

/** Whole or not at all: two builds at once, or a server that reads meanwhile, never see half a file. */
async function replaceFile(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  const half = path.join(folder, `.${file}.${randomUUID()}`);
  await writeFile(half, content);
  await rename(half, path.join(folder, file));
}

/** Another build may rename or sweep a file between the listing and the look at it: then nothing is left to do. */
async function sweep(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const oldest = Date.now() - keptMs;
  for (const file of await readdir(folder)) {
    if (kept.has(file)) continue;
    const place = path.join(folder, file);
    const found = await stat(place).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (found !== null && found.mtimeMs < oldest) await rm(place, { force: true });
  }
}

/**
 * Writes stylesheet, script, fonts and `manifest.json` (a SiteAssets) to `out`, and answers the manifest.
 * Takes some seconds. Throws with the tool's own words when a source is wrong.
 */
export async function buildSite(out = path.resolve(".build", "site")): Promise<SiteAssets> {
  await mkdir(out, { recursive: true });
  const scratch = await mkdtemp(path.join(tmpdir(), "site-css-"));
  try {
    const [wholeCss, textCss, script, workerScript, ...fonts] = await Promise.all([
      compileCss(scratch, "site.css"),
      compileCss(scratch, "text.css"),
      compileScript(path.join(here, "site-client.ts")),
      compileScript(worker.source),
      ...fontFiles.map(async (name) => {
        const family = name.split("-", 1)[0];
        const from = path.dirname(require.resolve(`@fontsource-variable/${family}/package.json`));
        const content = await reducedFont(name, await readFile(path.join(from, "files", `${name}.woff2`)));
        return { name, file: await writeFingerprinted(out, `${name}.woff2`, content) };
      }),
    ]);
    const sheet = async (name: string, raw: string): Promise<string> => {
      const css = fonts.reduce((text, font) => text.replaceAll(`${font.name}.woff2`, font.file), raw);
      return `${assetsPath}/${await writeFingerprinted(out, name, css)}`;
    };
    const assets: SiteAssets = {
      css: await sheet("site.css", wholeCss),
      textCss: await sheet("text.css", textCss),
      icon: `${assetsPath}/${await writeFingerprinted(out, "icon.svg", await readFile(path.join(here, "icon.svg")))}`,
      js: `${assetsPath}/${await writeFingerprinted(out, "site.js", script)}`,
      fonts: fonts.filter(({ name }) => preloaded.has(name)).map(({ file }) => `${assetsPath}/${file}`),
    };
    await replaceFile(out, worker.file, workerScript);
    await replaceFile(out, "manifest.json", `${JSON.stringify(assets, null, 2)}\n`);
    const named = [assets.css, assets.textCss, assets.js, assets.icon].map((address) =>
      path.basename(address),
    );
    await sweep(out, new Set(["manifest.json", worker.file, ...named, ...fonts.map(({ file }) => file)]));
    return assets;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
