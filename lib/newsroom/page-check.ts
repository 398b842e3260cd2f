// An offline check of what a readers' page says to machines (reader.md §4): one address, one title, a picture for cards, structured
// data of its kind, and one truth for times wherever they stand.
import { type Finding, ours } from "./finding.ts";
import { type ReadHead, readHead } from "./page-head.ts";
import { structuredDataProblems } from "./structured-data-check.ts";
import type { PageKind } from "./structured-data-shapes.ts";

/** A page as it was answered. `path` is where it was asked for; `url` the site's address without a slash at the end. */
export type AskedPage = Readonly<{ kind: PageKind; path: string; url: string; html: string }>;

/** An article's two times as a surface writes them, each with its offset. */
export type SaidTimes = Readonly<{ published: string | null; modified: string | null }>;

/** Search engines cut a description about here. */
const longestDescription = 320;

const first = (head: ReadHead, name: string): string | null => head.meta.get(name)?.[0] ?? null;

type NodeOfGraph = Readonly<Record<string, unknown>>;

function newsArticle(head: ReadHead): NodeOfGraph | null {
  const graph = (head.structuredData as { "@graph"?: readonly NodeOfGraph[] } | null)?.["@graph"];
  return (Array.isArray(graph) ? graph : []).find((node) => node["@type"] === "NewsArticle") ?? null;
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** What each part of an article's page says of its times. */
export function timesSaid(html: string): Readonly<Record<"meta" | "structured data", SaidTimes>> {
  const head = readHead(html);
  const news = newsArticle(head);
  return {
    meta: {
      published: first(head, "article:published_time"),
      modified: first(head, "article:modified_time"),
    },
    "structured data": {
      published: textOf(news?.["datePublished"]),
      modified: textOf(news?.["dateModified"]),
    },
  };
}

function timeFindings(head: ReadHead, html: string): readonly Finding[] {
  const said = timesSaid(html);
  const { published, modified } = said.meta;
  if (published === null || modified === null)
    return [{ what: "The page says no time to social networks.", remedy: ours }];
  const found: Finding[] = [];
  const data = said["structured data"];
  if (data.published !== published || data.modified !== modified)
    found.push({ what: "The structured data and the page’s own head name different times.", remedy: ours });
  if (!head.times.includes(published))
    found.push({ what: "The time of publication that machines get isn’t shown to readers.", remedy: ours });
  if (modified < published && Date.parse(modified) < Date.parse(published))
    found.push({ what: "The article was changed before it was published.", remedy: ours });
  // A change within the minute isn't shown as one.
  if (Date.parse(modified) - Date.parse(published) >= 60_000 && !head.times.includes(modified))
    found.push({
      what: "The time of the last change that machines get isn’t shown to readers.",
      remedy: ours,
    });
  return found;
}

function cardFindings(head: ReadHead, url: string): readonly Finding[] {
  const found: Finding[] = [];
  const image = first(head, "og:image");
  if (image === null)
    return [
      {
        what: "There is no picture for cards in social networks.",
        remedy:
          "It is made within seconds of publication. If it stays away, publish the article again, or give it a lead picture.",
      },
    ];
  if (!image.startsWith(`${url}/`))
    found.push({ what: "The card’s picture isn’t this site’s.", remedy: ours });
  if (first(head, "twitter:card") !== "summary_large_image")
    found.push({ what: "The card’s picture is offered small only.", remedy: ours });
  const [width, height] = [Number(first(head, "og:image:width")), Number(first(head, "og:image:height"))];
  if (!(width >= 600 && height >= 315))
    found.push({
      what: `The card’s picture is ${width} × ${height} pixels; networks show large cards from 600 × 315 on.`,
      remedy: "Give the article a lead picture that is at least 1,200 pixels wide.",
    });
  if (!first(head, "og:image:alt"))
    found.push({
      what: "The card’s picture has no words for who can’t see it.",
      remedy: "Write a text alternative for the lead picture.",
    });
  return found;
}

/** Translations are named by every page of them, each in one language, and the page names itself among them. */
function alternateFaults(head: ReadHead, url: string): readonly string[] {
  const { alternates, canonical, language } = head;
  if (alternates.length === 0) return [];
  const tags = alternates.map((one) => one.language);
  const original = alternates.find((one) => one.language === "x-default");
  const faults: readonly (readonly [wrong: boolean, what: string])[] = [
    [
      alternates.some(({ href }) => !href.startsWith(`${url}/`)),
      "A translation that the page names isn’t on this site.",
    ],
    [new Set(tags).size !== tags.length, "The page names two translations in one language."],
    [
      !alternates.some((one) => one.href === canonical && one.language === language),
      "The page names translations, and not itself among them in its own language.",
    ],
    [
      original !== undefined && !alternates.some((one) => one !== original && one.href === original.href),
      "The page names an original that is in none of its languages.",
    ],
  ];
  return faults.flatMap(([wrong, what]) => (wrong ? [what] : []));
}

function headFindings(head: ReadHead, { path, url, kind }: AskedPage): readonly Finding[] {
  const found: Finding[] = [];
  const add = (wrong: boolean, what: string, remedy = ours) => {
    if (wrong) found.push({ what, remedy });
  };
  add(head.canonical !== url + path, `The page at ${path} calls ${head.canonical ?? "nothing"} its address.`);
  add(
    head.title === "",
    "The page has no title.",
    "Write the site’s name and description in Settings, Site.",
  );
  const description = first(head, "description") ?? "";
  const words =
    kind === "article" ? "Write a standfirst." : "Write a description of the site in Settings, Site.";
  add(description === "", "Search engines find no description.", words);
  add(
    description.length > longestDescription,
    `The description has ${description.length} characters; search engines cut it.`,
    kind === "article" ? "Shorten the standfirst." : "Shorten the description in Settings, Site.",
  );
  const robots = first(head, "robots");
  add(
    robots !== "max-image-preview:large" && robots !== "noindex",
    "Search engines may show no large picture.",
  );
  for (const name of [
    "og:title",
    "og:description",
    "og:url",
    "og:type",
    "og:site_name",
    "og:locale",
    "twitter:card",
  ])
    add(
      !first(head, name) && !(name === "og:description" && description === ""),
      `The page says no ${name} to social networks.`,
    );
  add(first(head, "og:url") !== head.canonical, "Social networks get another address than search engines.");
  add(
    kind === "article" && first(head, "og:type") !== "article",
    "Social networks aren’t told that this is an article.",
  );
  add(head.feeds.length === 0, "The page names no feed.");
  for (const what of alternateFaults(head, url)) add(true, what);
  add(head.headings !== 1, `The page has ${head.headings} main headings instead of one.`);
  return found;
}

/** Everything that is wrong with a page, or nothing. */
export function pageFindings(page: AskedPage): readonly Finding[] {
  const head = readHead(page.html);
  return [
    ...headFindings(head, page),
    ...structuredDataProblems(page.kind, head.structuredData, page.url).map((what) => ({
      what,
      remedy: ours,
    })),
    ...(page.kind === "article" ? [...timeFindings(head, page.html), ...cardFindings(head, page.url)] : []),
  ];
}
