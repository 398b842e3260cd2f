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
  Thing,
} from "schema-dts";
import { articlePath } from "#lib/newsroom/readers.ts";
import type {
  Author,
  LiveArticle,
  Picture,
  PublicNote,
  SectionLink,
  Signature,
  Site,
  TopicLink,
} from "#lib/newsroom/readers.ts";
import { topicCodeUrl } from "#lib/newsroom/topics.ts";
import { noteName } from "./note-words.ts";
import { renditionUrl, renditionWidth } from "./renditions.ts";
import { signaturePath } from "./signatures.ts";
import { isoTime } from "./times.ts";

type Graph = Readonly<{ "@context": "https://schema.org"; "@graph": readonly Thing[] }>;

function publisher(site: Site): NewsMediaOrganization {
  return {
    "@type": "NewsMediaOrganization",
    "@id": `${site.url}/#publisher`,
    name: site.name,
    url: `${site.url}/`,
    correctionsPolicy: `${site.url}/corrections`,
  };
}

function author(signature: Signature, site: Site): Person | Organization {
  const path = signaturePath(signature);
  const url = path === null ? {} : { url: site.url + path };
  return signature.kind === "bureau"
    ? { "@type": "Organization", name: signature.name, ...url }
    : { "@type": "Person", name: signature.name, ...url };
}

function image(picture: Picture, site: Site): ImageObject {
  const url = site.url + renditionUrl(picture, renditionWidth(picture, 1200), "jpg");
  return {
    "@type": "ImageObject",
    url,
    contentUrl: url,
    ...(picture.caption === "" ? {} : { caption: picture.caption }),
    ...(picture.credit === "" ? {} : { creditText: picture.credit }),
  };
}

function correction(note: PublicNote, site: Site): CorrectionComment {
  return {
    "@type": "CorrectionComment",
    name: noteName(note),
    text: note.note,
    datePublished: isoTime(note.at, site),
  };
}

function about(topic: TopicLink, site: Site): Thing {
  return {
    "@type": "Thing",
    name: topic.name,
    url: `${site.url}/topic/${topic.slug}`,
    ...(topic.code === "" ? {} : { sameAs: topicCodeUrl(topic.code) }),
  };
}

function breadcrumbs(site: Site, section: SectionLink, last: string): BreadcrumbList {
  return {
    "@type": "BreadcrumbList",
    itemListElement: [
      { "@type": "ListItem", position: 1, name: site.name, item: `${site.url}/` },
      { "@type": "ListItem", position: 2, name: section.name, item: `${site.url}/${section.slug}` },
      { "@type": "ListItem", position: 3, name: last },
    ],
  };
}

/** The article, its publisher and the way to it, as one graph. */
export function articleGraph(article: LiveArticle, site: Site): Graph {
  const url = site.url + articlePath(article);
  const reporters = article.byline.filter(({ role }) => role !== "translation" && role !== "photographs");
  const translators = article.byline.filter(({ role }) => role === "translation");
  const entry: NewsArticle = {
    "@type": "NewsArticle",
    "@id": `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: article.headline,
    ...(article.standfirst === "" ? {} : { description: article.standfirst }),
    ...(article.lead === null ? {} : { image: [image(article.lead, site)] }),
    datePublished: isoTime(article.firstPublishedAt, site),
    dateModified: isoTime(article.modifiedAt, site),
    author: (reporters.length > 0 ? reporters : article.byline).map((one) => author(one, site)),
    ...(translators.length === 0 ? {} : { translator: translators.map((one) => author(one, site)) }),
    publisher: { "@id": `${site.url}/#publisher` },
    articleSection: article.section.name,
    ...(article.topics.length === 0
      ? {}
      : {
          about: article.topics.map((topic) => about(topic, site)),
          keywords: article.topics.map(({ name }) => name),
        }),
    inLanguage: site.language,
    wordCount: article.words,
    isAccessibleForFree: true,
    ...(article.dateline === "" ? {} : { dateline: article.dateline }),
    ...(article.notes.length === 0
      ? {}
      : { correction: article.notes.map((note) => correction(note, site)) }),
    ...(article.publication === "retracted" ? { creativeWorkStatus: "Retracted" } : {}),
  };
  return {
    "@context": "https://schema.org",
    "@graph": [entry, breadcrumbs(site, article.section, article.headline), publisher(site)],
  };
}

/** Every page that isn't an article: who publishes it. */
export function siteGraph(site: Site): Graph {
  return {
    "@context": "https://schema.org",
    "@graph": [
      publisher(site),
      {
        "@type": "WebSite",
        "@id": `${site.url}/#site`,
        name: site.name,
        url: `${site.url}/`,
        inLanguage: site.language,
      },
    ],
  };
}

/** A person's page: who they are to readers, and where they work. */
export function authorGraph(person: Author, site: Site): Graph {
  const url = `${site.url}/author/${person.slug}`;
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "ProfilePage",
        "@id": `${url}#page`,
        url,
        mainEntity: {
          "@type": "Person",
          "@id": `${url}#person`,
          name: person.name,
          url,
          ...(person.title === "" ? {} : { jobTitle: person.title }),
          ...(person.bio === "" ? {} : { description: person.bio }),
          worksFor: { "@id": `${site.url}/#publisher` },
        },
      },
      publisher(site),
    ],
  };
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
