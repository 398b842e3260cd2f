// Every place where readers may find an article, and what it answers.
import type { APIRequestContext, Page, Request } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { within } from "./desk.ts";

/** Lists, feeds and the news sitemap for an article of the Americas bureau in the section World. */
export const lists = [
  "/",
  "/world",
  "/bureau/americas",
  "/feed.xml",
  "/atom.xml",
  "/feed.json",
  "/world/feed.xml",
  "/bureau/americas/feed.xml",
  "/news-sitemap.xml",
];

export async function bytes(request: APIRequestContext, path: string): Promise<string> {
  return await (await request.get(path)).text();
}

/** What a browser asked for to show a page, as paths, and the bytes of all answers with their heads. */
export async function transferred(
  page: Page,
  path: string,
): Promise<Readonly<{ asked: readonly string[]; bytes: number }>> {
  const answers: Request[] = [];
  page.on("requestfinished", (request) => answers.push(request));
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const sizes = await Promise.all(answers.map((one) => one.sizes()));
  return {
    asked: answers.map((one) => new URL(one.url()).pathname),
    bytes: sizes.reduce((sum, one) => sum + one.responseBodySize + one.responseHeadersSize, 0),
  };
}

/** All sitemaps that the index names, as one text. */
export async function sitemaps(request: APIRequestContext): Promise<string> {
  const index = await bytes(request, "/sitemap.xml");
  const paths = [...index.matchAll(/<loc>(?<address>[^<]+)<\/loc>/g)].map(
    (match) => new URL(match.groups?.["address"] ?? "").pathname,
  );
  return [index, ...(await Promise.all(paths.map((path) => bytes(request, path))))].join("\n");
}

/** A second after the article was taken down, the word stands in no list, feed or sitemap. */
export async function expectNowhere(request: APIRequestContext, word: string): Promise<void> {
  for (const path of lists)
    await within(
      1_000,
      () => bytes(request, path),
      (answer) => !answer.includes(word),
    );
  expect(await sitemaps(request)).not.toContain(word);
}
