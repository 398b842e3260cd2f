// The schema.org types that the readers' pages use and what each must and may say: our own profile of Google's Article,
// Breadcrumb, Profile page and Sitelinks search box pages and of the Trust Project's policies (reader.md §4). A property that
// isn't here is a slip of the pen.

/** What a value has to be: words, an absolute address, an instant with its offset, a whole number, yes or no, or one of types. */
export type Want = "text" | "address" | "instant" | "count" | "flag" | readonly string[];
export type Rule = Readonly<{ want: Want; must?: true; many?: true }>;
export type Shape = Readonly<Record<string, Rule>>;

const text = { want: "text" } as const;
const address = { want: "address" } as const;
const must = <R extends Rule>(rule: R) => ({ ...rule, must: true }) as const;
const many = <R extends Rule>(rule: R) => ({ ...rule, many: true }) as const;
const one = (...types: readonly string[]) => ({ want: types }) as const;

const page: Shape = {
  "@id": must(address),
  url: must(address),
  name: must(text),
  description: text,
  inLanguage: must(text),
  isPartOf: must(one("WebSite")),
  publisher: must(one("NewsMediaOrganization")),
};

export const shapes: Readonly<Record<string, Shape>> = {
  NewsArticle: {
    "@id": must(address),
    url: must(address),
    mainEntityOfPage: must(address),
    headline: must(text),
    alternativeHeadline: text,
    description: text,
    image: many(one("ImageObject")),
    datePublished: must({ want: "instant" }),
    dateModified: must({ want: "instant" }),
    author: must(many(one("Person", "Organization", "NewsMediaOrganization"))),
    translator: many(one("Person", "Organization")),
    publisher: must(one("NewsMediaOrganization")),
    articleSection: must(text),
    keywords: many(text),
    about: many(one("Thing", "DefinedTerm")),
    inLanguage: must(text),
    translationOfWork: one("CreativeWork"),
    workTranslation: many(one("CreativeWork")),
    wordCount: must({ want: "count" }),
    isAccessibleForFree: must({ want: "flag" }),
    copyrightHolder: one("NewsMediaOrganization"),
    copyrightYear: { want: "count" },
    dateline: text,
    correction: many(one("CorrectionComment")),
    creativeWorkStatus: text,
    isPartOf: one("WebSite"),
  },
  // The same article in another language, whose own page says the rest.
  CreativeWork: {
    "@id": must(address),
    url: must(address),
    headline: must(text),
    inLanguage: must(text),
  },
  CorrectionComment: {
    name: must(text),
    text: must(text),
    datePublished: must({ want: "instant" }),
  },
  NewsMediaOrganization: {
    "@id": must(address),
    name: must(text),
    url: must(address),
    description: text,
    logo: one("ImageObject"),
    correctionsPolicy: must(address),
    publishingPrinciples: address,
    ethicsPolicy: address,
    masthead: address,
    actionableFeedbackPolicy: address,
  },
  WebSite: {
    "@id": must(address),
    name: must(text),
    url: must(address),
    description: text,
    inLanguage: must(text),
    publisher: must(one("NewsMediaOrganization")),
    potentialAction: one("SearchAction"),
  },
  SearchAction: { target: must(one("EntryPoint")), "query-input": must(text) },
  EntryPoint: { urlTemplate: must(text) },
  CollectionPage: { ...page, mainEntity: one("ItemList"), datePublished: text },
  ProfilePage: { ...page, mainEntity: must(one("Person", "Organization")) },
  AboutPage: page,
  ItemList: {
    "@id": address,
    name: text,
    numberOfItems: must({ want: "count" }),
    itemListElement: must(many(one("ListItem"))),
    itemListOrder: address,
  },
  BreadcrumbList: { itemListElement: must(many(one("ListItem"))) },
  ListItem: { position: must({ want: "count" }), name: must(text), item: address, url: address },
  ImageObject: {
    url: must(address),
    contentUrl: address,
    width: { want: "count" },
    height: { want: "count" },
    caption: text,
    creditText: text,
  },
  Person: {
    "@id": address,
    name: must(text),
    url: address,
    description: text,
    jobTitle: text,
    image: one("ImageObject"),
    worksFor: one("NewsMediaOrganization"),
  },
  Organization: {
    "@id": address,
    name: must(text),
    url: address,
    description: text,
    parentOrganization: one("NewsMediaOrganization"),
  },
  // What a topic is elsewhere stands at another's address.
  Thing: { name: must(text), url: address, sameAs: text },
  DefinedTerm: { name: must(text), url: address, termCode: text },
};

/** What a page of each kind says in its graph, at the least. */
export const graphsOf = {
  front: ["CollectionPage", "NewsMediaOrganization", "WebSite"],
  article: ["NewsArticle", "BreadcrumbList", "NewsMediaOrganization", "WebSite"],
  list: ["CollectionPage", "BreadcrumbList", "NewsMediaOrganization", "WebSite"],
  profile: ["ProfilePage", "BreadcrumbList", "NewsMediaOrganization", "WebSite"],
  words: ["AboutPage", "BreadcrumbList", "NewsMediaOrganization", "WebSite"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PageKind = keyof typeof graphsOf;
