// One line to the newsroom for all tabs of a browser: one of them holds it and passes on what it hears. Browsers open six
// connections to a host, and a newsroom's day has more tabs than that.
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

/** What moved. `anew`: more than can be told, or for longer than was heard; read everything again. */
export type StreamNews =
  | Readonly<{ t: "article"; id: number }>
  | Readonly<{ t: "notices" | "coverage" | "fronts" | "anew" }>
  | Readonly<{ t: "claims"; ending: readonly EndingClaim[] }>;

/** An own claim that ends soon unless its holder is at the article. */
export type EndingClaim = Readonly<{ id: number; endsAt: string }>;

/** lost: what is on screen may be old; signed-out: it stays so until somebody signs in. */
export type DeskLine = "waiting" | "open" | "lost" | "signed-out";

type Said =
  | Readonly<{ kind: "news"; news: StreamNews }>
  | Readonly<{ kind: "line"; line: DeskLine }>
  | Readonly<{ kind: "hello"; deafMs: number }>;

const address = "/desk/api/stream";
/** A line that comes back at once was never gone for anybody who looks. */
const graceMs = 3_000;
const slowestRetryMs = 15_000;
const keptMs = 60_000;

const listeners = new Set<(news: StreamNews) => void>();
const watchers = new Set<() => void>();
let line: DeskLine = "waiting";
/** Since when this tab has heard nothing; null while it hears. A page hears nothing from the moment it was asked for. */
let deafSince: number | null = 0;
let ending: readonly EndingClaim[] = [];
let kept: { at: number; news: StreamNews }[] = [];
let channel: BroadcastChannel | null = null;
let person: string | null = null;
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | null = null;
let grace: ReturnType<typeof setTimeout> | null = null;
let failures = 0;

function hear(news: StreamNews): void {
  const now = performance.now();
  kept = [...kept.filter((one) => now - one.at < keptMs), { at: now, news }];
  if (news.t === "claims") {
    ending = news.ending;
    for (const watcher of watchers) watcher();
  }
  for (const listener of listeners) listener(news);
}

function show(next: DeskLine): void {
  if (next === "open") deafSince = null;
  else deafSince ??= performance.now();
  // Each try that fails says so again; the time of grace runs from the first.
  if (next === "lost" && grace !== null) return;
  if (grace !== null) clearTimeout(grace);
  grace = null;
  const set = () => {
    grace = null;
    if (line === next) return;
    line = next;
    for (const watcher of watchers) watcher();
  };
  if (next === "lost" && line !== "lost") grace = setTimeout(set, graceMs);
  else set();
}

function pass(said: Said): void {
  // A channel reaches this host's pages alone and takes no target.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel?.postMessage(said);
}

/** Show it here, and in the tabs that hear through this one. */
function showAll(next: DeskLine): void {
  show(next);
  pass({ kind: "line", line: next });
}

function newsIn(data: unknown): StreamNews | null {
  if (typeof data !== "string") return null;
  const said: unknown = JSON.parse(data);
  return typeof said === "object" && said !== null && "t" in said ? (said as StreamNews) : null;
}

function again(afterMs: number): void {
  if (retry !== null) clearTimeout(retry);
  retry = setTimeout(lead, afterMs);
}

/** Why the line was refused: an answer without a stream says so in its status. */
async function refused(): Promise<void> {
  const status = await fetch(address, { method: "HEAD" }).then(
    (answer) => answer.status,
    () => 0,
  );
  if (status === 401) return showAll("signed-out");
  again(status === 429 ? 30_000 : delay());
}

function delay(): number {
  const most = Math.min(slowestRetryMs, 500 * 2 ** failures);
  failures++;
  // Every screen lost its line in the same moment; they needn't all come back in the same one.
  return most / 2 + Math.random() * (most / 2);
}

/** Hold the line for all tabs. */
function lead(): void {
  if (retry !== null) clearTimeout(retry);
  retry = null;
  if (source !== null) return;
  const deaf = deafSince === null ? 5_000 : performance.now() - deafSince + 500;
  const opened = new EventSource(`${address}?deaf=${Math.ceil(deaf)}`);
  source = opened;
  opened.addEventListener("open", () => {
    failures = 0;
    showAll("open");
  });
  opened.addEventListener("message", (event) => {
    const news = newsIn(event.data);
    if (news === null) return;
    hear(news);
    pass({ kind: "news", news });
  });
  opened.addEventListener("error", () => {
    const closed = opened.readyState === EventSource.CLOSED;
    opened.close();
    source = null;
    showAll("lost");
    if (closed) void refused();
    else again(delay());
  });
}

function follow({ data }: MessageEvent<Said>): void {
  if (data.kind === "news") hear(data.news);
  else if (data.kind === "line") show(data.line);
  // A tab that begins to listen: whoever holds the line says how it stands, and what was said while the tab was drawn.
  else if (source !== null || line === "signed-out") {
    pass({ kind: "line", line });
    const from = performance.now() - data.deafMs;
    const missed =
      data.deafMs > keptMs ? [{ news: { t: "anew" } as const }] : kept.filter((one) => one.at >= from);
    for (const { news } of missed) pass({ kind: "news", news });
    if (ending.length > 0) pass({ kind: "news", news: { t: "claims", ending } });
  }
}

/** Without locks (a page that isn't https) a tab hears by itself, while somebody looks at it. */
function leadWhileSeen(): void {
  if (document.visibilityState === "visible") return lead();
  source?.close();
  source = null;
  if (retry !== null) clearTimeout(retry);
  deafSince ??= performance.now();
}

/** Begin to listen for this person; a page does it once. */
export function startDeskStream(personId: string): void {
  if (person !== null) return;
  person = personId;
  // What the other tabs are told belongs to one person: the next one to sign in here hears nothing of it.
  const name = `nightdesk-stream-${personId}`;
  window.addEventListener("online", () => {
    if (retry !== null) lead();
  });
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") {
    document.addEventListener("visibilitychange", leadWhileSeen);
    leadWhileSeen();
    return;
  }
  channel = new BroadcastChannel(name);
  channel.addEventListener("message", follow);
  pass({ kind: "hello", deafMs: performance.now() + 500 });
  // Held until the tab goes: then the next in the queue leads.
  void navigator.locks.request(name, () => {
    lead();
    return new Promise<never>(() => {});
  });
}

/** Call `onNews` for each thing that moves while the component is on screen, and for what moved in the seconds it was drawn in. */
export function useDeskNews(onNews: (news: StreamNews) => void): void {
  const heard = useEffectEvent(onNews);
  useEffect(() => {
    const listener = (news: StreamNews) => heard(news);
    listeners.add(listener);
    const from = performance.now() - 2_000;
    for (const { at, news } of kept) if (at >= from) listener(news);
    return () => void listeners.delete(listener);
  }, []);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** How the line stands. */
export function useDeskLine(): DeskLine {
  return useSyncExternalStore(
    watch,
    () => line,
    () => "waiting",
  );
}

const nothing: readonly EndingClaim[] = [];

/** The person's own claims that are about to end. */
export function useEndingClaims(): readonly EndingClaim[] {
  return useSyncExternalStore(
    watch,
    () => ending,
    () => nothing,
  );
}
