// Reads while the database can't be reached: the line to it is cut under load, and mended.
import { setTimeout as sleep } from "node:timers/promises";
import { serverEnvironment, testDatabase } from "#db/testing.ts";
import { ask, cuttableLine, freePort, startCopyDesk, startInstance, until } from "#e2e/instance.ts";
import { type Figure, milliseconds, quantile } from "./figures.ts";

const outageMs = 60_000;
const perSecond = 50;
const articles = 20;
const patience = 20_000;

/** Pages that readers know are asked for, fifty a second; and how soon all is as before once the line is back. */
export async function readsWithoutDatabase(): Promise<Figure[]> {
  const database = await testDatabase("bench outage");
  const desk = startCopyDesk(serverEnvironment(database, 1));
  const line = await cuttableLine(Number(new URL(database.url).port));
  const through = (url: string) => Object.assign(new URL(url), { port: String(line.port) }).toString();
  try {
    await desk.wish({ do: "ready" });
    const instance = await startInstance({
      ...serverEnvironment(database, await freePort(), { DEMO: "0" }),
      DATABASE_URL: through(database.url),
      DATABASE_APP_URL: through(database.appUrl),
      DATABASE_READER_URL: through(database.readerUrl),
    });
    try {
      const paths = ["/", "/feed.xml", "/corrections"];
      let id = 0;
      for (let count = 0; count < articles; count++) {
        ({ id } = await desk.wish({ do: "ready" }));
        const { section } = await desk.wish({ do: "publish", id });
        await until("live", patience, async () => (await ask(`${instance.url}/news/${id}`)).status === 308);
        paths.push(String((await ask(`${instance.url}/news/${id}`)).headers.location));
        if (count === 0) paths.push(`/${section}`);
      }
      // The last publication dropped lists and ends of pages: each is made once more before the cut.
      await sleep(1_500);
      for (const path of paths) await ask(instance.url + path);
      await line.cut();
      const started = performance.now();
      const asked: Promise<{ status: number; ms: number }>[] = [];
      for (let count = 0; performance.now() - started < outageMs; count++) {
        const path = paths[count % paths.length] ?? "/";
        const from = performance.now();
        asked.push(
          ask(instance.url + path).then(
            ({ status }) => ({ status, ms: performance.now() - from }),
            () => ({ status: 0, ms: performance.now() - from }),
          ),
        );
        await sleep(1_000 / perSecond);
      }
      const answers = await Promise.all(asked);
      await line.mend();
      const mendedAt = performance.now();
      await desk.wish({ do: "kill", id });
      await until(
        "hears again",
        patience,
        async () => (await ask(`${instance.url}/news/${id}`)).status === 410,
      );
      const back = performance.now() - mendedAt;
      const good = answers.filter(({ status }) => status === 200);
      const times = answers.map(({ ms }) => ms);
      const how = `${paths.length} kept pages, asked for ${perSecond} times a second, the line to the database cut for ${outageMs / 1_000} s`;
      return [
        {
          what: "database gone: reads of kept pages answered",
          figure: `${((100 * good.length) / answers.length).toFixed(2)} % of ${answers.length}`,
          bar: "≥ 99.9 %",
          how,
        },
        { what: "  how fast meanwhile", figure: `p99 ${milliseconds(quantile(times, 0.99))}`, bar: "", how },
        {
          what: "  database back → a kill is seen",
          figure: milliseconds(back),
          bar: "",
          how: "killed in another process right after the line was mended, then GET until 410",
        },
      ];
    } finally {
      await instance.stop("SIGTERM");
    }
  } finally {
    await desk.close();
    await line.cut();
    await database.close();
  }
}
