// The newsroom at a million articles: what the board and the search cost the database and as whole pages, each beside the
// cheapest question of its kind; and how soon a change on one screen shows on another.
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { chromiumArguments, findChromium } from "#e2e/chromium.ts";
import { ask, type CopyDesk, type Instance } from "#e2e/instance.ts";
import { env } from "#lib/env.ts";
import { type Figure, median, milliseconds, quantile } from "./figures.ts";
import { said } from "./inside.ts";

const changes = 20;
/** Nobody's board is asked to follow changes that come one right after the other. */
const betweenMs = 1_500;
const patience = 20_000;
const asks = 40;

const spread = (times: readonly number[]) =>
  `p50 ${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))}`;

/** Somebody claims an article and lets it go; a board that stands open says so. */
export async function changesOnScreens(instance: Instance, desk: CopyDesk): Promise<Figure[]> {
  const executablePath = findChromium(env.chromiumPath());
  if (executablePath === null)
    throw new Error("No Chromium was found: install one, or set CHROMIUM_PATH to its program.");
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const context = await browser.newContext({ baseURL: instance.url });
    const { token = "" } = await desk.wish({ do: "session", who: "reporter" });
    await context.addCookies([{ name: "nightdesk-session", value: token, url: instance.url }]);
    const { id } = await desk.wish({ do: "ready" });
    const page = await context.newPage();
    await page.goto("/desk");
    await page.locator(`li[data-line] a[href="/desk/articles/${id}"]`).waitFor();
    const times: number[] = [];
    for (let index = 0; index < changes; index++) {
      const claims = index % 2 === 0;
      await sleep(betweenMs + Math.random() * 500);
      const { at } = await desk.wish({ do: claims ? "claim" : "release-claim", id });
      await page.waitForFunction(
        ([address, there]) => {
          const row = document.querySelector(`li[data-line] a[href="${address}"]`)?.closest("li");
          return row !== null && row !== undefined && row.textContent.includes("has it") === there;
        },
        [`/desk/articles/${id}`, claims] as const,
        { polling: "raf", timeout: patience },
      );
      times.push(Math.max(0, Date.now() - at));
    }
    return [
      {
        what: "a change on one screen shows on another",
        figure: `${spread(times)} of ${times.length}`,
        bar: "≤ 1 s",
        how: "claim and release in another process, until the line of a board open in Chromium at the other instance says so",
      },
    ];
  } finally {
    await browser.close();
  }
}

type Found = Readonly<{
  times: Readonly<Record<string, readonly number[]>>;
  asked: Readonly<Record<"rare" | "middle" | "common" | "phrase" | "formerRare", readonly string[]>>;
  tokens: Readonly<Record<"editor" | "chief", string>>;
}>;

const rows: readonly (readonly [what: string, name: string, bar: string])[] = [
  ["board, one page, one bureau of twenty", "page", "p95 ≤ 20 ms"],
  ["board, one page, all bureaus", "pageOfAll", "p95 ≤ 20 ms"],
  ["board, all that its first screen asks", "screen", "p95 ≤ 200 ms"],
  ["board, the next 60 pages", "older", "p95 ≤ 20 ms"],
  ["board, by due time, gate, claim, person, state, bureau", "filters", "p95 ≤ 200 ms"],
  ["board, by words of headline and slugline", "boardWords", "p95 ≤ 200 ms"],
  ["search, a word of 20 articles", "search rare", "p95 ≤ 200 ms"],
  ["search, a word of one in 16 to one in 200", "search middle", "p95 ≤ 200 ms"],
  ["search, a word that most have", "search common", "p95 ≤ 200 ms"],
  ["search, the beginning of a thousand words", "search beginning", "p95 ≤ 200 ms"],
  ["search, several words and one that must not be there", "search several", "p95 ≤ 200 ms"],
  ["search, a phrase", "search phrase", "p95 ≤ 200 ms"],
  ["search, a word with state, bureau or days", "search filtered", "p95 ≤ 200 ms"],
  ["search, past revisions too, a rare word", "search formerRare", "p95 ≤ 200 ms"],
  ["search, past revisions too, a frequent word", "search formerMiddle", "p95 ≤ 200 ms"],
  ["search, a word that nobody wrote", "search none", "p95 ≤ 200 ms"],
];

