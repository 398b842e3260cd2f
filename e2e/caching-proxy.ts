// The least that stands for a CDN: keeps what `s-maxage` lets it keep, by address and encoding, serves stale where the answer
// allows it, and drops by `Cache-Tag` when whoever has the token says so.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { freePort } from "./instance.ts";

type Answer = Readonly<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>;
type Kept = Readonly<{ answer: Answer; at: number; tags: ReadonlySet<string> }>;

export type CachingProxy = Readonly<{
  url: string;
  /** Where purges go, and what opens it. */
  purgeUrl: string;
  token: string;
  /** Lists of tags, in the order in which they were purged. */
  purged: readonly (readonly string[])[];
  /** How many answers were given without asking the origin. */
  hits(): number;
  /** Let what is kept for an address come back right after its next purge: an answer that was under way meanwhile. */
  delay(path: string): void;
  stop(): Promise<void>;
}>;

const patienceMs = 10_000;

const seconds = (headers: Answer["headers"], name: string): number =>
  Number(new RegExp(`(?:^|[\\s,])${name}=(\\d+)`).exec(String(headers["cache-control"] ?? ""))?.[1] ?? 0);

/** A cache in front of the server that `origin` names when it is asked. */
export async function startCachingProxy(origin: () => string): Promise<CachingProxy> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const token = `token-${port}`;
  const store = new Map<string, Kept>();
  const purged: string[][] = [];
  const late = new Set<string>();
  let hits = 0;

  const fetched = (path: string, encoding: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = encoding === "" ? {} : { "accept-encoding": encoding };
      const sent = request(`${origin()}/`, { path, headers, timeout: patienceMs }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.on("timeout", () => sent.destroy(new Error("the origin is silent")));
      sent.on("error", reject);
      sent.end();
    });

  async function renewed(key: string, path: string, encoding: string): Promise<Answer> {
    const answer = await fetched(path, encoding);
    if (answer.status < 500 && seconds(answer.headers, "s-maxage") > 0) {
      const tags = new Set(String(answer.headers["cache-tag"] ?? "").split(","));
      store.set(key, { answer, at: Date.now(), tags });
    }
    return answer;
  }

  async function answerFor(path: string, encoding: string): Promise<Answer> {
    const key = `${encoding} ${path}`;
    const kept = store.get(key);
    const age = kept ? (Date.now() - kept.at) / 1_000 - seconds(kept.answer.headers, "s-maxage") : Infinity;
    if (kept && age < seconds(kept.answer.headers, "stale-while-revalidate")) {
      hits++;
      if (age >= 0) renewed(key, path, encoding).catch(() => {});
      return kept.answer;
    }
    const answer = await renewed(key, path, encoding).catch(() => null);
    if (answer && answer.status < 500) return answer;
    if (kept && age < seconds(kept.answer.headers, "stale-if-error")) return kept.answer;
    return answer ?? { status: 502, headers: {}, body: Buffer.from("") };
  }

  async function pass(path: string, encoding: string, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await answerFor(path, encoding);
    response.writeHead(status, headers as Record<string, string>);
    response.end(body);
  }

  function purge(asked: IncomingMessage, response: ServerResponse): void {
    if (asked.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    const tags = String(asked.headers["cache-tag"]).split(",");
    purged.push(tags);
    for (const [key, kept] of store) {
      if (!tags.some((tag) => kept.tags.has(tag))) continue;
      if (late.delete(key)) store.set(key, { ...kept, at: Date.now() });
      else store.delete(key);
    }
    response.writeHead(204).end();
  }

  const server = createServer((asked, response) => {
    const { url: path = "/", method } = asked;
    if (method === "POST" && path === "/purge") return purge(asked, response);
    void pass(path, asked.headers["accept-encoding"] ?? "", response);
  });
  server.listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url,
    purgeUrl: `${url}/purge`,
    token,
    purged,
    hits: () => hits,
    delay(path) {
      const key = ` ${path}`;
      if (!store.has(key)) throw new Error(`nothing is kept for ${path}`);
      late.add(key);
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
