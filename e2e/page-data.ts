// A page as Next's own router asks for it: its data, what it fetches ahead, and parts of that. What is hidden answers like
// what there never was, byte for byte but for what is made anew for each answer.
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { isLedToData, ways } from "./crawl.ts";

/** As a click asks, and as links fetch ahead. */
const dataWays = ways.filter((headers) => headers["rsc"] !== undefined);

/** Asks as Next's router does: it is led on to the data's own address, and no further. */
export async function dataOf(
  request: APIRequestContext,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<APIResponse> {
  const answer = await request.get(path, { headers, maxRedirects: 0 });
  const location = answer.headers()["location"];
  return isLedToData(answer.status(), location)
    ? await request.get(location, { headers, maxRedirects: 0 })
    : answer;
}

/** What differs between two answers of one page by chance: the nonce, and the number that was asked for. */
export async function bytesOf(answer: APIResponse, id: number): Promise<string> {
  const nonce = /'nonce-(?<nonce>[^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.groups?.[
    "nonce"
  ];
  // As a number of its own: the same digits may stand in a colour.
  const body = (await answer.text()).replaceAll(new RegExp(`(?<!\\w)${id}(?!\\w)`, "g"), "ID");
  return nonce === undefined ? body : body.replaceAll(nonce, "NONCE");
}

/** The same of a page's data, whose rows come in whatever order they were made: every word that they say. */
async function wordsOf(answer: APIResponse, id: number): Promise<string> {
  const bytes = await bytesOf(answer, id);
  if (!(answer.headers()["content-type"] ?? "").startsWith("text/x-component")) return bytes;
  const said = [...bytes.matchAll(/"(?<word>(?:[^"\\]|\\.)*)"/g)].map(
    (match) => match.groups?.["word"] ?? "",
  );
  // References to other rows, and the two keys that Next draws by lot for each answer.
  const isChance = (word: string) => word.startsWith("$") || /^[\w-]{21}[vm]$/.test(word);
  return [...new Set(said.filter((word) => !isChance(word)))].toSorted().join("\n");
}

/** The lines of either text that the other lacks, cut to what an error message can carry. */
function onlyIn(one: string, other: string): string {
  const lacking = (text: string, from: string) =>
    text.split("\n").filter((line) => !from.split("\n").includes(line));
  return JSON.stringify({ here: lacking(one, other), there: lacking(other, one) }).slice(0, 600);
}

/** No article has this number. */
export const missingId = 999_999_999;

/** What somebody may see: `words` stand in the article's text. */
export type Sight = Readonly<{ id: number; words: string; allowed: boolean }>;

/**
 * What is wrong with an address's answers in each of these ways, or null. `known` keeps what is answered of a missing
 * article.
 */
export async function wrongWithAnswers(
  request: APIRequestContext,
  path: (id: number) => string,
  asked: Sight,
  known: Map<string, string>,
  askedIn: readonly Readonly<Record<string, string>>[] = dataWays,
): Promise<string | null> {
  const found = await Promise.all(askedIn.map((headers) => wrongIn(headers)));
  return found.find((wrong) => wrong !== null) ?? null;

  async function wrongIn(headers: Readonly<Record<string, string>>): Promise<string | null> {
    const answer = await dataOf(request, path(asked.id), headers);
    const bytes = await bytesOf(answer, asked.id);
    const way = JSON.stringify(headers);
    if (asked.allowed) {
      if (answer.status() !== 200) return `${way} answered ${answer.status()}`;
      // What is fetched ahead of a page that is made anew for each request ends above its words.
      const isWhole = headers["rsc"] !== undefined && headers["next-router-prefetch"] === undefined;
      return isWhole && !bytes.includes(asked.words) ? `${way} without its words` : null;
    }
    if (bytes.includes(asked.words)) return `${way} carries the text`;
    const name = `${path(0)} ${way}`;
    const other = known.has(name) ? null : await dataOf(request, path(missingId), headers);
    if (other) known.set(name, `${other.status()} ${await wordsOf(other, missingId)}`);
    const said = `${answer.status()} ${await wordsOf(answer, asked.id)}`;
    const ofMissing = known.get(name) ?? "";
    return said === ofMissing ? null : `${way} differs from a missing article's: ${onlyIn(said, ofMissing)}`;
  }
}
