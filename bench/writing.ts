// What writing feels like in a real browser, on the production build: from a key to its paint alone and with a second
// person typing, beside a bare editable page with the same words; and the code that only the editor loads.
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumArguments, findChromium } from "#e2e/chromium.ts";
import type { CopyDesk, Instance } from "#e2e/instance.ts";
import { env } from "#lib/env.ts";
import { type Figure, kilobytes, milliseconds, quantile } from "./figures.ts";

const lengths = [500, 5_000, 20_000] as const;
const keys = 240;
const betweenKeys = 80;
const letters = "the quick brown fox jumps over the lazy dog and runs on ";

declare global {
  interface Window {
    keyTimes: number[];
  }
}

/** From now on the page notes for every key how long it took until the frame that shows it was handed over, in ms. */
function timeKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.keyTimes = [];
    addEventListener(
      "keydown",
      (event) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => window.keyTimes.push(performance.now() - event.timeStamp));
          port1.start();
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

/** Types where the caret is and answers the times of its keys. */
async function typed(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    window.keyTimes = [];
  });
  const text = Array.from({ length: keys }, (_, at) => letters.charAt(at % letters.length)).join("");
  await page.keyboard.type(text, { delay: betweenKeys });
  await page.waitForFunction((count) => window.keyTimes.length >= count, keys);
  return page.evaluate(() => window.keyTimes);
}

async function personAt(browser: Browser, { url }: Instance, desk: CopyDesk, who: "reporter" | "editor") {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const { token = "" } = await desk.wish({ do: "session", who });
  await context.addCookies([{ name: "nightdesk-session", value: token, url }]);
  return context;
}

/** The article in this person's browser, saved and listening, with the caret in the paragraph at this share of the text. */
async function openAt(context: BrowserContext, id: number, share: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/desk/articles/${id}`);
  await page.getByRole("status").getByText("Saved").waitFor({ timeout: 60_000 });
  const paragraphs = page.getByRole("textbox", { name: "Body" }).locator("p");
  const paragraph = paragraphs.nth(Math.floor((await paragraphs.count()) * share));
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click();
  await page.keyboard.press("End");
  return page;
}

/** The same words in a page of nothing but one editable element. */
async function bareAt(context: BrowserContext, words: readonly string[]): Promise<Page> {
  const page = await context.newPage();
  await page.setContent(
    `<div contenteditable role="textbox" style="width:44rem">${words.map((text) => `<p>${text}</p>`).join("")}</div>`,
  );
  const paragraph = page.locator("p").nth(Math.floor(words.length / 2));
  await paragraph.click();
  await page.keyboard.press("End");
  await timeKeys(page);
  return page;
}

/** Types until it is told to stop; a person's pace, with words that go and come. */
async function keepTyping(page: Page, until: () => boolean): Promise<void> {
  for (let at = 0; !until(); at++) {
    await page.keyboard.type(letters.charAt(at % letters.length), { delay: betweenKeys });
    if (at % 40 === 39) for (let back = 0; back < 5; back++) await page.keyboard.press("Backspace");
  }
}

const spread = (times: readonly number[]) =>
  `p50 ${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))}`;

async function paintAt(
  browser: Browser,
  instance: Instance,
  desk: CopyDesk,
  words: number,
): Promise<Figure[]> {
  const { id } = await desk.wish({ do: "long", words });
  const reporter = await personAt(browser, instance, desk, "reporter");
  const page = await openAt(reporter, id, 0.5);
  await timeKeys(page);
  const alone = await typed(page);
  const texts = await page.getByRole("textbox", { name: "Body" }).locator("p").allTextContents();

  const editor = await personAt(browser, instance, desk, "editor");
  const other = await openAt(editor, id, 0.25);
  let done = false;
  const typing = keepTyping(other, () => done);
  const together = await typed(page);
  done = true;
  await typing;
  await other.close();

  const bare = await typed(await bareAt(reporter, texts));
  await reporter.close();
  await editor.close();
  const how = `${keys} keys in Chromium, one each ${betweenKeys} ms, from the key's own time to the frame that shows it`;
  const name = `${words.toLocaleString("en-GB")} words`;
  const bar = words === 5_000 ? "p95 < 50 ms" : "";
  const times = quantile(together, 0.95) / quantile(bare, 0.95);
  return [
    { what: `key to paint, ${name}, alone`, figure: spread(alone), bar: "", how },
    {
      what: `key to paint, ${name}, a second person types`,
      figure: `${spread(together)}: ${times.toFixed(1)} × bare`,
      bar,
      how: `${how}; the second person in a browser of their own on the same machine`,
    },
    {
      what: "  a bare editable element, same words",
      figure: spread(bare),
      bar: "",
      how: "the same browser, alone",
    },
  ];
}

/** Every script that the browser loads for an address until nothing more comes, by address, with its bytes packed. */
async function scriptsOf(context: BrowserContext, path: string): Promise<ReadonlyMap<string, number>> {
  const page = await context.newPage();
  const found = new Map<string, number>();
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith(".js")) return;
    reading.push(response.body().then((bytes) => void found.set(pathname, gzipSync(bytes).length)));
  });
  // An open line is never idle.
  await page.route("**/desk/api/stream*", (route) => route.abort());
  await page.goto(path, { waitUntil: "networkidle" });
  await Promise.all(reading);
  await page.close();
  return found;
}

async function editorBytes(browser: Browser, instance: Instance, desk: CopyDesk): Promise<Figure[]> {
  const context = await personAt(browser, instance, desk, "editor");
  const { id } = await desk.wish({ do: "ready" });
  const board = await scriptsOf(context, "/desk");
  const editor = await scriptsOf(context, `/desk/articles/${id}`);
  await context.close();
  const own = [...editor].filter(([name]) => !board.has(name)).map(([, bytes]) => bytes);
  const sum = (list: Iterable<number>) => [...list].reduce((total, bytes) => total + bytes, 0);
  return [
    {
      what: "code that only the editor loads, gz",
      figure: `${kilobytes(sum(own))} in ${own.length} files`,
      bar: "≤ 300 KB",
      how: "scripts of an article's page in Chromium without those of the board, gzip -6",
    },
    {
      what: "  all code of the editor's page, gz",
      figure: kilobytes(sum(editor.values())),
      bar: "",
      how: `the same; the board's page has ${kilobytes(sum(board.values()))}`,
    },
  ];
}

/** Key to paint at three lengths, and the editor's code. */
export async function writingFigures(instance: Instance, desk: CopyDesk): Promise<Figure[]> {
  const executablePath = findChromium(env.chromiumPath());
  if (executablePath === null)
    throw new Error("No Chromium was found: install one, or set CHROMIUM_PATH to its program.");
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const figures = await editorBytes(browser, instance, desk);
    for (const words of lengths) figures.push(...(await paintAt(browser, instance, desk, words)));
    return figures;
  } finally {
    await browser.close();
  }
}
