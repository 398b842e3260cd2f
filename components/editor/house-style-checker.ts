// Asks the worker about texts that it hasn't seen, remembers its answers, and ends it when a rule takes too long.
import type { StyleHit, StyleRule } from "#lib/newsroom/house-style.ts";
import type { StyleAnswer, StyleAsk } from "./style-worker-answers.ts";

/** The worker, or whatever answers like it. */
export type StylePort = Readonly<{ post: (ask: StyleAsk) => void; close: () => void }>;
/** `fail`: the worker couldn't be loaded, or broke. */
export type OpenStylePort = (hear: (answer: StyleAnswer) => void, fail: () => void) => StylePort;

/** So many texts are remembered: a long article's paragraphs, several times over. */
const mostRemembered = 4_000;
/** A round is cut into pieces, so that the first pages of a long text don't wait for the last. */
const mostAtOnce = 100;
const longestMs = 6_000;
/** A worker that had to be ended so often is not started again while the page is open. */
const mostEndsOfPage = 2;

/** The browser's worker. It is loaded when the first text is looked at. */
export const openStyleWorker: OpenStylePort = (hear, fail) => {
  const worker = new Worker(new URL("./style-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<StyleAnswer>) => hear(event.data));
  worker.addEventListener("error", fail);
  return { post: (ask) => worker.postMessage(ask, { transfer: [] }), close: () => worker.terminate() };
};

export type StyleChecker = Readonly<{
  /**
   * Hits by text. "unavailable": the worker can't be had now, say without a connection; the next call tries again.
   * "too-slow": a rule took too long twice, and nothing is looked at any more. "closed": by `close`.
   */
  check: (
    texts: Iterable<string>,
  ) => Promise<ReadonlyMap<string, readonly StyleHit[]> | "unavailable" | "too-slow" | "closed">;
  close: () => void;
}>;

type Waiting = Readonly<{ texts: readonly string[]; done: () => void; timer: ReturnType<typeof setTimeout> }>;

/**
 * `longest`: milliseconds after which an answer isn't waited for any more. `mostEnds`: how often that may be before nothing
 * is looked at any more.
 */
export function styleChecker(
  rules: readonly StyleRule[],
  open: OpenStylePort = openStyleWorker,
  { longest = longestMs, mostEnds = mostEndsOfPage }: Partial<{ longest: number; mostEnds: number }> = {},
): StyleChecker {
  const remembered = new Map<string, readonly StyleHit[]>();
  const waiting = new Map<number, Waiting>();
  let port: StylePort | null = null;
  let round = 0;
  let ends = 0;
  let closed = false;
  let failed = false;

  function hear({ round: answered, hits }: StyleAnswer): void {
    const asked = waiting.get(answered);
    if (!asked) return;
    clearTimeout(asked.timer);
    waiting.delete(answered);
    asked.texts.forEach((text, index) => remember(text, hits[index] ?? []));
    asked.done();
  }

  function remember(text: string, hits: readonly StyleHit[]): void {
    remembered.delete(text);
    remembered.set(text, hits);
    if (remembered.size <= mostRemembered) return;
    const [oldest] = remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
  }

  function end(): void {
    port?.close();
    port = null;
    for (const one of waiting.values()) {
      clearTimeout(one.timer);
      one.done();
    }
    waiting.clear();
  }

  function fail(): void {
    failed = true;
    end();
  }

  function ask(texts: readonly string[]): Promise<void> {
    const started = port ?? open(hear, fail);
    if (port === null) started.post({ kind: "rules", rules });
    port = started;
    round += 1;
    const mine = round;
    return new Promise((done) => {
      const timer = setTimeout(() => {
        ends += 1;
        end();
      }, longest);
      waiting.set(mine, { texts, done, timer });
      started.post({ kind: "check", round: mine, texts });
    });
  }

  return {
    async check(texts) {
      failed = false;
      const wanted = [...new Set(texts)].filter((text) => text.trim() !== "");
      const found = new Map<string, readonly StyleHit[]>();
      const unknown: string[] = [];
      for (const text of wanted) {
        const hits = remembered.get(text);
        if (hits) found.set(text, hits);
        else unknown.push(text);
      }
      const goOn = () => !closed && !failed && ends < mostEnds;
      for (let at = 0; at < unknown.length && goOn(); at += mostAtOnce)
        await ask(unknown.slice(at, at + mostAtOnce));
      if (closed) return "closed";
      if (ends >= mostEnds) return "too-slow";
      if (failed) return "unavailable";
      for (const text of unknown) found.set(text, remembered.get(text) ?? []);
      return found;
    },
    close() {
      closed = true;
      end();
    },
  };
}
