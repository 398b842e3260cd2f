// What a readers' page says of itself to machines, read back from its finished markup: our pages are one renderer's, so their
// heads can be read by their own form, without a parser of everybody's HTML.

export type ReadHead = Readonly<{
  /** The page's own language tag; empty when it names none. */
  language: string;
  title: string;
  /** `name` or `property` of each meta element with its contents, in the order of the page. */
  meta: ReadonlyMap<string, readonly string[]>;
  canonical: string | null;
  /** Other languages of the page: tag and address. */
  alternates: readonly Readonly<{ language: string; href: string }>[];
  /** Feeds that the page names. */
  feeds: readonly string[];
  /** The parsed block of structured data; null when there is none or it is no JSON. */
  structuredData: unknown;
  /** `datetime` of every time element, in the order of the page. */
  times: readonly string[];
  headings: number;
}>;

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
};

const plain = (value: string): string =>
  value.replaceAll(/&(?:amp|lt|gt|quot|#x27|#39);/g, (entity) => entities[entity] ?? entity);

function attributesOf(tag: string): ReadonlyMap<string, string> {
  return new Map(
    [...tag.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)].map((match) => [
      (match[1] ?? "").toLowerCase(),
      plain(match[2] ?? ""),
    ]),
  );
}

function parsed(json: string | undefined): unknown {
  if (json === undefined) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Read the head of a page that our own renderer made. */
export function readHead(html: string): ReadHead {
  const end = html.indexOf("</head>");
  const head = end < 0 ? html : html.slice(0, end);
  const body = end < 0 ? "" : html.slice(end);
  const meta = new Map<string, string[]>();
  for (const [tag] of head.matchAll(/<meta\s[^>]*>/g)) {
    const attributes = attributesOf(tag);
    const name = attributes.get("name") ?? attributes.get("property");
    if (name !== undefined) meta.set(name, [...(meta.get(name) ?? []), attributes.get("content") ?? ""]);
  }
  const links = [...head.matchAll(/<link\s[^>]*>/g)].map(([tag]) => attributesOf(tag));
  const alternates = links.filter((link) => link.get("rel") === "alternate");
  const block = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(head)?.[1];
  const root = attributesOf(/<html\s[^>]*>/.exec(head)?.[0] ?? "");
  return {
    language: root.get("lang") ?? "",
    title: plain(/<title>([^<]*)<\/title>/.exec(head)?.[1] ?? ""),
    meta,
    canonical: links.find((link) => link.get("rel") === "canonical")?.get("href") ?? null,
    alternates: alternates.flatMap((link) => {
      const language = link.get("hreflang");
      return language === undefined ? [] : [{ language, href: link.get("href") ?? "" }];
    }),
    feeds: alternates.filter((link) => link.has("type")).map((link) => link.get("href") ?? ""),
    structuredData: parsed(block),
    times: [...body.matchAll(/<time\s[^>]*dateTime="([^"]*)"|<time\s[^>]*datetime="([^"]*)"/gi)].map(
      (match) => match[1] ?? match[2] ?? "",
    ),
    headings: [...body.matchAll(/<h1[\s>]/g)].length,
  };
}