/** Queries in their own process, then whole pages over HTTP, as an editor of one bureau and as a chief who sees all. */
export async function newsroomAtSize(instance: Instance, variables: NodeJS.ProcessEnv): Promise<Figure[]> {
  const found = await said<Found>("db/newsroom-figures.ts", variables);
  const floor = median(found.times["nothing"] ?? []);
  const how = "node --conditions=react-server db/newsroom-figures.ts, 1,000,000 articles; × select 1";
  const queries = rows.map(([what, name, bar]): Figure => {
    const times = found.times[name] ?? [];
    return { what, figure: `${spread(times)}, ${Math.round(median(times) / floor)} ×`, bar, how };
  });
  return [
    { what: "1,000,000 articles: select 1", figure: spread(found.times["nothing"] ?? []), bar: "", how },
    ...queries,
    ...(await wholePages(instance, found)),
  ];
}

async function wholePages({ url }: Instance, { asked, tokens }: Found): Promise<Figure[]> {
  const everybody = [tokens.editor, tokens.chief];
  const timesOf = async (path: (index: number) => string): Promise<number[]> => {
    const times: number[] = [];
    // The first two warm the page up and don't count.
    for (let index = -2; index < asks; index++) {
      const cookie = `nightdesk-session=${everybody[Math.abs(index) % 2]}`;
      const address = url + path(Math.max(0, index));
      const started = performance.now();
      const { status } = await ask(address, { cookie });
      if (status !== 200) throw new Error(`${address} answered ${status}`);
      if (index >= 0) times.push(performance.now() - started);
    }
    return times;
  };
  const older = async (): Promise<string[]> => {
    const found: string[] = [];
    let path = "/desk";
    while (found.length < asks) {
      const { body } = await ask(url + path, { cookie: `nightdesk-session=${tokens.chief}` });
      const cursor = /after=(\d+\.\d+)/.exec(body)?.[1];
      if (cursor === undefined) throw new Error(`${path} names no page after it`);
      path = `/desk?after=${cursor}`;
      found.push(path);
    }
    return found;
  };
  const cursors = await older();
  const searching =
    (name: keyof Found["asked"], more = "") =>
    (index: number) => {
      const words = asked[name];
      return `/desk/search?${new URLSearchParams({ q: words[index % words.length] ?? "" }).toString()}${more}`;
    };
  const filters = ["due=late", "gate=any", "claim=nobody", "state=withheld", "state=review", "q=harbour"];
  const empty = await timesOf(() => "/desk/search");
  const how = `GET with a session's cookie, ${asks} times; × the search page without a question`;
  const row = async (what: string, path: (index: number) => string): Promise<Figure> => {
    const times = await timesOf(path);
    const figure = `${spread(times)}, ${(median(times) / median(empty)).toFixed(1)} ×`;
    return { what: `page: ${what}`, figure, bar: "p95 ≤ 200 ms", how };
  };
  return [
    { what: "page: search without a question", figure: spread(empty), bar: "", how },
    await row("board", () => "/desk"),
    await row("board, later pages", (index) => cursors[index] ?? "/desk"),
    await row("board in columns", () => "/desk?view=columns"),
    await row("board with filters", (index) => `/desk?${filters[index % filters.length]}`),
    await row("search, a rare word", searching("rare")),
    await row("search, a frequent word", searching("middle")),
    await row("search, a word that most have", searching("common")),
    await row("search, a phrase", searching("phrase")),
    await row("search, filtered", searching("middle", "&state=live&bureau=far-1")),
    await row("search, past revisions", searching("formerRare", "&past=1")),
  ];
}
