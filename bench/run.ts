// `npm run bench`: every promised figure in one table, measured on this machine against what runs beside it. With
// `--markdown` the table is Markdown; a word such as `readers` or `inside` measures that group alone.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { type CopyDesk, freePort, type Instance, startCopyDesk, startInstance } from "#e2e/instance.ts";
import { env } from "#lib/env.ts";
import { type Figure, tableOf } from "./figures.ts";
import { readersAtSize } from "./archive.ts";
import { behindCdn } from "./edge.ts";
import { staleAfterDeath, visibility } from "./freshness.ts";
import { deskFigures, documentFigures, secondStart } from "./inside.ts";
import { changesOnScreens, newsroomAtSize } from "./newsroom.ts";
import { memoryUnderLoad } from "./memory.ts";
import { readsWithoutDatabase } from "./outage.ts";
import { paintFigures } from "./paint.ts";
import { articlePaths, fullest, newsroomBytes, pageBytes, pagesUnderLoad, plainest } from "./readers.ts";
import { schedulesTogether } from "./schedules.ts";
import { writingFigures } from "./writing.ts";

const groups = [
  "readers",
  "paint",
  "freshness",
  "cdn",
  "outage",
  "memory",
  "archive",
  "schedules",
  "newsroom",
  "writing",
  "start",
  "inside",
] as const;
const chosen = groups.filter((name) => process.argv.includes(name));
const wanted = new Set<string>(chosen.length > 0 ? chosen : groups);
const scratch = mkdtempSync(join(tmpdir(), "nightdesk-bench-"));
/** `--data=<folder>`: a data folder that is kept, so that the next run finds its million articles there. */
const given = process.argv.find((word) => word.startsWith("--data="))?.slice("--data=".length);
/** `--articles=<number>`: of the readers' archive, fewer than a million to try it. */
const archived = Number(
  process.argv.find((word) => word.startsWith("--articles="))?.slice("--articles=".length) ?? 1_000_000,
);
const dataDir = given ?? join(scratch, "data");
const figures: Figure[] = [];
// nginx and the database may run as somebody else, who must be able to pass through.
chmodSync(scratch, 0o711);

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function variables(): Promise<NodeJS.ProcessEnv> {
  return env.forChild({
    DATABASE_URL: null,
    DATABASE_APP_URL: null,
    DATABASE_READER_URL: null,
    AUTH_SECRET: null,
    SITE_URL: null,
    HOST: null,
    DEMO: null,
    CDN_PURGE_URL: null,
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
  });
}

async function measure(what: string, run: () => Promise<Figure[]>): Promise<void> {
  say(`${what} …`);
  const found = await run();
  for (const { what: name, figure } of found) say(`  ${name}: ${figure}`);
  figures.push(...found);
}

const start = async (): Promise<Instance> => startInstance(await variables());

/** With a second instance on the same database. */
async function beside(use: (two: Instance) => Promise<void>): Promise<void> {
  const two = await start();
  try {
    await use(two);
  } finally {
    await two.stop("SIGTERM");
  }
}

async function all(): Promise<void> {
  say("Starting a newsroom of its own (the first time it is built, which takes minutes) …");
  let desk: CopyDesk | null = null;
  const one = await start();
  try {
    const people = startCopyDesk(await variables());
    desk = people;
    if (wanted.has("readers")) {
      const paths = await articlePaths(one);
      const path = await fullest(one, paths);
      const plain = await plainest(one, paths);
      const kinds = {
        ...(plain !== null && { "article without pictures": plain }),
        "article with all furniture": path,
        "front page": "/",
        section: "/world",
        corrections: "/corrections",
      };
      const bars = { "article without pictures": "≤ 10 KB" };
      await measure("Bytes of a page", () => pageBytes(one, kinds, bars));
      await measure("Pages under load", () => pagesUnderLoad(one, people, scratch, path, paths));
      await measure("The newsroom's code", () => newsroomBytes(one, people));
    }
    if (wanted.has("paint")) {
      const paths = await articlePaths(one);
      const path = await fullest(one, paths);
      const plain = (await plainest(one, paths)) ?? path;
      const pages = { "front page": "/", article: plain, "article with all furniture": path };
      await measure("What a reader sees", () => paintFigures(one, pages, plain));
    }
    if (wanted.has("freshness")) {
      await beside((two) => measure("Publications and kills", () => visibility([one, two], people)));
      await measure("Deaths between commit and first read", () => staleAfterDeath(start, one, people, 8));
    }
    if (wanted.has("cdn")) await measure("Behind a CDN", behindCdn);
    if (wanted.has("outage")) await measure("Without the database", readsWithoutDatabase);
    if (wanted.has("memory")) {
      const long = process.argv.includes("--long");
      const paths = await articlePaths(one);
      await measure("Memory under load", () => memoryUnderLoad(one, people, paths, long));
    }
    if (wanted.has("archive"))
      await measure("Readers' pages at a million articles", async () =>
        readersAtSize(await variables(), archived),
      );
    if (wanted.has("schedules"))
      await beside(() => measure("Schedules of one second", () => schedulesTogether(people)));
    if (wanted.has("newsroom")) {
      await beside((two) => measure("Changes on screens", () => changesOnScreens(two, people)));
      await measure("The newsroom at a million articles", async () => newsroomAtSize(one, await variables()));
    }
    if (wanted.has("writing")) await measure("Writing", () => writingFigures(one, people));
    if (wanted.has("inside")) {
      await measure("The board and saves at size", async () => deskFigures(await variables()));
      await measure("Long documents", documentFigures);
    }
  } finally {
    await desk?.close();
    await one.stop("SIGTERM");
  }
  if (wanted.has("start")) await measure("The second npm start", () => secondStart(dataDir));
}

const before = loadavg()[0] ?? 0;
try {
  await all();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const load = [before, loadavg()[0] ?? 0].map((value) => value.toFixed(1)).join(" → ");
process.stdout.write(`${tableOf(figures, process.argv.includes("--markdown"))}\n`);
process.stdout.write(
  `\n${cpus().length} × ${cpus()[0]?.model ?? "CPU"}, Node ${process.versions.node}, load average ${load}\n`,
);
