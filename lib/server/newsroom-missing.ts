// The newsroom's 404 as a finished page. Next answers a page's notFound() with an empty document that only script fills;
// here missing and hidden get the same bytes, readable without script, with the ways that the person's role has.
import type { IncomingMessage, ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { signedIn } from "#db/auth.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { cookieNames, cookieOf } from "./cookies.ts";
import { log } from "./log.ts";
import { missingLooks, missingPage, missingWays } from "./missing-words.ts";
import { readersPolicy } from "./security-headers.ts";

export type FinishMissing = (request: IncomingMessage, response: ServerResponse) => void;

function markup(styles: readonly string[], actor: Actor | null): string {
  const { title, heading, text, back } = missingPage;
  const links = styles.map((address) => `<link rel="stylesheet" href="${address}">`).join("");
  const ways = missingWays(actor)
    .map(({ href, word }) => `<a href="${href}" class="${missingLooks.way}">${word}</a>`)
    .join("");
  const head = `<header class="${missingLooks.head}"><a href="/desk" class="${missingLooks.name}">Nightdesk</a><nav aria-label="Newsroom" class="flex flex-wrap gap-1">${ways}</nav></header>`;
  const button = `<a href="/desk" class="inline-flex min-h-8 items-center rounded-md bg-accent px-2.5 py-1 text-sm font-medium text-on-accent hover:bg-accent-strong pointer-coarse:min-h-11">${back}</a>`;
  const main = `<main class="${missingLooks.column}"><h1 class="${missingLooks.heading}">${heading}</h1><p class="${missingLooks.text}">${text}</p>${button}</main>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title} · Nightdesk</title>${links}</head><body>${head}${main}</body></html>`;
}

/** Addresses of the newsroom's stylesheets, as the build's own 404, a document of the newsroom, names them. */
async function stylesheets(): Promise<string[]> {
  const file = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    env.buildDir(),
    "server",
    "app",
    "_not-found.html",
  );
  const named = (await readFile(file, "utf8")).match(/\/_next\/static\/[\w~./%-]+\.css/g);
  return [...new Set(named)];
}

/** Who looks, or null: whoever got a page of the newsroom's is signed in, unless the database went meanwhile. */
async function lookingOn(request: IncomingMessage): Promise<Actor | null> {
  try {
    const token = cookieOf(new Headers({ cookie: request.headers.cookie ?? "" }), cookieNames().session);
    return (await signedIn(token ?? undefined, { demoAccounts: env.demoAccounts() }))?.actor ?? null;
  } catch (error) {
    log("missing-page-without-ways", { error });
    return null;
  }
}

/**
 * Makes what main.ts hangs on each document request to the newsroom: if Next decides for 404 and HTML, its body is
 * replaced. Requests of Next's own router (`rsc`) keep theirs: it draws the 404 inside the open page.
 */
export async function newsroomMissing(): Promise<FinishMissing> {
  // In development Next draws it: styles change under a running server, and its pages need script anyway.
  if (env.development()) return () => {};
  const styles = await stylesheets();

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
      response.setHeader("content-security-policy", readersPolicy);
      response.setHeader("cache-control", "private, no-store");
      return true;
    };
    const finish = async (): Promise<void> => {
      const page = Buffer.from(markup(styles, await lookingOn(request)));
      if (response.destroyed) return;
      response.setHeader("content-length", page.length);
      if (request.method === "HEAD") end();
      else end(page);
    };
    const changed = {
      flushHeaders: () => (replaces() ? undefined : flush()),
      write: (...parameters: Parameters<typeof write>) => (replaces() ? true : write(...parameters)),
      end: (...parameters: Parameters<typeof end>) => {
        if (!replaces()) return end(...parameters);
        void finish();
        return response;
      },
    };
    Object.assign(response, changed);
  };
}
