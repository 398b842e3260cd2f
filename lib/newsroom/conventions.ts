// What a publisher says about itself to readers and machines beside its articles, and whom it tells of every change:
// judged here, before anything is written, with a sentence for each field.
import { crawlerPolicies, type CrawlerPolicy } from "./crawlers.ts";
import { adsTxtProblem } from "./text-file-checks.ts";

/** Hubs and search engines that are told of changes; off until an administrator switches them on. */
export type Pings = Readonly<{
  webSub: boolean;
  /** Where the hub takes pings. */
  webSubHub: string;
  indexNow: boolean;
  indexNowEndpoint: string;
}>;

export type ConventionsDraft = Pings &
  Readonly<{
    aiCrawlers: CrawlerPolicy;
    /** IAB ads.txt 1.1; empty: none is served. */
    adsTxt: string;
    /** Mail or web address for reports of weaknesses; empty: security@ of the site's own host. */
    securityContact: string;
    /** Paragraphs parted by an empty line; a line beginning with ## is a heading. Empty: no page. */
    about: string;
    ethics: string;
  }>;

export const defaultConventions: ConventionsDraft = {
  webSub: false,
  webSubHub: "https://pubsubhubbub.appspot.com/",
  indexNow: false,
  indexNowEndpoint: "https://api.indexnow.org/indexnow",
  aiCrawlers: "allow",
  adsTxt: "",
  securityContact: "",
  about: "",
  ethics: "",
};

export const longestWords = 20_000;
const longestAddress = 500;

function endpointProblem(address: string, on: boolean): string | null {
  if (!on && address === "") return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol) || address.length > longestAddress)
    return "Write the whole address, such as https://hub.example.org/.";
  return url.username === "" && url.password === "" && url.hash === ""
    ? null
    : "Leave out the user, the password and what follows a #.";
}

function contactProblem(contact: string): string | null {
  if (contact === "") return null;
  if (contact.length > longestAddress || /[\p{Cc}\s]/u.test(contact))
    return "Write one address, without spaces.";
  if (/^[^@:/]+@[^@:/]+\.[^@:/]+$/u.test(contact)) return null;
  return URL.canParse(contact) && contact.startsWith("https://")
    ? null
    : "Write an email address, or the https:// address of a page.";
}

const wordsProblem = (words: string): string | null =>
  words.length > longestWords ? `Use at most ${longestWords.toLocaleString("en")} characters.` : null;

/** What is wrong, by field; nothing when it can be used. */
export function conventionsProblems(draft: ConventionsDraft): Readonly<Record<string, string>> {
  const problems: Readonly<Record<string, string | null>> = {
    aiCrawlers: crawlerPolicies.includes(draft.aiCrawlers) ? null : "Choose what crawlers may do.",
    adsTxt: adsTxtProblem(draft.adsTxt),
    securityContact: contactProblem(draft.securityContact),
    about: wordsProblem(draft.about),
    ethics: wordsProblem(draft.ethics),
    webSubHub: endpointProblem(draft.webSubHub, draft.webSub),
    indexNowEndpoint: endpointProblem(draft.indexNowEndpoint, draft.indexNow),
  };
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])),
  );
}

export type WordsBlock = Readonly<{ kind: "heading" | "paragraph"; text: string }>;

/** A page's words as its blocks. */
export function wordsBlocks(words: string): readonly WordsBlock[] {
  return words
    .replaceAll(/\r\n?/g, "\n")
    .split(/\n\s*\n|\n(?=##\s)|(?<=^##\s.*)\n/m)
    .map((block) => block.trim().replaceAll(/\s*\n\s*/g, " "))
    .filter((block) => block !== "")
    .map((block) =>
      block.startsWith("## ")
        ? { kind: "heading", text: block.slice(3).trim() }
        : { kind: "paragraph", text: block },
    );
}
