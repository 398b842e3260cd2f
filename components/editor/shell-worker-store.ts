// The pages that reopen without a connection, in caches of one person: one cache a build, because a page of an older build
// needs the code of that build. A page is in its cache only once everything that it names is.
import {
  assetsOf,
  cacheName,
  cachePrefix,
  isEditorPath,
  longestKeptMs,
  markOf,
  mostPages,
  personOfCache,
  type ShellMark,
} from "./shell-worker-rules.ts";

/** Where a kept page notes when it was kept and what it is about. */
const keptAtHeader = "x-nightdesk-kept";
const titleHeader = "x-nightdesk-title";

export type KeptPage = Readonly<{ path: string; cache: string; keptAt: number; title: string }>;

/** Raised by every `forgetShells`: what was asked for before it must not be kept after it. */
let generation = 0;

async function ownCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
}

async function readKept(name: string, path: string, response: Response): Promise<KeptPage | null> {
  const keptAt = Number(response.headers.get(keptAtHeader));
  if (Date.now() - keptAt > longestKeptMs) {
    await (await caches.open(name)).delete(path);
    return null;
  }
  return { path, cache: name, keptAt, title: decodeURIComponent(response.headers.get(titleHeader) ?? "") };
}

/** Every page that reopens, newest first. */
export async function keptPages(): Promise<KeptPage[]> {
  const found: KeptPage[] = [];
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const path = new URL(url).pathname;
      if (!isEditorPath(path)) continue;
      const response = await cache.match(path, { ignoreVary: true });
      const kept = response && (await readKept(name, path, response));
      if (kept) found.push(kept);
    }
  }
  return found.toSorted((a, b) => b.keptAt - a.keptAt);
}

/** The last good answer of this very address, or null. */
export async function keptPage(path: string): Promise<(KeptPage & { response: Response }) | null> {
  for (const name of await ownCaches()) {
    const response = await (await caches.open(name)).match(path, { ignoreVary: true });
    const kept = response && (await readKept(name, path, response));
    if (kept) return { ...kept, response };
  }
  return null;
}

/** A kept file of a build, whoever's pages use it: code says nothing about anybody. */
export async function keptAsset(url: string): Promise<Response | null> {
  for (const name of await ownCaches()) {
    const response = await (await caches.open(name)).match(url, { ignoreVary: true });
    if (response) return response;
  }
  return null;
}

async function addAssets(cache: Cache, addresses: readonly string[]): Promise<void> {
  await Promise.all(
    addresses.map(async (address) => {
      if (await cache.match(address, { ignoreVary: true })) return;
      const answer = (await keptAsset(address)) ?? (await fetch(address));
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      await cache.put(address, answer);
    }),
  );
}

/** Other people's caches go before anything of this person is kept. */
async function dropOthers(person: string): Promise<void> {
  const names = await ownCaches();
  await Promise.all(
    names.filter((name) => personOfCache(name) !== person).map((name) => caches.delete(name)),
  );
}

/** One copy of each address, no more pages than allowed, and no cache without a page. */
async function tidy(current: string, path: string): Promise<void> {
  const pages = await keptPages();
  const extra = pages.filter(
    (page, place) => place >= mostPages || (page.path === path && page.cache !== current),
  );
  for (const page of extra) await (await caches.open(page.cache)).delete(page.path);
  const used = new Set(pages.filter((page) => !extra.includes(page)).map((page) => page.cache));
  for (const name of await ownCaches()) if (!used.has(name)) await caches.delete(name);
}

/**
 * Keeps a page that was answered with 200, and all that its HTML names. What carries no mark is not kept, nor what stood
 * there before it: a server in development, or another program at this address.
 * Throws when a file that it names can't be had; then the page of before stays as it was.
 */
export async function keepPage(path: string, response: Response): Promise<void> {
  const asked = generation;
  const html = await response.text();
  const mark = markOf(html);
  if (mark === null) return await forgetPage(path);
  if (asked !== generation) return;
  await dropOthers(mark.person);
  const name = cacheName(mark);
  const before = await keptPage(path);
  const cache = await caches.open(name);
  await addAssets(cache, assetsOf(html));
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    [keptAtHeader]: String(Date.now()),
    [titleHeader]: encodeURIComponent(before?.title ?? ""),
  });
  // The page's own policy goes with it: its scripts carry the nonce that stands there.
  for (const kept of [
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
  ]) {
    const value = response.headers.get(kept);
    if (value !== null) headers.set(kept, value);
  }
  if (asked === generation) await cache.put(path, new Response(html, { headers }));
  if (asked !== generation) {
    await caches.delete(name);
    return;
  }
  await tidy(name, path);
}

/** Adds what an open page came to use, and what it is about, to its kept copy. Of a page that isn't kept: nothing. */
export async function addToPage(
  path: string,
  mark: ShellMark,
  added: Readonly<{ title: string; assets: readonly string[] }>,
): Promise<void> {
  const asked = generation;
  const kept = await keptPage(path);
  if (kept === null || kept.cache !== cacheName(mark)) return;
  const cache = await caches.open(kept.cache);
  await addAssets(cache, added.assets);
  if (added.title !== "" && added.title !== kept.title) {
    const headers = new Headers(kept.response.headers);
    headers.set(titleHeader, encodeURIComponent(added.title));
    await cache.put(path, new Response(kept.response.body, { headers }));
  }
  if (asked !== generation) await caches.delete(kept.cache);
}

/** One page that may not be read any more. */
export async function forgetPage(path: string): Promise<void> {
  for (const name of await ownCaches()) await (await caches.open(name)).delete(path);
}

/** Everything, at once and for whatever is still under way. */
export async function forgetShells(): Promise<void> {
  generation += 1;
  for (const name of await ownCaches()) await caches.delete(name);
}
