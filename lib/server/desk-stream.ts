// What open newsroom screens are told while they stand: that something moved, never what it says. One LISTEN a process,
// fanned out; every screen hears only of what its person may read now.
import { endingClaims } from "#db/claims.ts";
import { actorsOfSessions } from "#db/collab-sessions.ts";
import { type DeskNews, listenForDesk } from "#db/desk-news.ts";
import { placesToRead } from "#db/reading-rights.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { may, mayRead } from "#lib/newsroom/permissions.ts";
import { log } from "./log.ts";

/** What is said over the line. `anew`: more happened than can be told, look at everything again. */
export type StreamNews =
  | Readonly<{ t: "article"; id: number }>
  | Readonly<{ t: "notices" | "coverage" | "fronts" | "anew" }>
  /** The person's own claims that end soon unless they are at the article; all of them, each time they change. */
  | Readonly<{ t: "claims"; ending: readonly Readonly<{ id: number; endsAt: string }>[] }>;

/** Browsers share one line between their tabs; this bounds what a broken or hostile one can hold open. */
export const mostStreams = 60;
const lookMs = 1_000;
const claimsMs = 3_000;
const heartbeatMs = 20_000;
/** News said within this time goes out together: one question to the database for all of it. */
const gatherMs = 40;
/** How long news is kept for a screen that was drawn, or lost its line, a moment before it began to listen. */
const keptMs = 60_000;
/** A screen that takes nothing any more is let go; it comes again and looks at everything anew. */
const mostWaiting = 65_536;

type Screen = {
  actor: Actor;
  session: string;
  /** The claims it was told of last, as they were said. */
  claims: string;
  say(news: StreamNews | null): void;
  end(): void;
};

type Hub = {
  screens: Set<Screen>;
  /** Since when everything that was said was heard; null while the line to the database is down or new. */
  heardSince: number | null;
  kept: { at: number; news: DeskNews }[];
  stop: (() => Promise<void>) | null;
  /** The process is about to go: who comes now is sent away. */
  stopping: boolean;
};

// The handler lives in Next's bundle and what stops the process around it: both must know the same screens.
const name = Symbol.for("nightdesk.desk-stream");
const holder: typeof globalThis & { [name]?: Hub } = globalThis;
const hub: Hub = (holder[name] ??= {
  screens: new Set(),
  heardSince: null,
  kept: [],
  stop: null,
  stopping: false,
});

const encoder = new TextEncoder();

/** Tell each of these screens what its person may hear of this. */
async function tell(screens: readonly Screen[], said: readonly DeskNews[]): Promise<void> {
  const articles = new Map(
    said.flatMap((one) => (one.t === "article" ? [[one.articleId, one] as const] : [])),
  );
  const places = await placesToRead([...articles.keys()]);
  const left = new Set(said.flatMap((one) => (one.t === "article" && one.leaves ? [one.leaves] : [])));
  const moved = said.some((one) => one.t === "policies");
  for (const screen of screens) {
    let hidden = false;
    for (const id of articles.keys()) {
      const place = places.get(id);
      if (place && mayRead(screen.actor, place)) screen.say({ t: "article", id });
      else hidden = true;
    }
    if (moved || (hidden && screen.actor.bureauIds.some((id) => left.has(id)))) screen.say({ t: "anew" });
    if (said.some((one) => one.t === "notices" && one.personIds.includes(screen.actor.id)))
      screen.say({ t: "notices" });
    if (said.some((one) => one.t === "coverage")) screen.say({ t: "coverage" });
    if (said.some((one) => one.t === "fronts") && may(screen.actor, "curate-sections"))
      screen.say({ t: "fronts" });
  }
}

/** A screen whose session is over, or whose person's role or bureaus changed, loses its line: it comes back as who it is now. */
async function look(demoAccounts: () => boolean): Promise<void> {
  const sessions = [...new Set([...hub.screens].map((screen) => screen.session))];
  const actors = await actorsOfSessions(sessions, { demoAccounts: demoAccounts() });
  for (const screen of hub.screens) {
    if (JSON.stringify(actors.get(screen.session)) !== JSON.stringify(screen.actor)) screen.end();
  }
}

/** Whoever is about to lose a claim is told wherever they are. */
async function warn(): Promise<void> {
  const ending = await endingClaims([...new Set([...hub.screens].map((screen) => screen.actor.id))]);
  for (const screen of hub.screens) {
    const own = (ending.get(screen.actor.id) ?? []).map(({ articleId, endsAt }) => ({
      id: articleId,
      endsAt: endsAt.toISOString(),
    }));
    const said = JSON.stringify(own);
    if (said === screen.claims) continue;
    screen.claims = said;
    screen.say({ t: "claims", ending: own });
  }
}

