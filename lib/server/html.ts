// How a readers' route answers: everything read in one snapshot, drawn to static markup, with the tags that purge it and
// the snapshot's number. Which page it is, the route says; what goes wrong is answered here, in one way for all.
import type { ReactElement } from "react";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { isDatabaseAway } from "#db/client.ts";
import { readSnapshot, site as readSite } from "#db/live.ts";
import { followOldAddress } from "#db/live-addresses.ts";
import { readOnce } from "#db/live-shared.ts";
import type { Snapshot } from "#db/live.ts";
import { env } from "#lib/env.ts";
import type { Site } from "#lib/newsroom/readers.ts";
import { tagHeaders } from "./cdn-kinds.ts";
import { log } from "./log.ts";
import { withLogoJudged } from "./logo-light.ts";
import { siteFolder } from "./site-files.ts";
import { StoreAway } from "./store.ts";

/** The manifest that `build:site` writes. */
export type SiteAssets = Readonly<{
  css: string;
  textCss: string;
  js: string;
  icon: string;
  fonts: readonly string[];
}>;

/** What every page needs beside its own content. `at` is the moment of rendering. */
export type Frame = Readonly<{ site: Site; assets: SiteAssets; at: Date }>;
export type Reading = Frame & Readonly<{ snapshot: Snapshot }>;

/** The pages for what isn't there, given by the route because components aren't ours to import. */
export type ErrorDocuments = Readonly<{
  missing: (frame: Frame) => ReactElement;
  gone: (frame: Frame) => ReactElement;
  unavailable: (frame: Frame) => ReactElement;
}>;

/** Longest time in seconds that a page may be served without a look at the database. */
const defaultAge = 60;

/** How long a page may be kept whose pins end in so many seconds; null: like any. */
export function untilEnd(seconds: number | null): Readonly<{ ageSeconds?: number }> {
  return seconds === null || seconds >= defaultAge ? {} : { ageSeconds: seconds };
}

type Common = Readonly<{
  /** Purging any of them drops the page. `site` is added to all. Null: the answer is kept nowhere. */
  tags: readonly string[] | null;
  ageSeconds?: number;
}>;

export type Found =
  /** `vary`: at this address a reader who saves data gets the lite version. */
  | (Common & Readonly<{ page: ReactElement; status?: 200 | 410 | 503; vary?: "Save-Data" }>)
  | (Common &
      Readonly<{
        body: string | Uint8Array<ArrayBuffer>;
        type: string;
        headers?: Readonly<Record<string, string>>;
      }>)
  /** For good (308) unless said otherwise. `loose`: an old address of exactly the path that was asked for goes first. */
  | (Common & Readonly<{ redirect: string; loose?: true; status?: 301 | 307 | 308 }>);

let assetsOnce: Promise<SiteAssets> | null = null;

async function readManifest(): Promise<SiteAssets> {
  return JSON.parse(
    await readFile(path.join(/* turbopackIgnore: true */ siteFolder(), "manifest.json"), "utf8"),
  );
}

function siteAssets(): Promise<SiteAssets> {
  // In development the stylesheet changes under a running server.
  if (env.development()) return readManifest();
  assetsOnce ??= readManifest().catch((error: unknown) => {
    assetsOnce = null;
    throw error;
  });
  return assetsOnce;
}

/** What a page needs beside its content, for pages drawn elsewhere (the desk's preview). Throws before the set-up. */
export async function siteFrame(snapshot: Snapshot): Promise<Frame> {
  const site = await readSite(snapshot, env.siteUrl());
  if (site === null) throw new Error("There is no newsroom yet: set it up first.");
  return { site: await withLogoJudged(site), assets: await siteAssets(), at: new Date() };
}

/**
 * Answer a reader. `read` gets one snapshot and says what stands there. Where nothing does, an old address of the request's
 * path is followed (301, or 410 when its article was killed); null without one is the 404, the same bytes for every address.
 * A database that is away answers 503, a bug 500 with nothing of the error in it.
 */
