// The newsroom's service worker: an article that was opened before reopens without a connection, so that writing goes on.
// The network comes first, always; nothing but the editor's pages and their code is kept, never an answer of an API.
import { offlinePage } from "#components/desk/offline-page.ts";
import {
  isAssetPath,
  isDeskPath,
  isEditorPath,
  readMessage,
  type ShellMessage,
} from "./shell-worker-rules.ts";
import type { Asked, WorkerScope } from "./shell-worker-scope.ts";
import {
  addToPage,
  forgetPage,
  forgetShells,
  keepPage,
  keptAsset,
  keptPage,
  keptPages,
} from "./shell-worker-store.ts";

const scope = globalThis as unknown as WorkerScope;

/** How long the network may take before a kept page is shown instead. */
const patienceMs = 3000;
/** A page that was kept so recently is not asked for again when a page of this app opens it without a full load. */
const freshMs = 60_000;

/** Keeping under way, by address, so that a page which tells of itself doesn't ask for its own HTML a second time. */
const underWay = new Map<string, Promise<void>>();

/** What an answer means for what is kept. A redirect of the editor's page leads to the sign-in: nobody is signed in. */
function note(path: string, answer: Response): Promise<void> {
  const work = (async () => {
    if (answer.type === "opaqueredirect" || answer.status === 401) await forgetShells();
    else if (answer.status === 404) await forgetPage(path);
    else if (answer.status === 200) await keepPage(path, answer);
  })();
  // A file that can't be had now leaves the older page in place; the next opening tries again.
  const settled = work.catch(() => {}).finally(() => underWay.delete(path));
  underWay.set(path, settled);
  return settled;
}

async function withoutNetwork(): Promise<Response> {
  const pages = await keptPages();
  const last = pages[0] ? await keptPage(pages[0].path) : null;
  return offlinePage(pages, (await last?.response.text()) ?? "");
}

/** Whoever comes from the sign-in may be somebody else than the page was kept for: only the network knows. */
function fromSignIn(request: Request): boolean {
  return URL.canParse(request.referrer) && new URL(request.referrer).pathname === "/sign-in";
}

async function editorPage(event: Asked, path: string): Promise<Response> {
  const network = fetch(event.request);
  event.waitUntil(
    network.then(
      (answer) => note(path, answer.clone()),
      () => {},
    ),
  );
  const kept = fromSignIn(event.request) ? null : await keptPage(path);
  if (kept === null) return await network.catch(withoutNetwork);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const answer = await Promise.race([network.catch(() => null), late]);
  return answer === null || answer.status >= 500 ? kept.response : answer;
}

async function asset(request: Request): Promise<Response> {
  return (await keptAsset(request.url)) ?? (await fetch(request));
}

async function opened({
  path,
  mark,
  title,
  assets,
}: Extract<ShellMessage, { kind: "opened" }>): Promise<void> {
  await underWay.get(path);
  const kept = await keptPage(path);
  const fresh = kept !== null && kept.cache.endsWith(`/${mark.build}`) && Date.now() - kept.keptAt < freshMs;
  if (!fresh) {
    const answer = await fetch(path, { redirect: "manual", headers: { accept: "text/html" } }).catch(
      () => null,
    );
    if (answer !== null) await note(path, answer);
  }
  await addToPage(path, mark, { title, assets }).catch(() => {});
}

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== scope.location.origin) return;
  if (isAssetPath(pathname)) event.respondWith(asset(request));
  else if (request.mode !== "navigate" || !isDeskPath(pathname)) return;
  else if (isEditorPath(pathname) && search === "") event.respondWith(editorPage(event, pathname));
  else event.respondWith(fetch(request).catch(withoutNetwork));
});

scope.addEventListener("message", (event) => {
  const said = readMessage(event.data);
  if (said === null) return;
  if (said.kind === "opened") event.waitUntil(opened(said));
  else event.waitUntil(forgetShells());
});
