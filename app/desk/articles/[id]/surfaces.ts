// Names of what a purge's tags stand for, for receipts.

const fixed: Readonly<Record<string, string>> = {
  front: "Front page",
  feeds: "Feeds and sitemaps",
  corrections: "Corrections page",
  site: "Every page",
};
const kinds: Readonly<Record<string, string>> = {
  article: "Article’s page",
  section: "Section",
  bureau: "Bureau’s page",
  author: "Author’s page",
  day: "Archive of",
};

/** One name a surface, the article's own page first; details only where a reader of the receipt needs them. */
export function surfacesOf(tags: readonly string[]): readonly string[] {
  const rank = ["article", "front", "section", "bureau", "author", "day", "feeds", "corrections", "site"];
  const place = (tag: string) => {
    const at = rank.indexOf(tag.split(":")[0] ?? "");
    return at === -1 ? rank.length : at;
  };
  return tags
    .toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((tag) => {
      const [kind = "", ...rest] = tag.split(":");
      const name = fixed[tag] ?? kinds[kind] ?? tag;
      return rest.length === 0 || kind === "article" ? name : `${name} ${rest.join(":")}`;
    });
}
