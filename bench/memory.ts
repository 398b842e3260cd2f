// Memory under readers' load: fifty pages a second of all kinds, and strangers who ask for what isn't there.
import { setTimeout as sleep } from "node:timers/promises";
import { ask, type CopyDesk, type Instance } from "#e2e/instance.ts";
import { type Figure, residentOf } from "./figures.ts";

const perSecond = 50;
const shortMs = 90_000;
const longMs = 30 * 60_000;
const unknownPerMinute = 10_000;
const purgeEveryMs = 5_000;

/** Megabytes a minute: the slope of the line that lies closest to all points. */
function slope(points: readonly Readonly<{ minutes: number; megabytes: number }>[]): number {
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((one) => one.minutes), mean((one) => one.megabytes)];
  const above = points.reduce((sum, one) => sum + (one.minutes - x) * (one.megabytes - y), 0);
  return above / points.reduce((sum, one) => sum + (one.minutes - x) ** 2, 0);
}

/** Statuses and how often each was answered. */
function counted(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([status, times]) => `${status} × ${times.toLocaleString("en-GB")}`).join(", ");
}

/** Run the load for a minute and a half, or with `long` for half an hour; the first third only warms up. */
export async function memoryUnderLoad(
  instance: Instance,
  desk: CopyDesk,
  paths: readonly string[],
  long: boolean,
): Promise<Figure[]> {
  const lasts = long ? longMs : shortMs;
  const kinds = [
    ...paths,
    "/",
    "/corrections",
    "/feed.xml",
    "/atom.xml",
    "/sitemap.xml",
    "/news-sitemap.xml",
  ];
  const started = performance.now();
  const over = () => performance.now() - started > lasts;
  const points: { minutes: number; megabytes: number }[] = [];
  const told = new Map<string, number>();
  const strangersTold = new Map<string, number>();
  const count = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const mixed = async () => {
    for (let turn = 0; !over(); turn++) {
      void ask(instance.url + (kinds[(turn * 7) % kinds.length] ?? "/")).then(
        ({ status }) => count(told, String(status)),
        () => count(told, "cut off"),
      );
      await sleep(1_000 / perSecond);
    }
  };
  const strangers = async () => {
    for (let turn = 0; !over(); turn++) {
      void ask(`${instance.url}/wp-content/${turn}/x.php`).then(
        ({ status }) => count(strangersTold, String(status)),
        () => count(strangersTold, "cut off"),
      );
      await sleep(60_000 / unknownPerMinute);
    }
  };
  const purges = async () => {
    for (; !over(); await sleep(purgeEveryMs)) await desk.wish({ do: "purge-everything" });
  };
  const watch = async () => {
    for (; !over(); await sleep(1_000))
      points.push({ minutes: (performance.now() - started) / 60_000, megabytes: residentOf(instance.pid) });
  };
  await Promise.all([mixed(), strangers(), purges(), watch()]);
  const settled = points.slice(Math.floor(points.length / 3));
  const most = Math.max(...points.map(({ megabytes }) => megabytes));
  const how = `${perSecond} pages a second of ${kinds.length} addresses, everything purged every ${purgeEveryMs / 1_000} s, and ${unknownPerMinute.toLocaleString("en-GB")} unknown addresses a minute, for ${(lasts / 60_000).toFixed(1)} min${long ? "" : " (--long: 30)"}`;
  return [
    {
      what: "memory under load: growth after the first third",
      figure: `${slope(settled).toFixed(2)} MB/min`,
      bar: long ? "< 1 MB/min" : "(of --long: < 1 MB/min)",
      how,
    },
    { what: "  the most that it held", figure: `${Math.round(most)} MB`, bar: "", how },
    {
      what: "  pages answered",
      figure: `${counted(told)}; unknown addresses ${counted(strangersTold)}`,
      bar: "all 200; 404",
      how,
    },
  ];
}