export async function answerReader(
  { request, ...documents }: ErrorDocuments & Readonly<{ request?: Request }>,
  read: (reading: Reading) => Promise<Found | null>,
): Promise<Response> {
  const at = new Date();
  try {
    const assets = await siteAssets();
    return await readSnapshot(async (snapshot) => {
      const set = await readOnce(snapshot, "site", () => readSite(snapshot, env.siteUrl()));
      if (set === null) return await unavailable(documents, at, 503, "not-set-up");
      const frame = { site: await withLogoJudged(set), assets, at };
      const stands = await read({ ...frame, snapshot });
      const open = stands === null || ("redirect" in stands && stands.loose === true);
      const found = (open && request ? await led(documents, frame, snapshot, request) : null) ?? stands;
      if (found === null)
        return await html(documents.missing(frame), 404, {
          "cache-control": "public, max-age=0",
          "x-page-seq": String(snapshot.seq),
        });
      return await answerFound(found, snapshot.seq);
    });
  } catch (error) {
    if (error instanceof StoreAway) {
      log("page-without-storage", { error });
      return unavailable(documents, at, 503, "storage-away");
    }
    const away = isDatabaseAway(error);
    log(away ? "page-without-database" : "page-failed", { error });
    return unavailable(documents, at, away ? 503 : 500, away ? "database-away" : "failed");
  }
}

async function led(
  documents: ErrorDocuments,
  frame: Frame,
  snapshot: Snapshot,
  request: Request,
): Promise<Found | null> {
  const old = await followOldAddress(snapshot, new URL(request.url).pathname);
  if (old === null) return null;
  const { tags } = old;
  return old.what === "gone"
    ? { page: documents.gone(frame), status: 410, tags }
    : { redirect: old.path, status: 301, tags };
}
/** What a CDN that we purge may do: show the old page while it asks for the new one, and as long as our own outage bound. */
const purgedStale = ", stale-while-revalidate=60, stale-if-error=600";

async function answerFound(found: Found, seq: number): Promise<Response> {
  const cdn = env.cdn();
  const headers = {
    // A cache that we can't purge must ask again; and nothing that carries no tag could be purged.
    "cache-control": `public, max-age=0, s-maxage=${found.tags ? (found.ageSeconds ?? defaultAge) : 0}${cdn && found.tags ? purgedStale : ""}`,
    ...(found.tags === null ? {} : tagHeaders([...new Set([...found.tags, "site"])], cdn?.kind ?? null)),
    "x-page-seq": String(seq),
  };
  if ("redirect" in found)
    return new Response(null, {
      status: found.status ?? 308,
      headers: { ...headers, location: found.redirect },
    });
  if ("page" in found)
    return await html(found.page, found.status ?? 200, {
      ...headers,
      ...(found.status === 503 && { "retry-after": "5" }),
      ...(found.vary && { vary: found.vary }),
    });
  return new Response(found.body, {
    status: 200,
    headers: { ...headers, "content-type": found.type, ...found.headers },
  });
}

async function html(
  page: ReactElement,
  status: number,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  // Imported here because Next refuses a static import of it in a route's graph.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", ...headers },
  });
}

async function unavailable(
  documents: ErrorDocuments,
  at: Date,
  status: 500 | 503,
  why: string,
): Promise<Response> {
  const headers = { "cache-control": "no-store", "retry-after": "5", "x-nightdesk-why": why };
  const assets = await siteAssets().catch(() => null);
  if (assets === null)
    return new Response("This page can’t be shown right now. Load it again in a minute.", {
      status,
      headers,
    });
  const site: Site = {
    name: "Nightdesk",
    url: env.siteUrl(),
    zone: "UTC",
    language: "en",
    description: "",
    showViews: false,
    sections: [],
  };
  return html(documents.unavailable({ site, assets, at }), status, headers);
}
