// What the newsroom's worker may keep for a day without connection: pages of the editor that were opened, with the code
// they use, for one person. Pure; the keeping itself is shell-worker-store.ts.

/** Every cache of ours is named `nightdesk-shell/<person>/<build>`. */
export const cachePrefix = "nightdesk-shell/";

/** The address of the worker's script. It stays the same for ever: a tab of an older build finds it there, too. */
export const workerAddress = "/desk/shell-worker";

/** Whose page it is and which build drew it, as the page itself says. */
export type ShellMark = Readonly<{ person: string; build: string }>;

/** Name of the `meta` element in which a page carries its mark. */
export const markName = "nightdesk-shell";

export function markContent({ person, build }: ShellMark): string {
  return `${person} ${build}`;
}

/** What an open editor tells the worker. */
export type ShellMessage =
  | Readonly<{ kind: "opened"; path: string; mark: ShellMark; title: string; assets: readonly string[] }>
  | Readonly<{ kind: "forget" }>;

/** Most pages that are kept; the one that was kept longest ago goes first. */
export const mostPages = 30;

/** A page is kept for a week: after that its person may have left the newsroom without this browser hearing of it. */
export const longestKeptMs = 7 * 24 * 60 * 60 * 1000;

const editorPath = /^\/desk\/articles\/(?:[1-9]\d{0,14}|new)$/;

/** An address of the editor: what reopens without a connection. */
export function isEditorPath(path: string): boolean {
  return editorPath.test(path);
}

/** Readers' addresses that begin alike (`/desktop`) are none of the newsroom's. */
export function isDeskPath(path: string): boolean {
  return path === "/desk" || path.startsWith("/desk/");
}

/** Code, styles and fonts of a build. Their names hold their content's hash, so a kept one is never stale. */
export function isAssetPath(path: string): boolean {
  return path.startsWith("/_next/static/");
}

/** The mark in a page's HTML, or null: then it is no page of a signed-in person and is not kept. */
export function markOf(html: string): ShellMark | null {
  const head = html.slice(0, Math.max(0, html.indexOf("</head>")));
  const found = new RegExp(`<meta name="${markName}" content="([0-9a-f-]{36}) ([\\w-]{1,64})"`).exec(head);
  return found?.[1] && found[2] ? { person: found[1], build: found[2] } : null;
}

/** Addresses of the code, styles and fonts that a page's HTML names, each once. */
export function assetsOf(html: string): string[] {
  return [...new Set(html.match(/\/_next\/static\/[\w~./%-]+\.(?:js|css|woff2)/g))];
}

export function cacheName({ person, build }: ShellMark): string {
  return `${cachePrefix}${person}/${build}`;
}

/** Whose cache it is; null for a cache that is not ours. */
export function personOfCache(name: string): string | null {
  return name.startsWith(cachePrefix) ? (name.slice(cachePrefix.length).split("/", 1)[0] ?? null) : null;
}

/** What a message from a page says, or null when it isn't one of ours. */
export function readMessage(data: unknown): ShellMessage | null {
  if (typeof data !== "object" || data === null || !("kind" in data)) return null;
  if (data.kind === "forget") return { kind: "forget" };
  if (data.kind !== "opened" || !("path" in data) || !("mark" in data)) return null;
  const { path, mark } = data;
  if (typeof path !== "string" || !isEditorPath(path)) return null;
  if (typeof mark !== "object" || mark === null || !("person" in mark) || !("build" in mark)) return null;
  if (typeof mark.person !== "string" || typeof mark.build !== "string") return null;
  const title = "title" in data && typeof data.title === "string" ? data.title.slice(0, 300) : "";
  const assets = "assets" in data && Array.isArray(data.assets) ? data.assets : [];
  return {
    kind: "opened",
    path,
    mark: { person: mark.person, build: mark.build },
    title,
    assets: assets.filter((one): one is string => typeof one === "string" && isAssetPath(one)).slice(0, 400),
  };
}
