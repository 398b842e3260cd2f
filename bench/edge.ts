// How soon readers see behind a CDN what the newsroom did: a small caching proxy stands for it, purged by the outbox.
import { startCachingProxy } from "#e2e/caching-proxy.ts";
import { ask, freePort, startCopyDesk, startInstance, until } from "#e2e/instance.ts";
import { serverEnvironment, testDatabase } from "#db/testing.ts";
import { type Figure, median, milliseconds } from "./figures.ts";

const rounds = 15;
const patience = 20_000;

/** Publish, then kill, through a proxy that keeps every page and each list of it. */
export async function behindCdn(): Promise<Figure[]> {
  const database = await testDatabase("bench behind a CDN");
  let origin = "";
  const cdn = await startCachingProxy(() => origin);
  const settings = { DEMO: "0", CDN_PURGE_URL: cdn.purgeUrl, CDN_PURGE_TOKEN: cdn.token };
  const desk = startCopyDesk(serverEnvironment(database, 1, settings));
  try {
    await desk.wish({ do: "ready" });
    const instance = await startInstance(serverEnvironment(database, await freePort(), settings));
    origin = instance.url;
    try {
      const published: number[] = [];
      const killed: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const { id } = await desk.wish({ do: "ready" });
        const seen = async (since: number, places: readonly string[], there: boolean) => {
          const times = places.map(async (place) => {
            await until(
              place,
              patience,
              async () => (await ask(cdn.url + place)).body.includes(`/news/${id}/`) === there,
            );
            return Math.max(0, Date.now() - since);
          });
          return Math.max(...(await Promise.all(times)));
        };
        for (const place of ["/", "/feed.xml"]) await ask(cdn.url + place);
        const { at, section } = await desk.wish({ do: "publish", id });
        const places = ["/", `/${section}`, "/feed.xml", "/atom.xml", "/news-sitemap.xml"];
        published.push(await seen(at, places, true));
        const { location = "" } = (await ask(`${cdn.url}/news/${id}`)).headers;
        await ask(cdn.url + location);
        const { at: killedAt } = await desk.wish({ do: "kill", id });
        const gone = until("410", patience, async () => (await ask(cdn.url + location)).status === 410);
        const page = gone.then(() => Math.max(0, Date.now() - killedAt));
        killed.push(Math.max(await seen(killedAt, places, false), await page));
      }
      const how =
        "changeArticle in another process, then GET through a caching proxy that honours s-maxage and is purged by Cache-Tag";
      const row = (what: string, times: readonly number[]): Figure => ({
        what,
        figure: `p50 ${milliseconds(median(times))}, max ${milliseconds(Math.max(...times))} of ${times.length}`,
        bar: "≤ 1 s",
        how,
      });
      return [row("publish → visible behind a CDN", published), row("kill → gone behind a CDN", killed)];
    } finally {
      await instance.stop("SIGTERM");
    }
  } finally {
    await desk.close();
    await cdn.stop();
    await database.close();
  }
}
