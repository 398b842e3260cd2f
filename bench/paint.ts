// What a reader on a telephone sees and when: a real Chromium with a slow line and a slow processor, by the browser's own
// performance entries; the same with single parts of our delivery left out, so that only what helps stays; and Lighthouse
// where it is installed.
import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumArguments, findChromium } from "#e2e/chromium.ts";
import { ask, freePort, type Instance } from "#e2e/instance.ts";
import { env } from "#lib/env.ts";
import { type Figure, median, milliseconds, quick } from "./figures.ts";
import { installed } from "./load.ts";

const rounds = quick ? 3 : 7;
/** Lighthouse's mobile terms: 150 ms to the server and back, 1.6 Mbit/s, a processor of a quarter of this one's speed. */
const line = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const slower = 4;
const telephone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true };
const settleMs = 300;
/** As lib/server/page-answer.ts packs pages. */
const packing = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

type Seen = Readonly<{ first: number; largest: number; shift: number; blocked: number }>;

declare global {
  interface Window {
    seen: { first: number; largest: number; shift: number; blocked: number };
  }
}

/** Runs in the page before anything of it. Blocked: what tasks after the first paint take beyond 50 ms each. */
function watch(): void {
  window.seen = { first: 0, largest: 0, shift: 0, blocked: 0 };
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") window.seen.first = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    window.seen.largest = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) window.seen.shift += value;
  });
  observe("longtask", (entry) => {
    window.seen.blocked += Math.max(0, entry.duration - 50);
  });
}

async function seenOn(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext(telephone);
  try {
    const page: Page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", line);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "networkidle" });
    // The last entries are handed over when the browser is idle.
    await page.waitForTimeout(settleMs);
    return await page.evaluate(() => window.seen);
  } finally {
    await context.close();
  }
}

type Change = Readonly<{ name: string; body(html: string): string; link(html: string): string | null }>;

const asIs: Change = { name: "as it is", body: (html) => html, link: () => null };
const stylesheet = (html: string) => /<link\b(?=[^>]*rel="stylesheet")[^>]*href="([^"]+)"/.exec(html)?.[1];
const font = /\/?newsreader-latin-wght-normal-[0-9a-f]+\.woff2/;

/** What is tried: `face` is the address of the font of western text. */
function changes(face: string): readonly Change[] {
  return [
    asIs,
    {
      name: "with its font preloaded",
      body: (html) =>
        html.replace(
          "</title>",
          `</title><link rel="preload" as="font" type="font/woff2" href="${face}" crossorigin>`,
        ),
      link: asIs.link,
    },
    {
      name: "with its type put on at once, not after the first paint",
      body: (html) => html.replace("<html ", '<html class="in-type" '),
      link: asIs.link,
    },
    {
      name: "with the stylesheet named in a Link header, too",
      body: asIs.body,
      link: (html) => `<${stylesheet(html)}>; rel=preload; as=style`,
    },
  ];
}

async function faceOf(instance: Instance, path: string): Promise<string> {
  const css = stylesheet((await ask(instance.url + path)).body) ?? "";
  const file = font.exec((await ask(instance.url + css)).body)?.[0];
  if (file === undefined) throw new Error("the stylesheet names no font of western text");
  return new URL(file, instance.url + css).pathname;
}

