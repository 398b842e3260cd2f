// Counts views without knowing anybody: a salted digest that is forgotten every day tells a reader's second look at the
// same article, nothing is stored but numbers, and the database hears of them every five seconds in one statement.
import { createHash, randomBytes } from "node:crypto";
import { addViews } from "#db/views.ts";
import { log } from "./log.ts";

const flushMs = 5_000;
/** Digests of one day; beyond this nobody new is remembered and every view counts. */
const rememberedReaders = 500_000;
/** Readers of one article that one network may add in a day: whoever makes up browsers' names stops counting there. */
const readersOfNetwork = 200;

type Counter = {
  day: string;
  salt: Buffer;
  seen: Set<string>;
  networks: Map<string, number>;
  counts: Map<number, number>;
  timer: NodeJS.Timeout | null;
};

// Next's bundle counts, the server around it flushes at the end: two copies of this module, one counter.
const name = Symbol.for("nightdesk.views");
const holder: typeof globalThis & { [name]?: Counter } = globalThis;
const counter: Counter = (holder[name] ??= {
  day: "",
  salt: randomBytes(32),
  seen: new Set(),
  networks: new Map(),
  counts: new Map(),
  timer: null,
});

const machines =
  /bot|crawl|spider|slurp|preview|fetch|monitor|headless|lighthouse|curl|wget|python|java\/|go-http|facebookexternalhit|feed/i;

/** Programs and browsers that load ahead are no readers. */
export function isReader(headers: Headers): boolean {
  const agent = headers.get("user-agent") ?? "";
  const purpose = `${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""} ${headers.get("x-moz") ?? ""}`;
  return agent !== "" && !machines.test(agent) && !/prefetch|prerender|preview/i.test(purpose);
}

/** Count one view of `article` unless this reader, told by network and browser, was counted for it today. */
export function countView(article: number, network: string, agent: string, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  if (day !== counter.day) {
    counter.day = day;
    counter.salt = randomBytes(32);
    counter.seen.clear();
    counter.networks.clear();
  }
  const reader = digestOf(`${article}\n${network}\n${agent}`);
  if (counter.seen.has(reader)) return false;
  const crowd = digestOf(`${article}\n${network}`);
  const before = counter.networks.get(crowd) ?? 0;
  if (before >= readersOfNetwork) return false;
  if (counter.seen.size < rememberedReaders) {
    counter.seen.add(reader);
    counter.networks.set(crowd, before + 1);
  }
  counter.counts.set(article, (counter.counts.get(article) ?? 0) + 1);
  counter.timer ??= setTimeout(() => void flushViews(), flushMs).unref();
  return true;
}

function digestOf(text: string): string {
  return createHash("sha256").update(counter.salt).update(text).digest("base64url").slice(0, 16);
}

/** Write what was counted. What can't be written is kept for the next time. */
export async function flushViews(): Promise<void> {
  if (counter.timer) clearTimeout(counter.timer);
  counter.timer = null;
  const counts = counter.counts;
  if (counts.size === 0) return;
  counter.counts = new Map();
  try {
    await addViews(counts);
  } catch (error) {
    log("views-not-written", { articles: counts.size, error });
    for (const [article, views] of counts)
      counter.counts.set(article, (counter.counts.get(article) ?? 0) + views);
    counter.timer ??= setTimeout(() => void flushViews(), flushMs).unref();
  }
}
