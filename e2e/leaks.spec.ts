// No byte of an unpublished text reaches anybody outside: every public answer is crawled for words that stand only there.
import { canary, draft, inReview, live, ready, text, verb, write } from "#db/testing-stories.ts";
import { expect, test } from "./fixtures.ts";

/** Answers that are read at most. */
const most = 2_400;

/** As pages, as Next asks for a page's data, as browsers fetch ahead, and as caches ask. */
const ways = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { "if-none-match": "*", "cache-control": "no-cache" },
] as const;

/** Addresses of this site in an answer of any kind. */
function addressesIn(body: string, own: string): string[] {
  const found = [
    ...body.matchAll(/(?:href|src|srcset)="(?<path>\/[^"\s?#]*)|(?<whole>https?:\/\/[^"<>\s]+)/g),
  ].map((match) => match.groups?.["path"] ?? match.groups?.["whole"] ?? "");
  return found.flatMap((one) => {
    if (one.startsWith("/")) return [one];
    const url = URL.canParse(one) ? new URL(one) : null;
    return url !== null && url.origin === own ? [url.pathname] : [];
  });
}

test("no public page, feed, sitemap, search, prefetch or error carries a word of a text that isn't live", async ({
  reader,
  baseURL,
}) => {
  test.setTimeout(400_000);
  const secret = canary();
  const shown = canary();
  const hidden: number[] = [
    await draft("reporter", await text({ word: `${secret}draft` })),
    await inReview(await text({ word: `${secret}review` })),
    await ready(await text({ word: `${secret}ready` })),
  ];
  const planned = await ready(await text({ word: `${secret}planned` }));
  await verb("editor", planned, {
    verb: "schedule",
    at: new Date(Date.now() + 86_400_000),
    zone: "Europe/London",
  });
  const ahead = await live(await text({ word: shown }));
  await write("editor", ahead, await text({ word: `${secret}ahead` }));
  await verb("editor", ahead, { verb: "submit", changeClass: "update" });
  const withheld = await live(await text({ word: `${secret}withheld` }));
  await verb("editor", withheld, { verb: "withhold", reason: `${secret}reason` });
  const killed = await live(await text({ word: `${secret}killed` }));
  await verb("chief", killed, { verb: "kill", reason: `${secret}reason` });
  hidden.push(planned, withheld, killed);

  const { request } = await reader();
  const own = baseURL ?? "";
  const queue = [
    "/",
    "/corrections",
    "/feed.xml",
    "/atom.xml",
    "/feed.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/api/health",
    "/sign-in",
    "/nowhere",
    ...[...hidden, ahead].flatMap((id) => [
      `/news/${id}`,
      `/news/${id}/slug`,
      `/desk/articles/${id}`,
      `/desk/articles/${id}/preview`,
      `/desk/articles/${id}/history`,
      `/api/views/${id}`,
    ]),
    `/?q=${secret}`,
    `/search?q=${secret}`,
    `/desk?q=${secret}`,
    `/desk/api/articles?q=${secret}`,
  ];
  const known = new Set(queue);
  const leaks: string[] = [];
  let asked = 0;
  let met = false;
  for (let path = queue.shift(); path !== undefined && asked < most; path = queue.shift()) {
    for (const headers of ways) {
      const answer = await request.get(path, { headers, maxRedirects: 0 });
      asked += 1;
      expect(answer.status(), path).toBeLessThan(500);
      if (/^image|^font/.test(answer.headers()["content-type"] ?? "")) continue;
      const body = `${await answer.text()} ${JSON.stringify(answer.headers())}`;
      // What was asked for may come back in the way to the sign-in.
      if (
        body
          .replaceAll(`q=${secret}`, "")
          .replaceAll(encodeURIComponent(`q=${secret}`), "")
          .includes(secret)
      )
        leaks.push(`${path} ${JSON.stringify(headers)}`);
      met ||= body.includes(shown);
      for (const next of addressesIn(body, own)) {
        if (
          known.has(next) ||
          next.startsWith("/media/") ||
          next.startsWith("/assets/") ||
          next.startsWith("/_next/")
        )
          continue;
        known.add(next);
        queue.push(next);
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(asked).toBeGreaterThan(600);
  expect(met, "the crawl reaches what is live").toBe(true);
});
