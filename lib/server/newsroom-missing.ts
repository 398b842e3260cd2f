// The newsroom's 404 as a finished page. Next answers a page's notFound() with an empty document that only script fills;
// here missing and hidden get the same bytes, readable without script.
import type { IncomingMessage, ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { readersPolicy } from "./security-headers.ts";
import { siteFolder } from "./site-files.ts";

export type FinishMissing = (request: IncomingMessage, response: ServerResponse) => void;

function markup(stylesheet: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>Not here · Nightdesk</title><link rel="stylesheet" href="${stylesheet}"></head><body class="page"><main class="page-width"><div class="plain-page"><h1 class="list-title">There is nothing here, or nothing that you may see</h1><p>The address may be mistyped, or the article belongs to a bureau that is not yours. An editor of that bureau can tell you more.</p><p><a href="/desk">Back to the board</a></p></div></main></body></html>`;
}

/**
 * Makes what main.ts hangs on each document request to the newsroom: if Next decides for 404 and HTML, its body is
 * replaced. Requests of Next's own router (`rsc`) keep theirs: it draws the 404 inside the open page.
 */
export async function newsroomMissing(): Promise<FinishMissing> {
  const manifest: unknown = JSON.parse(
    await readFile(path.join(/* turbopackIgnore: true */ siteFolder(), "manifest.json"), "utf8"),
  );
  const css =
    typeof manifest === "object" && manifest !== null && "css" in manifest ? String(manifest.css) : "";
  const page = Buffer.from(markup(css));

  return (request, response) => {
    if (request.headers["rsc"] !== undefined || (request.method !== "GET" && request.method !== "HEAD"))
      return;
    const write = response.write.bind(response);
    const end = response.end.bind(response);
    const flush = response.flushHeaders.bind(response);
    let replaced = false;
    const replaces = (): boolean => {
      if (replaced || response.headersSent) return replaced;
      const type = String(response.getHeader("content-type") ?? "");
      if (response.statusCode !== 404 || !type.startsWith("text/html")) return false;
      replaced = true;
      for (const name of ["link", "etag", "content-encoding", "transfer-encoding"])
        response.removeHeader(name);
      response.setHeader("content-length", page.length);
      response.setHeader("content-security-policy", readersPolicy);
      response.setHeader("cache-control", "private, no-store");
      return true;
    };
    const changed = {
      flushHeaders: () => (replaces() ? undefined : flush()),
      write: (...parameters: Parameters<typeof write>) => (replaces() ? true : write(...parameters)),
      end: (...parameters: Parameters<typeof end>) => {
        if (!replaces()) return end(...parameters);
        return request.method === "HEAD" ? end() : end(page);
      },
    };
    Object.assign(response, changed);
  };
}