function start(demoAccounts: () => boolean): () => Promise<void> {
  let gathered: DeskNews[] = [];
  let gathering: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  const failed = (error: unknown) => log("desk-stream-failed", { error });

  const flush = (): void => {
    gathering = null;
    const said = gathered;
    gathered = [];
    // Who couldn't be judged isn't told; every screen then looks for itself.
    tell([...hub.screens], said).catch((error: unknown) => {
      failed(error);
      for (const screen of hub.screens) screen.say({ t: "anew" });
    });
  };
  const listening = listenForDesk(
    (news) => {
      const now = performance.now();
      hub.kept = [...hub.kept.filter((one) => now - one.at < keptMs), { at: now, news }].slice(-5_000);
      gathered.push(news);
      gathering ??= setTimeout(flush, gatherMs);
    },
    () => {
      hub.heardSince = performance.now();
      hub.kept = [];
      for (const screen of hub.screens) screen.say({ t: "anew" });
    },
  );
  let warned = 0;
  const lookAndWarn = async (): Promise<void> => {
    await look(demoAccounts);
    if (performance.now() - warned < claimsMs) return;
    warned = performance.now();
    await warn();
  };
  const watch = setInterval(() => {
    if (hub.screens.size === 0) return;
    // The database may be away for a moment; the next look comes in a second.
    looking ??= lookAndWarn()
      .catch(failed)
      .finally(() => (looking = null));
  }, lookMs);
  const heart = setInterval(() => {
    for (const screen of hub.screens) screen.say(null);
  }, heartbeatMs);

  return async () => {
    clearInterval(watch);
    clearInterval(heart);
    if (gathering) clearTimeout(gathering);
    await listening.close();
    await looking;
  };
}

type Asked = Readonly<{
  actor: Actor;
  /** The session's key, as the database knows it. */
  session: string;
  /** Milliseconds for which the screen has heard nothing: what was said since is said again. */
  deafMs: number;
  /** Aborted when the browser has gone. */
  signal: AbortSignal;
  demoAccounts: () => boolean;
}>;

/** A line of server-sent events for one screen; null when its person has too many open already, or the process goes. */
export function openDeskStream(asked: Asked): ReadableStream<Uint8Array> | null {
  const { actor, session, deafMs, signal } = asked;
  const own = [...hub.screens].filter((screen) => screen.actor.id === actor.id);
  if (own.length >= mostStreams || hub.stopping) return null;
  hub.stop ??= start(asked.demoAccounts);
  let close: () => void = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let over = false;
        const send = (text: string): void => {
          if (over) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < 0) screen.end();
        };
        close = () => {
          over = true;
          hub.screens.delete(screen);
          signal.removeEventListener("abort", close);
        };
        const screen: Screen = {
          actor,
          session,
          claims: "[]",
          say: (news) => send(news === null ? ":\n\n" : `data: ${JSON.stringify(news)}\n\n`),
          end() {
            if (over) return;
            close();
            controller.close();
          },
        };
        signal.addEventListener("abort", close, { once: true });
        if (signal.aborted) return close();
        hub.screens.add(screen);
        send(":\n\n");
        catchUp(screen, deafMs);
      },
      cancel: () => close(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  );
}

/** What was said before this screen listened. Before the database was heard nothing is known: `anew` comes with its first word. */
function catchUp(screen: Screen, deafMs: number): void {
  if (deafMs === 0 || hub.heardSince === null) return;
  const now = performance.now();
  const from = now - deafMs;
  if (deafMs > keptMs || from < hub.heardSince) return screen.say({ t: "anew" });
  const missed = hub.kept.filter((one) => one.at >= from).map((one) => one.news);
  tell([screen], missed).catch((error: unknown) => {
    log("desk-stream-failed", { error });
    screen.say({ t: "anew" });
  });
}

/** How many screens hear this process now. */
export function openDeskStreams(): number {
  return hub.screens.size;
}

/** Ends every line and stops listening. With `forGood` nobody is let in afterwards: the server goes. */
export async function closeDeskStreams({ forGood = false } = {}): Promise<void> {
  hub.stopping = forGood;
  for (const screen of hub.screens) screen.end();
  const { stop } = hub;
  hub.stop = null;
  hub.heardSince = null;
  hub.kept = [];
  await stop?.();
}
