// What readers feel: how much of the machine a page costs, kept and made anew, and how many bytes it is.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ask, type CopyDesk, type Instance, until } from "#e2e/instance.ts";
import { cpuOf, type Figure, kilobytes, median, milliseconds } from "./figures.ts";
import { generator, load, type Load, nginxServer, plainServer } from "./load.ts";

const rounds = 5;
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

/** Requests a second and CPU of a kept page, beside nginx and a bare Node server with the same bytes. */
export async function keptPage(instance: Instance, scratch: string, path: string): Promise<Figure[]> {
  const folder = join(scratch, "beside");
  mkdirSync(folder);
  const file = join(folder, "page.html");
  const { body } = await ask(instance.url + path);
  writeFileSync(file, body);
  const nginx = await nginxServer(folder);
  const plain = await plainServer(file);
  const loads: Record<"ours" | "plain" | "nginx", Load[]> = { ours: [], plain: [], nginx: [] };
  try {
    // The first round warms up and is thrown away.
    for (let round = 0; round <= rounds; round++) {
      const found = {
        nginx: nginx ? await load(nginx.url, nginx.pid, seconds) : null,
        plain: await load(plain.url, plain.pid, seconds),
        ours: await load(instance.url + path, instance.pid, seconds),
      };
      if (round === 0) continue;
      for (const name of ["ours", "plain", "nginx"] as const) {
        const one = found[name];
        if (one) loads[name].push(one);
      }
    }
  } finally {
    await Promise.all([nginx?.stop(), plain.stop()]);
  }
  // A ratio of each round's own pair, so that what else the machine does meets both.
  const ratio = (name: "plain" | "nginx", what: keyof Load) =>
    median(loads.ours.map((one, index) => one[what] / (loads[name][index]?.[what] ?? Number.NaN)));
  const of = (name: "ours" | "plain" | "nginx", what: keyof Load) =>
    median(loads[name].map((one) => one[what]));
  const how = `${generator} -d${seconds}s, ${rounds} rounds interleaved, ${body.length.toLocaleString("en")} bytes, no encoding`;
  const each = (name: "ours" | "plain" | "nginx") =>
    `${Math.round(of(name, "perSecond")).toLocaleString("en")}/s, ${of(name, "cpuPerRequest").toFixed(3)} ms CPU`;
  return [
    ...(nginx
      ? [
          {
            what: "kept article, requests/s ÷ nginx (2 workers, file)",
            figure: ratio("nginx", "perSecond").toFixed(2),
            bar: "≥ 0.4",
            how,
          },
          {
            what: "kept article, CPU per request ÷ nginx",
            figure: ratio("nginx", "cpuPerRequest").toFixed(1),
            bar: "≤ 3",
            how,
          },
          { what: "  nginx", figure: each("nginx"), bar: "", how: "the same run" },
        ]
      : []),
    {
      what: "kept article, requests/s ÷ bare Node server",
      figure: ratio("plain", "perSecond").toFixed(2),
      bar: nginx ? "" : "beside it",
      how,
    },
    { what: "  bare Node server", figure: each("plain"), bar: "", how: "the same run" },
    { what: "  ours", figure: each("ours"), bar: "", how: "the same run" },
  ];
}

/** CPU of a page that must be made: everything is purged, then every article is asked for once. */
export async function madePage(
  instance: Instance,
  desk: CopyDesk,
  paths: readonly string[],
): Promise<Figure[]> {
  const costs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    await desk.wish({ do: "purge-everything" });
    await until(
      "the purge is known",
      5_000,
      async () => (await ask(`${instance.url}/api/health`)).status === 200,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const before = cpuOf(instance.pid);
    for (const path of paths) await ask(instance.url + path);
    if (round > 0) costs.push((cpuOf(instance.pid) - before) / paths.length);
  }
  const how = `purge of everything, then ${paths.length} articles once each, ${rounds} rounds; gzip and brotli included, database not`;
  return [
    { what: "article made anew, CPU of the server", figure: milliseconds(median(costs)), bar: "≤ 4 ms", how },
  ];
}

const gz = (text: string | Buffer) => gzipSync(text, { level: 6 }).length;

/** Bytes that a reader's browser gets for an article, gzip. */
export async function pageBytes(instance: Instance, path: string): Promise<Figure[]> {
  const { body } = await ask(instance.url + path);
  const sum = async (pattern: RegExp) => {
    let bytes = 0;
    for (const [, address = ""] of body.matchAll(pattern))
      bytes += gz((await ask(instance.url + address)).body);
    return bytes;
  };
  const script = await sum(/<script\b[^>]*\bsrc="([^"]+)"/g);
  const css = await sum(/<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"/g);
  const how = `GET ${path}, gzip -6`;
  return [
    { what: "script of an article page, gz", figure: kilobytes(script), bar: "≤ 3 KB", how },
    {
      what: "HTML + CSS of the fullest article, gz",
      figure: `${kilobytes(gz(body) + css)} (${kilobytes(gz(body))} + ${kilobytes(css)})`,
      bar: "≤ 25 KB",
      how,
    },
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
