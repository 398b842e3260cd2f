// A page cache over one page whose text, tags and state the test changes, with a clock of the test's own.
import { PageCache } from "./page-cache.ts";
import type { Page, Rendered } from "./page-answer.ts";

type Site = { seq: number; text: string; tags: string; status?: number; age?: number };

/** A cache over one page whose text the test changes; `gates` hold renders back until the test lets them go. */
export function build(options: { maxBytes?: number } = {}) {
  let time = 0;
  const site: Site = { seq: 0, text: "first", tags: "article:1,front" };
  const asked: string[] = [];
  const gates: (() => void)[] = [];
  let held = false;
  let broken = false;
  const render = async (address: string): Promise<Rendered> => {
    asked.push(address);
    // As a real handler: the snapshot is taken first, the answer comes later.
    const { seq, text, tags, status = 200, age = 60 } = site;
    if (held) await new Promise<void>((resolve) => gates.push(resolve));
    if (broken) throw new Error("away");
    const headers = new Map([
      ["content-type", "text/html"],
      ["cache-control", `s-maxage=${age}`],
      ["x-page-seq", String(seq)],
    ]);
    if (tags !== "") headers.set("cache-tag", tags);
    return { status, headers, body: Buffer.from(text) };
  };
  const unavailable: Rendered = { status: 503, headers: new Map(), body: Buffer.from("away") };
  const cache = new PageCache({
    render,
    now: () => time,
    maxBytes: options.maxBytes ?? 1_000_000,
    headers: [],
    unavailable,
    busy: { status: 503, headers: new Map(), body: Buffer.from("busy") },
  });
  return {
    cache,
    site,
    asked,
    gates,
    pass: (ms: number) => {
      time += ms;
    },
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      for (const open of gates.splice(0)) open();
    },
    break: (yes: boolean) => {
      broken = yes;
    },
  };
}

export const textOf = (page: Page | null): string | null => page && page.identity.body.toString();
