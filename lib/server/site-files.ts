// The site's fingerprinted stylesheet, script and fonts, in memory and compressed, answered before Next is asked.
// Their names hold their content's hash, so they may be kept for ever.
import type { IncomingMessage, ServerResponse } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { answerPage, compressedPage, plainPage } from "./page-answer.ts";
import type { Page, Rendered } from "./page-answer.ts";

/** The address under which the folder stands. */
const place = "/assets/";

const mediaTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Where `build:site` writes. */
export function siteFolder(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), ".build", "site");
}

const fileName = /^[a-z0-9-]+-[0-9a-f]{12}\.(?:css|js|svg|woff2)$/;

/** One fingerprinted file as it is answered; null when there is none of this name. */
export async function siteFile(name: string): Promise<Rendered | null> {
  const type = mediaTypes[path.extname(name)];
  if (!fileName.test(name) || type === undefined) return null;
  try {
    const body = await readFile(path.join(/* turbopackIgnore: true */ siteFolder(), name));
    return {
      status: 200,
      headers: new Map([
        ["content-type", type],
        ["cache-control", "public, max-age=31536000, immutable"],
      ]),
      body,
    };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

export class SiteFiles {
  readonly #pages: ReadonlyMap<string, Page>;

  private constructor(pages: ReadonlyMap<string, Page>) {
    this.#pages = pages;
  }

  /** Reads what `build:site` made. `headers`: flat list that every answer carries. A file made later is answered by its route. */
  static async load(headers: readonly string[]): Promise<SiteFiles> {
    const pages = new Map<string, Page>();
    for (const name of await readdir(siteFolder()).catch(() => [])) {
      const file = await siteFile(name);
      if (file) pages.set(place + name, await compressedPage(plainPage(file, headers), file, headers, null));
    }
    return new SiteFiles(pages);
  }

  /** Answers a request for one of the files; false when `target` is none of them. */
  answer(request: IncomingMessage, response: ServerResponse, target: string): boolean {
    const page = this.#pages.get(target);
    if (!page) return false;
    answerPage(request, response, page);
    return true;
  }
}
