// Reads answer after answer of a running server as one person or as nobody, following every address in them, and looks at
// each byte for what must not be there.
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export type Answer = Readonly<{
  path: string;
  status: number;
  /** Headers and body. */
  bytes: string;
  /** When it was asked for and when all of it had come, in milliseconds of the epoch. */
  askedAt: number;
  cameAt: number;
}>;

/** A question; a body makes it a POST. */
export type Question = Readonly<{ path: string; headers?: Readonly<Record<string, string>>; body?: string }>;

type Ways = readonly Readonly<Record<string, string>>[];

/** As pages, as Next's router asks for a page's data, as it fetches ahead, and as caches ask. */
export const ways: Ways = [
  {},
  { rsc: "1", "next-url": "/desk" },
  { rsc: "1", "next-router-prefetch": "1" },
  { "if-none-match": "*", "cache-control": "no-cache" },
];

/** Next gives a page's data out under an address of its own for each way of asking, and leads there. */
export const isLedToData = (status: number, location: string | null | undefined): location is string =>
  status === 307 && /[?&]_rsc(?:=|$)/.test(location ?? "");

/** How many answers these questions come to. */
export function answersTo(questions: readonly Question[]): number {
  return questions.reduce((sum, question) => sum + waysFor(question).length, 0);
}

/** A handler of the newsroom answers its data in one way whatever it is asked for. */
function waysFor({ path, headers, body }: Question): Ways {
  if (headers !== undefined || body !== undefined) return [headers ?? {}];
  return /^\/(?:desk\/)?(?:api|media)\//.test(path) ? ways.slice(0, 1) : ways;
}

type Reading = Readonly<{
  origin: string;
  /** Of the person who asks; empty for nobody. */
  cookie: string;
  /** Questions under way at once. */
  atOnce: number;
  /** Answers that are read at most. */
  most: number;
  start: readonly Question[];
  /** Whether an address found in an answer is asked for as well. */
  follows: (path: string) => boolean;
  /** Looks at an answer. */
  look: (answer: Answer) => void;
  /** True to begin anew with `start` when everything was asked. */
  again?: boolean;
}>;

/** Addresses of this site in an answer of any kind. */
function addressesIn(body: string, own: string): string[] {
  const found = [
    ...body.matchAll(
      /(?:href|src|srcset)(?:=|\\?":)\\?"(?<path>\/[^"\s?#\\]*)|(?<whole>https?:\/\/[^"<>\s\\]+)/g,
    ),
  ].map((match) => match.groups?.["path"] ?? match.groups?.["whole"] ?? "");
  return found.flatMap((one) => {
    if (one.startsWith("//")) return [];
    if (one.startsWith("/")) return [one];
    const url = URL.canParse(one) ? new URL(one) : null;
    return url !== null && url.origin === own ? [url.pathname] : [];
  });
}

// By hand: the long tests put a fetch of their own in place of everybody's.
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

type Sent = Readonly<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }>;

function send(origin: string, cookie: string, { path, headers, body }: Question): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin}${path}`,
      {
        agent,
        method: body === undefined ? "GET" : "POST",
        headers: { ...headers, ...(cookie !== "" && { cookie }), ...(body !== undefined && { origin }) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** One question; a redirect isn't followed, it is an answer, unless it leads to the same page's data. */
export async function ask(origin: string, cookie: string, question: Question): Promise<Answer> {
  const askedAt = Date.now();
  const first = await send(origin, cookie, question);
  const { location } = first.headers;
  const { status, headers, bytes } = isLedToData(first.status, location)
    ? await send(origin, cookie, { ...question, path: location.replace(origin, "") })
    : first;
  const isPicture = /^(?:image|font)/.test(headers["content-type"] ?? "");
  return {
    path: question.path,
    status,
    bytes: `${JSON.stringify(headers)} ${isPicture ? "" : bytes.toString("utf8")}`,
    askedAt,
    cameAt: Date.now(),
  };
}

/** Asks until there is nothing new or enough; answers how many answers were read. */
export async function crawl(reading: Reading): Promise<number> {
  const { origin, cookie, atOnce, most, start, follows, look, again = false } = reading;
  const queue: Question[] = [];
  const known = new Set<string>();
  const begin = () => {
    known.clear();
    queue.push(...start);
    for (const { path } of start) known.add(path);
  };
  begin();
  let asked = 0;
  let working = 0;
  const work = async (): Promise<void> => {
    while (asked < most) {
      const question = queue.shift();
      if (question === undefined) {
        // Others may still find something.
        if (working > 0) await pause(2);
        else if (again) begin();
        else return;
        continue;
      }
      working += 1;
      try {
        for (const headers of waysFor(question)) {
          if (asked >= most) return;
          asked += 1;
          const answer = await ask(origin, cookie, { ...question, headers });
          look(answer);
          for (const next of addressesIn(answer.bytes, origin)) {
            if (known.has(next) || !follows(next)) continue;
            known.add(next);
            queue.push({ path: next });
          }
        }
      } finally {
        working -= 1;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return asked;
}
