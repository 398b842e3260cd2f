// What readers feel: how much of the machine a page costs, kept and made anew, and how many bytes it is.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ask, type CopyDesk, type Instance } from "#e2e/instance.ts";
import { cpuOf, type Figure, kilobytes, median, milliseconds, quick } from "./figures.ts";
import { generator, load, type Load, nginxServer, plainServer } from "./load.ts";

const rounds = quick ? 2 : 5;
const seconds = 2;

/** Addresses of all articles, from the sitemap. */
export async function articlePaths(instance: Instance): Promise<string[]> {
  const locations = async (path: string) => {
    const { body } = await ask(instance.url + path);
    return [...body.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, place = ""]) => new URL(place).pathname);
  };
  const files = await locations("/sitemap.xml");
  const paths = (await Promise.all(files.map(locations))).flat();
  return paths.filter((path) => path.startsWith("/news/"));
}

/** The article whose page is largest: the one with all furniture. */
export async function fullest(instance: Instance, paths: readonly string[]): Promise<string> {
  let found = { path: "", bytes: 0 };
  for (const path of paths) {
    const { body } = await ask(instance.url + path);
    if (body.length > found.bytes) found = { path, bytes: body.length };
  }
  return found.path;
}

const loaders = 8;

/** Everything is purged, then each article is asked for once, several at a time. */
async function makeAnew(instance: Instance, desk: CopyDesk, paths: readonly string[]): Promise<Load> {
  await desk.wish({ do: "purge-everything" });
  // A second is what hearing of it may take at most.
  await sleep(1_200);
  const before = cpuOf(instance.pid);
  const started = performance.now();
  let next = 0;
  const loader = async () => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) await ask(instance.url + path);
  };
  await Promise.all(Array.from({ length: loaders }, loader));
  const perSecond = (paths.length * 1_000) / (performance.now() - started);
  return { perSecond, cpuPerRequest: (cpuOf(instance.pid) - before) / paths.length };
}

/**
 * Requests a second and CPU of a kept page and of pages made anew, beside nginx and a bare Node server with the same bytes,
 * all in turns.
 */
export async function pagesUnderLoad(
  instance: Instance,
  desk: CopyDesk,
  scratch: string,
  path: string,
  paths: readonly string[],
): Promise<Figure[]> {
  const folder = join(scratch, "beside");
  mkdirSync(folder);
  const file = join(folder, "page.html");
  const { body } = await ask(instance.url + path);
  writeFileSync(file, body);
  const nginx = await nginxServer(folder);
  const plain = await plainServer(file);
  const loads: Record<"ours" | "made" | "plain" | "nginx", Load[]> = {
    ours: [],
    made: [],
    plain: [],
    nginx: [],
  };
  try {
    // The first round warms up and is thrown away.
    for (let round = 0; round <= rounds; round++) {
      const found = {
        nginx: nginx ? await load(nginx.url, nginx.pid, seconds) : null,
        plain: await load(plain.url, plain.pid, seconds),
        made: await makeAnew(instance, desk, paths),
        // Kept again by its first request.
        ours: await load(instance.url + path, instance.pid, seconds),
      };
      if (round === 0) continue;
      for (const name of ["ours", "made", "plain", "nginx"] as const) {
        const one = found[name];
        if (one) loads[name].push(one);
      }
    }
  } finally {
    await Promise.all([nginx?.stop(), plain.stop()]);
  }
  // A ratio of each round's own pair, so that what else the machine does meets both.
  const ratio = (mine: "ours" | "made", name: "plain" | "nginx", what: keyof Load) =>
    median(loads[mine].map((one, index) => one[what] / (loads[name][index]?.[what] ?? Number.NaN)));
  const of = (name: keyof typeof loads, what: keyof Load) => median(loads[name].map((one) => one[what]));
  const how = `${generator} -d${seconds}s, ${rounds} rounds interleaved, ${body.length.toLocaleString("en")} bytes, no encoding`;
  const each = (name: keyof typeof loads) =>
    `${Math.round(of(name, "perSecond")).toLocaleString("en")}/s, ${of(name, "cpuPerRequest").toFixed(3)} ms CPU`;
  const made = `everything purged, then ${paths.length} articles once each, ${loaders} at a time, in the same rounds; gzip and brotli included, database not`;
  return [
    ...(nginx
      ? [
          {
            what: "kept article, requests/s ÷ nginx (2 workers, file)",
            figure: ratio("ours", "nginx", "perSecond").toFixed(2),
            bar: "≥ 0.4",
            how,
          },
          {
            what: "kept article, CPU per request ÷ nginx",
            figure: ratio("ours", "nginx", "cpuPerRequest").toFixed(1),
            bar: "≤ 3",
            how,
          },
          { what: "  nginx", figure: each("nginx"), bar: "", how: "the same run" },
        ]
      : []),
    {
      what: "kept article, requests/s ÷ bare Node server",
      figure: ratio("ours", "plain", "perSecond").toFixed(2),
      bar: nginx ? "" : "beside it",
      how,
    },
    { what: "  bare Node server", figure: each("plain"), bar: "", how: "the same run" },
    { what: "  ours", figure: each("ours"), bar: "", how: "the same run" },
    {
      what: "article made anew, CPU of the server",
      figure: milliseconds(of("made", "cpuPerRequest")),
      bar: "≤ 4 ms",
      how: made,
    },
    {
      what: "  requests/s; ÷ bare Node server; ÷ nginx",
      figure: [
        `${Math.round(of("made", "perSecond"))}/s`,
        ratio("made", "plain", "perSecond").toFixed(3),
        nginx ? ratio("made", "nginx", "perSecond").toFixed(3) : "not installed",
      ].join("; "),
      bar: "",
      how: made,
    },
  ];
}

