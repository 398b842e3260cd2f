// What search engines read: schema.org as Google's Article page and the Trust Project describe it (reader.md §4).
// Says nothing that the page doesn't show: the same names, times and corrections.
import type {
  BreadcrumbList,
  CorrectionComment,
  ImageObject,
  NewsArticle,
  NewsMediaOrganization,
  Organization,
  Person,
  SearchAction,
  Thing,
  WebSite,
} from "schema-dts";
import { articlePath, cardPath, cardSize } from "#lib/newsroom/readers.ts";
import type { LiveArticle, Picture, PublicNote, Signature, Site, TopicLink } from "#lib/newsroom/readers.ts";
import type { Logo } from "#lib/newsroom/design.ts";
import { ratios } from "#lib/newsroom/picture.ts";
import { noTranslations, type Translation } from "#lib/newsroom/translations.ts";
import { topicCodeUrl } from "#lib/newsroom/topics.ts";
import { noteName } from "./note-words.ts";
import { logoUrl, renditionsOf, renditionUrl, renditionWidth } from "./renditions.ts";
import { signaturePath } from "./signatures.ts";
import { isoDay, isoTime } from "./times.ts";

export type Graph = Readonly<{ "@context": "https://schema.org"; "@graph": readonly Thing[] }>;

/** A reference to a node that stands in the same graph. */
export const publisherOf = (site: Site) => ({ "@id": `${site.url}/#publisher` });
export const webSiteOf = (site: Site) => ({ "@id": `${site.url}/#site` });

/** Who answers for the paper, with the policies that have a page (Trust Project). */
export function publisher(site: Site): NewsMediaOrganization {
  const ethics = `${site.url}/ethics`;
  const about = `${site.url}/about`;
  const logo = site.publisher?.design.logo;
  return {
    "@type": "NewsMediaOrganization",
    "@id": `${site.url}/#publisher`,
    name: site.name,
    url: `${site.url}/`,
    ...(site.description === "" ? {} : { description: site.description }),
    ...(logo ? { logo: logoImage(logo, site) } : {}),
    correctionsPolicy: `${site.url}/corrections`,
    ...(site.publisher?.hasEthics ? { publishingPrinciples: ethics, ethicsPolicy: ethics } : {}),
    ...(site.publisher?.hasAbout ? { masthead: about, actionableFeedbackPolicy: about } : {}),
  };
}

function logoImage(logo: Logo, site: Site): ImageObject {
  const width = renditionWidth(logo, 480);
  return {
    "@type": "ImageObject",
    url: site.url + logoUrl(logo, width),
    width: size(width),
    height: size(Math.round((logo.height * width) / logo.width)),
  };
}

/** The site to which a page belongs. */
export function webSite(site: Site): Exclude<WebSite, string> {
  return {
    "@type": "WebSite",
    "@id": `${site.url}/#site`,
    name: site.name,
    url: `${site.url}/`,
    inLanguage: site.language,
    publisher: publisherOf(site),
  };
}

/** The site as its front page tells of it, with the way to search it. */
export function wholeSite(site: Site): WebSite {
  return {
    ...webSite(site),
    ...(site.description === "" ? {} : { description: site.description }),
    potentialAction: searching(site),
  };
}

