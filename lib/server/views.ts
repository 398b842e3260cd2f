// Counts views without knowing anybody: a salted digest that is forgotten every day tells a reader's second look at the
// same article, nothing is stored but numbers, and the database hears of them every five seconds in one statement.
import { createHash, randomBytes } from "node:crypto";
import { addViews } from "#db/views.ts";
import { log } from "./log.ts";

const flushMs = 5_000;
/** Digests of one day; beyond this nobody new is counted: who fills it up gains no views with it. */
const rememberedReaders = 500_000;
/** Readers of one article that one network may add in a day: whoever makes up browsers' names stops counting there. */
const readersOfNetwork = 200;
/** Articles that one network may open for the first time that day within an hour: whoever makes up numbers stops there. */
const articlesOfNetwork = 300;
/** Views that one network may add in a day, so that none of them fills the memory alone. */
const viewsOfNetwork = 25_000;

/** What is remembered of an article's readers today. */
type Crowd = { readers: Set<string>; networks: Map<string, number> };
type Network = { hour: number; articles: number; views: number };

type Counter = {
  day: string;
  salt: Buffer;
  crowds: Map<number, Crowd>;
  /** Readers of all crowds together. */
  remembered: number;
  networks: Map<string, Network>;
  counts: Map<number, number>;
  timer: NodeJS.Timeout | null;
};

// Next's bundle counts, the server around it flushes at the end: two copies of this module, one counter.
const name = Symbol.for("nightdesk.views");
const holder: typeof globalThis & { [name]?: Counter } = globalThis;
const counter: Counter = (holder[name] ??= {
  day: "",
  salt: randomBytes(32),
  crowds: new Map(),
  remembered: 0,
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

/**
 * Count one view of `article` unless this reader, told by network and browser, was counted for it today, or the network has
 * had what one network may. Whether there is such an article shows when the counts are written.
 */
export function countView(article: number, network: string, agent: string, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  if (day !== counter.day) {
    counter.day = day;
    counter.salt = randomBytes(32);
    counter.crowds.clear();
    counter.remembered = 0;
    counter.networks.clear();
  }
  const crowd = counter.crowds.get(article) ?? { readers: new Set(), networks: new Map() };
  const reader = digestOf(`${article}\n${network}\n${agent}`);
  const those = digestOf(`${article}\n${network}`);
  const before = crowd.networks.get(those) ?? 0;
  if (crowd.readers.has(reader) || before >= readersOfNetwork) return false;
  if (counter.remembered >= rememberedReaders || !mayAdd(digestOf(network), before === 0, at)) return false;
  crowd.readers.add(reader);
  crowd.networks.set(those, before + 1);
  counter.crowds.set(article, crowd);
  counter.remembered += 1;
  counter.counts.set(article, (counter.counts.get(article) ?? 0) + 1);
  counter.timer ??= setTimeout(() => void flushViews(), flushMs).unref();
  return true;
}

/** Take one view, and one article if it is the first look at it, from what this network may; false when that is used up. */
function mayAdd(network: string, first: boolean, at: Date): boolean {
  const known = counter.networks.get(network);
  if (known === undefined && counter.networks.size >= rememberedReaders) return false;
  const hour = at.getUTCHours();
  const articles = (known?.hour === hour ? known.articles : 0) + (first ? 1 : 0);
  const views = (known?.views ?? 0) + 1;
  if (articles > articlesOfNetwork || views > viewsOfNetwork) return false;
  counter.networks.set(network, { hour, articles, views });
  return true;
}

/** Nothing is kept of numbers at which no reader finds an article; what the network had of its share stays spent. */
function forget(article: number): void {
  counter.remembered -= counter.crowds.get(article)?.readers.size ?? 0;
  counter.crowds.delete(article);
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
    const open = await addViews(counts);
    for (const article of counts.keys()) if (!open.has(article)) forget(article);
  } catch (error) {
    log("views-not-written", { articles: counts.size, error });
    for (const [article, views] of counts)
      counter.counts.set(article, (counter.counts.get(article) ?? 0) + views);
    counter.timer ??= setTimeout(() => void flushViews(), flushMs).unref();
  }
}