const gz = (text: string | Buffer) => gzipSync(text, { level: 6 }).length;

/** An article without pictures, the smallest such; null when each has one. */
export async function plainest(instance: Instance, paths: readonly string[]): Promise<string | null> {
  let found: { path: string; bytes: number } | null = null;
  for (const path of paths) {
    const { body } = await ask(instance.url + path);
    if (!body.includes("<picture") && body.length < (found?.bytes ?? Infinity))
      found = { path, bytes: body.length };
  }
  return found?.path ?? null;
}

/** Bytes that a reader's browser gets for each kind of page, gzip; and of the text alone, brotli. */
export async function pageBytes(
  instance: Instance,
  kinds: Readonly<Record<string, string>>,
  bars: Readonly<Record<string, string>>,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  let script = 0;
  for (const [kind, path] of Object.entries(kinds)) {
    const { body, status } = await ask(instance.url + path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    const sum = async (pattern: RegExp) => {
      let bytes = 0;
      for (const [, address = ""] of body.matchAll(pattern))
        bytes += gz((await ask(instance.url + address)).body);
      return bytes;
    };
    script = Math.max(script, await sum(/<script\b[^>]*\bsrc="([^"]+)"/g));
    const css = await sum(/<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"/g);
    const html = gz(body);
    const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length;
    figures.push({
      what: `${kind}: HTML + CSS, gz`,
      figure: `${kilobytes(html + css)} (${kilobytes(html)} + ${kilobytes(css)}; HTML in brotli ${kilobytes(brotli)})`,
      bar: bars[kind] ?? "≤ 25 KB",
      how: `GET ${path}, gzip -6, brotli 6 as it is served`,
    });
  }
  return [
    ...figures,
    { what: "script of any of them, gz", figure: kilobytes(script), bar: "≤ 3 KB", how: "gzip -6" },
  ];
}

/** Code that the newsroom's browser loads for a page, gzip: every chunk that the page's document names. */
export async function newsroomBytes(instance: Instance, desk: CopyDesk): Promise<Figure[]> {
  const cookie = `nightdesk-session=${(await desk.wish({ do: "session" })).token}`;
  const { id } = await desk.wish({ do: "ready" });
  const found: Figure[] = [];
  for (const [what, path] of [
    ["board", "/desk"],
    ["editor", `/desk/articles/${id}`],
  ] as const) {
    const { body, status } = await ask(instance.url + path, { cookie });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    const chunks = new Set(
      [...body.matchAll(/static\/chunks\/[\w./~%[\]()@-]+?\.js/g)].map(([name]) => name),
    );
    let bytes = 0;
    for (const name of chunks) bytes += gz((await ask(`${instance.url}/_next/${name}`)).body);
    found.push({
      what: `${what}'s code, gz`,
      figure: kilobytes(bytes),
      bar: "",
      how: `GET ${path.replace(/\d+/, "{id}")}, its ${chunks.size} chunks, gzip -6`,
    });
  }
  return found;
}