function searching(site: Site): SearchAction {
  return {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${site.url}/search?q={search_term_string}` },
    "query-input": "required name=search_term_string",
  } as SearchAction;
}

export function graph(...nodes: readonly Thing[]): Graph {
  return { "@context": "https://schema.org", "@graph": nodes };
}

/** schema.org counts pixels as a quantity or as a number; the types know the first alone. */
const size = (pixels: number) => pixels as unknown as NonNullable<ImageObject["width"]> as never;

function author(signature: Signature, site: Site): Person | Organization {
  const path = signaturePath(signature);
  const url = path === null ? {} : { url: site.url + path };
  return signature.kind === "bureau"
    ? { "@type": "Organization", name: signature.name, ...url }
    : { "@type": "Person", name: signature.name, ...url };
}

/** One stored file of a picture, with the picture's words. */
function imageFile(picture: Picture, url: string, width: number, height: number): ImageObject {
  return {
    "@type": "ImageObject",
    url,
    contentUrl: url,
    width: size(width),
    height: size(height),
    ...(picture.caption === "" ? {} : { caption: picture.caption }),
    ...(picture.credit === "" ? {} : { creditText: picture.credit }),
  };
}

/** A picture in its largest useful size, with its credit. */
export function pictureImage(picture: Picture, site: Site): ImageObject {
  const width = renditionWidth(picture, 1200);
  const height = Math.round((picture.height * width) / picture.width);
  return imageFile(picture, site.url + renditionUrl(picture, width, "jpg"), width, height);
}

/** Google's Article page: of fewer pixels it takes no picture. */
const leastPixels = 50_000;

/** The picture's parts in the three shapes that Google asks for, each as wide as it is drawn; without those that aren't. */
function partImages(picture: Picture, site: Site): ImageObject[] {
  return ratios.flatMap((ratio) => {
    if (!picture.drawnCrops?.[ratio]?.widths.length) return [];
    const { stem, width, height } = renditionsOf(picture, ratio);
    if (width * height < leastPixels) return [];
    return imageFile(picture, `${site.url}${stem}-${width}.jpg`, width, height);
  });
}

function correction(note: PublicNote, site: Site): CorrectionComment {
  return {
    "@type": "CorrectionComment",
    name: noteName(note),
    text: note.note,
    datePublished: isoTime(note.at, site),
  };
}

function topicThing(topic: TopicLink, site: Site): Thing {
  return {
    "@type": "Thing",
    name: topic.name,
    url: `${site.url}/topic/${topic.slug}`,
    ...(topic.code === "" ? {} : { sameAs: topicCodeUrl(topic.code) }),
  };
}

/** The way from the front page: each step with its path, and the page itself without one. */
export function breadcrumbs(
  site: Site,
  steps: readonly Readonly<{ name: string; path: string }>[],
  last: string,
): BreadcrumbList {
  const way = [{ name: site.name, path: "/" }, ...steps];
  return {
    "@type": "BreadcrumbList",
    itemListElement: [
      ...way.map(({ name, path }, index) => ({
        "@type": "ListItem" as const,
        position: index + 1,
        name,
        item: site.url + path,
      })),
      { "@type": "ListItem", position: way.length + 1, name: last },
    ],
  };
}

/** Pictures that stand for the article: its own whole and in parts, then the one drawn for cards. */
function images(article: LiveArticle, site: Site): ImageObject[] {
  const card = article.card ?? null;
  return [
    ...(article.lead === null ? [] : [pictureImage(article.lead, site), ...partImages(article.lead, site)]),
    ...(card === null
      ? []
      : [
          {
            "@type": "ImageObject" as const,
            url: site.url + cardPath(card),
            width: size(cardSize.width),
            height: size(cardSize.height),
          },
        ]),
  ];
}

function authors(article: LiveArticle, site: Site) {
  const reporters = article.byline.filter(({ role }) => role !== "translation" && role !== "photographs");
  const named = (reporters.length > 0 ? reporters : article.byline).map((one) => author(one, site));
  // Nobody signed: the paper answers for it.
  return named.length > 0 ? named : [publisherOf(site)];
}

/** What it translates, or what translates it, as far as readers can open that. */
function translationWorks(
  article: LiveArticle,
  site: Site,
): Pick<Exclude<NewsArticle, string>, "translationOfWork" | "workTranslation"> {
  const { others, originalId } = article.translations ?? noTranslations;
  const work = (one: Translation) => {
    const url = site.url + articlePath(one);
    return {
      "@type": "CreativeWork" as const,
      "@id": `${url}#article`,
      url,
      headline: one.headline,
      inLanguage: one.language,
    };
  };
  const original = others.find((one) => one.id === originalId);
  if (original !== undefined) return { translationOfWork: work(original) };
  return originalId === article.id && others.length > 0 ? { workTranslation: others.map(work) } : {};
}

/** The article, its publisher and the way to it, as one graph. */
export function articleGraph(article: LiveArticle, site: Site): Graph {
  const url = site.url + articlePath(article);
  const pictures = images(article, site);
  const translators = article.byline.filter(({ role }) => role === "translation");
  const entry: NewsArticle = {
    "@type": "NewsArticle",
    "@id": `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: article.headline,
    ...(article.standfirst === "" ? {} : { description: article.standfirst }),
    ...(pictures.length === 0 ? {} : { image: pictures }),
    datePublished: isoTime(article.firstPublishedAt, site),
    dateModified: isoTime(article.modifiedAt, site),
    author: authors(article, site),
    ...(translators.length === 0 ? {} : { translator: translators.map((one) => author(one, site)) }),
    publisher: publisherOf(site),
    copyrightHolder: publisherOf(site),
    copyrightYear: Number(isoDay(article.firstPublishedAt, site).slice(0, 4)),
    isPartOf: webSiteOf(site),
    articleSection: article.section.name,
    ...(article.topics.length === 0
      ? {}
      : {
          about: article.topics.map((topic) => topicThing(topic, site)),
          keywords: article.topics.map(({ name }) => name),
        }),
    inLanguage: article.language ?? site.language,
    ...translationWorks(article, site),
    wordCount: article.words,
    isAccessibleForFree: true,
    ...(article.dateline === "" ? {} : { dateline: article.dateline }),
    ...(article.notes.length === 0
      ? {}
      : { correction: article.notes.map((note) => correction(note, site)) }),
    ...(article.publication === "retracted" ? { creativeWorkStatus: "Retracted" } : {}),
  };
  const way = breadcrumbs(
    site,
    [{ name: article.section.name, path: `/${article.section.slug}` }],
    article.headline,
  );
  return graph(entry, way, publisher(site), webSite(site));
}

/**
 * JSON that can stand in a script element: `<` can't close it, `&` and `>` can't open anything,
 * and the two line separators that old parsers trip over are escaped.
 */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
