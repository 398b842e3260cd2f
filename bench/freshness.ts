// How soon readers see what the newsroom did, on every surface of two instances, and that no death brings old text back.
import { ask, type CopyDesk, type Instance, until } from "#e2e/instance.ts";
import { type Figure, median, milliseconds } from "./figures.ts";

const publications = 20;
const patience = 20_000;

/** So many articles show a card of the one that is killed. */
const relating = 10;

type Place = Readonly<{ section: string; bureau?: string }>;

const listsOf = (section: string, bureau: string) => [
  "/",
  `/${section}`,
  `/bureau/${bureau}`,
  "/feed.xml",
  "/atom.xml",
  "/feed.json",
  `/${section}/feed.xml`,
  "/news-sitemap.xml",
];

/** A page names this article. */
const named = (body: string, id: number) => body.includes(`/news/${id}`);

/** Milliseconds from the known commit until this holds. */
async function seen(since: number, what: string, isSo: () => Promise<boolean>): Promise<number> {
  await until(what, patience, isSo);
  return Math.max(0, Date.now() - since);
}

async function articlePage(instance: Instance, id: number): Promise<{ status: number; body: string }> {
  const first = await ask(`${instance.url}/news/${id}`);
  return first.status === 308 ? ask(`${instance.url}${first.headers.location}`) : first;
}

/** Publish, then kill, and wait for the page and every list and feed of both instances. */
export async function visibility(instances: readonly Instance[], desk: CopyDesk): Promise<Figure[]> {
  const ready: number[] = [];
  for (let count = 0; count < publications; count++) ready.push((await desk.wish({ do: "ready" })).id);
  const published: number[] = [];
  const killed: number[] = [];
  for (const [count, id] of ready.entries()) {
    const surfaces = async (since: number, { section, bureau = "" }: Place, there: boolean) => {
      const lists = listsOf(section, bureau);
      // Each surface is asked for beforehand, so that an old one is kept wherever one can be.
      const times = instances.flatMap((instance) => [
        seen(
          since,
          `page of ${id}`,
          async () => (await articlePage(instance, id)).status === (there ? 200 : 410),
        ),
        ...lists.map((list) =>
          seen(
            since,
            list,
            async () => (await ask(instance.url + list)).body.includes(`/news/${id}/`) === there,
          ),
        ),
      ]);
      return Math.max(...(await Promise.all(times)));
    };
    for (const instance of instances) for (const path of ["/", "/feed.xml"]) await ask(instance.url + path);
    const place = await desk.wish({ do: "publish", id });
    published.push(await surfaces(place.at, place, true));
    if (count % 2 === 0) continue;
    const others: number[] = [];
    while (others.length < relating) others.push((await desk.wish({ do: "relating", id })).id);
    await desk.wish({ do: "plan-change", id });
    const pages = instances.flatMap((instance) => others.map((other) => ({ instance, other })));
    for (const { instance, other } of pages)
      await until("the card", patience, async () => named((await articlePage(instance, other)).body, id));
    const { at: killedAt } = await desk.wish({ do: "kill", id });
    const cards = pages.map(({ instance, other }) =>
      seen(killedAt, "no card", async () => !named((await articlePage(instance, other)).body, id)),
    );
    killed.push(Math.max(await surfaces(killedAt, place, false), ...(await Promise.all(cards))));
  }
  const how =
    "changeArticle in another process, then GET until it shows on page, front, section, bureau, feeds and sitemaps of two instances";
  const row = (what: string, times: readonly number[]): Figure => ({
    what,
    figure: `p50 ${milliseconds(median(times))}, max ${milliseconds(Math.max(...times))} of ${times.length}`,
    bar: "≤ 1 s",
    how,
  });
  return [
    row("publish → visible everywhere", published),
    row(`kill, with a change planned and cards in ${relating} others → gone everywhere`, killed),
  ];
}

/**
 * An instance ends, by kill -9 or SIGTERM, at some moment around the commit; the first read after its return must be
 * what the database holds, and so must the other instance's.
 */
export async function staleAfterDeath(
  start: () => Promise<Instance>,
  other: Instance,
  desk: CopyDesk,
  rounds: number,
): Promise<Figure[]> {
  let stale = 0;
  let instance = await start();
  for (let round = 0; round < rounds; round++) {
    const { id } = await desk.wish({ do: "ready" });
    await desk.wish({ do: "publish", id });
    for (const one of [instance, other]) {
      await until("the first text", patience, async () => (await articlePage(one, id)).status === 200);
    }
    const words = `Text of round ${round}`;
    await desk.wish({ do: "rewrite", id, words });
    const changing = desk.wish({ do: "publish-change", id });
    // Before, around and after the commit.
    await new Promise((resolve) => setTimeout(resolve, (round % 4) * 8));
    const ended = instance.stop(round % 2 === 0 ? "SIGKILL" : "SIGTERM");
    await changing;
    await ended;
    instance = await start();
    for (const one of [instance, other]) if (!(await articlePage(one, id)).body.includes(words)) stale++;
  }
  await instance.stop("SIGTERM");
  return [
    {
      what: "stale pages after kill -9 or restart between commit and first read",
      figure: `${stale} of ${rounds * 2}`,
      bar: "0",
      how: `${rounds} rounds, half kill -9, half SIGTERM, the restarted instance's first read and the survivor's`,
    },
  ];
}
