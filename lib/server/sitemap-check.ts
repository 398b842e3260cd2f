// Whether a sitemap holds against its schema, without asking the network: the schemas beside this file are our own, after the
// public protocols; and what it names, read back.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { validateXML } from "xmllint-wasm";
import { type Finding, ours } from "#lib/newsroom/finding.ts";

const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "server", "xsd");

async function schema(fileName: string) {
  return {
    fileName,
    contents: await readFile(path.join(/* turbopackIgnore: true */ folder, fileName), "utf8"),
  };
}

/** What the schemas say against a sitemap, a news sitemap or an index; nothing when it holds. */
export async function sitemapFaults(xml: string): Promise<readonly string[]> {
  const [main, sitemap, news] = await Promise.all(
    ["sitemap-with-news.xsd", "sitemap.xsd", "news.xsd"].map(schema),
  );
  if (!main || !sitemap || !news) throw new Error("a schema is missing");
  const { errors } = await validateXML({
    xml: [{ fileName: "sitemap.xml", contents: xml }],
    schema: [main],
    preload: [sitemap, news],
  });
  return errors.map(({ message }) => message);
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** One address of a sitemap with the times that stand beside it, as they are written. */
export type Located = Readonly<{ url: string; modified: string | null; published: string | null }>;

/** Addresses of a sitemap or an index that holds against its schema. */
export function readSitemap(xml: string): readonly Located[] {
  const inside = (block: string, name: string): string | null => {
    const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(block)?.[1];
    return text?.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity) ?? null;
  };
  return [...xml.matchAll(/<(url|sitemap)>([\s\S]*?)<\/\1>/g)].map((match) => {
    const block = match[2] ?? "";
    return {
      url: inside(block, "loc") ?? "",
      modified: inside(block, "lastmod"),
      published: inside(block, "news:publication_date"),
    };
  });
}

/** What is wrong with a sitemap as it was answered. */
export async function sitemapFindings(xml: string, where: string, url: string): Promise<readonly Finding[]> {
  const faults = await sitemapFaults(xml);
  const found: Finding[] = faults.map((fault) => ({ what: `${where}: ${fault}`, remedy: ours }));
  if (faults.length > 0) return found;
  const places = readSitemap(xml);
  if (places.some((one) => !one.url.startsWith(`${url}/`)))
    found.push({ what: `${where} names an address of another site.`, remedy: ours });
  if (new Set(places.map((one) => one.url)).size !== places.length)
    found.push({ what: `${where} names an address twice.`, remedy: ours });
  return found;
}
