// What a publisher says about itself to readers and machines beside its articles, and whom it tells of every change:
// judged here, before anything is written, with a sentence for each field.
import { crawlerPolicies, type CrawlerPolicy } from "./crawlers.ts";
import { isLinkLocal, isOwnMachine } from "./own-machine.ts";
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

/** `site`: the site's own address. Where that is the machine itself, in development and tests, whom it tells may be as well. */
function endpointProblem(address: string, on: boolean, site: string): string | null {
  if (!on && address === "") return null;
  const url = /[\p{Cc}\s"<>]/u.test(address) || !URL.canParse(address) ? null : new URL(address);
  if (url === null || !["http:", "https:"].includes(url.protocol) || address.length > longestAddress)
    return "Write the whole address, such as https://hub.example.org/.";
  if (url.username !== "" || url.password !== "" || url.hash !== "")
    return "Leave out the user, the password and what follows a #.";
  return !(isOwnMachine(url) || isLinkLocal(url)) || isOwnMachine(new URL(site))
    ? null
    : "This is an address of the newsroom’s own machine or of its network. Write one that is reached over the internet.";
}

/** The draft as it is kept: addresses in the one way in which browsers and hubs write them. */
export function keptConventions(draft: ConventionsDraft): ConventionsDraft {
  const kept = (address: string) => (address === "" ? "" : new URL(address).href);
  return {
    ...draft,
    webSubHub: kept(draft.webSubHub),
    indexNowEndpoint: kept(draft.indexNowEndpoint),
  };
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

/** What is wrong, by field; nothing when it can be used. `site` is the site's own address. */
export function conventionsProblems(draft: ConventionsDraft, site: string): Readonly<Record<string, string>> {
  const problems: Readonly<Record<string, string | null>> = {
    aiCrawlers: crawlerPolicies.includes(draft.aiCrawlers) ? null : "Choose what crawlers may do.",
    adsTxt: adsTxtProblem(draft.adsTxt),
    securityContact: contactProblem(draft.securityContact),
    about: wordsProblem(draft.about),
    ethics: wordsProblem(draft.ethics),
    webSubHub: endpointProblem(draft.webSubHub, draft.webSub, site),
    indexNowEndpoint: endpointProblem(draft.indexNowEndpoint, draft.indexNow, site),
  };
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])),
  );
}

export type WordsBlock = Readonly<{ kind: "heading" | "paragraph"; text: string }>;

/** A page's words as its blocks, line by line: whatever the words are, each letter is looked at a few times only. */
export function wordsBlocks(words: string): readonly WordsBlock[] {
  const blocks: WordsBlock[] = [];
  let lines: string[] = [];
  const end = () => {
    if (lines.length > 0) blocks.push({ kind: "paragraph", text: lines.join(" ") });
    lines = [];
  };
  for (const written of words.split(/\r\n|\r|\n/)) {
    const line = written.trim();
    const heading = /^##\s/.test(line);
    if (heading || line === "") end();
    if (heading) blocks.push({ kind: "heading", text: line.slice(2).trim() });
    else if (line !== "") lines.push(line);
  }
  end();
  return blocks;
}