/** The instance's pages with one thing about them changed, a prefix a change. */
async function changedPages(instance: Instance) {
  const port = await freePort();
  let change = asIs;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = await fetch(instance.url + request.url, { headers: { "accept-encoding": "identity" } });
    const type = given.headers.get("content-type") ?? "";
    const bytes = Buffer.from(await given.arrayBuffer());
    const html = type.startsWith("text/html") ? bytes.toString() : null;
    const link = html === null ? null : change.link(html);
    const body = html === null ? bytes : change.body(html);
    // As small as ours are: what comes at the same time shares the line.
    const packed = /^text\/|svg/.test(type);
    response.writeHead(given.status, {
      "content-type": type,
      ...(link && { link }),
      ...(packed && { "content-encoding": "br" }),
    });
    response.end(packed ? brotliCompressSync(body, packing) : body);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    use: (next: Change) => void (change = next),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const how = `Chromium, ${line.latency} ms and 1.6 Mbit/s by the browser's own brake, processor ${slower} × slower, nothing kept before; median of ${rounds}`;

async function kinds(browser: Browser, pages: Readonly<Record<string, string>>): Promise<Figure[]> {
  const figures: Figure[] = [];
  const seen: Record<string, Seen[]> = {};
  for (let round = 0; round < rounds; round++)
    for (const [name, url] of Object.entries(pages)) (seen[name] ??= []).push(await seenOn(browser, url));
  for (const [name, list] of Object.entries(seen)) {
    const of = (what: keyof Seen) => median(list.map((one) => one[what]));
    figures.push({
      what: `${name}: largest paint; blocked; shift`,
      figure: `${milliseconds(of("largest"))} (first ${milliseconds(of("first"))}); ${milliseconds(of("blocked"))}; ${of("shift").toFixed(3)}`,
      bar: "< 1,000 ms; < 50 ms; 0",
      how,
    });
  }
  return figures;
}

/** Each change beside the page as it is, in turns. */
async function hints(browser: Browser, instance: Instance, path: string): Promise<Figure[]> {
  const changed = await changedPages(instance);
  const tried = changes(await faceOf(instance, path));
  const seen = new Map(tried.map(({ name }) => [name, [] as Seen[]]));
  try {
    for (let round = 0; round < rounds; round++)
      for (const change of tried) {
        changed.use(change);
        seen.get(change.name)?.push(await seenOn(browser, changed.url + path));
      }
  } finally {
    changed.close();
  }
  const plain = seen.get(asIs.name) ?? [];
  return tried.slice(1).map(({ name }) => {
    const list = seen.get(name) ?? [];
    const beside = (what: "largest" | "first") =>
      median(list.map((one, round) => one[what] - (plain[round]?.[what] ?? Number.NaN)));
    const shift = (of: readonly Seen[]) => median(of.map((one) => one.shift));
    const signed = (value: number) => `${value > 0 ? "+" : ""}${Math.round(value)} ms`;
    return {
      what: `  article ${name}`,
      figure: `largest ${signed(beside("largest"))}, first ${signed(beside("first"))}; shift ${shift(list).toFixed(3)} instead of ${shift(plain).toFixed(3)}`,
      bar: "what doesn't help isn't kept",
      how: `${how}; beside the page as it is, in turns`,
    };
  });
}

/**
 * It loads a page without a brake and reckons what a telephone would have needed: whatever came before the paint counts as needed
 * for it. Type and script that came in the same instant by chance make 300 ms and more from run to run.
 */
const lighthouseRuns = 3;

type Audits = Readonly<{
  categories: Record<string, { score: number }>;
  audits: Record<string, { numericValue?: number }>;
}>;

async function lighthouse(pages: Readonly<Record<string, string>>, chrome: string): Promise<Figure[]> {
  if (!installed("lighthouse", "--version")) return [];
  const figures: Figure[] = [];
  for (const [name, url] of Object.entries(pages)) {
    const runs: Audits[] = [];
    for (let run = 0; run < lighthouseRuns; run++) {
      const { stdout } = await promisify(execFile)(
        "lighthouse",
        [url, "--quiet", "--output=json", `--chrome-flags=--headless=new ${chromiumArguments.join(" ")}`],
        { env: env.forChild({ CHROME_PATH: chrome }), maxBuffer: 1e8 },
      );
      runs.push(JSON.parse(stdout) as Audits);
    }
    const scores = ["performance", "accessibility", "best-practices", "seo"].map((one) =>
      Math.round(median(runs.map(({ categories }) => categories[one]?.score ?? 0)) * 100),
    );
    const value = (audit: string) =>
      milliseconds(median(runs.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN)));
    figures.push({
      what: `${name}: Lighthouse, mobile`,
      figure: `${scores.join(", ")}; LCP ${value("largest-contentful-paint")}, TBT ${value("total-blocking-time")}`,
      bar: "100 × 4; LCP < 1,000 ms, TBT < 50 ms",
      how: `lighthouse with its own terms: performance, accessibility, best practices, SEO; median of ${lighthouseRuns}`,
    });
  }
  return figures;
}

/** Paint of these pages of the instance; `article` is the one on which changes are tried. */
export async function paintFigures(
  instance: Instance,
  paths: Readonly<Record<string, string>>,
  article: string,
): Promise<Figure[]> {
  const executablePath = findChromium(env.chromiumPath());
  if (executablePath === null)
    throw new Error("No Chromium was found: install one, or set CHROMIUM_PATH to its program.");
  const pages = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, instance.url + path]));
  // A page's first answer is made; a reader's is kept.
  for (const url of Object.values(pages)) await ask(url);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const found = [...(await kinds(browser, pages)), ...(await hints(browser, instance, article))];
    return [...found, ...(await lighthouse(pages, executablePath))];
  } finally {
    await browser.close();
  }
}
