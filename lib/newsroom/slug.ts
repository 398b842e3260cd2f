// Words in addresses: made from a headline or a section's name, and never in the way of an address of our own.

/** Latin letters that Unicode doesn't take apart into a letter and an accent. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ə: "e",
  ŧ: "t",
  ĸ: "k",
  ŀ: "l",
};

export const slugLimit = 80;

/**
 * Lower-case ASCII words joined by hyphens, at most `limit` characters and never cut inside a word if there is
 * more than one. Accents fall away, apostrophes close up ("China’s" → "chinas"), a slash parts words. Empty if
 * nothing of the text can be written in ASCII.
 */
export function slugify(text: string, limit: number = slugLimit): string {
  const ascii = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[’‘'`´]/gu, "")
    .replaceAll("&", " and ")
    .replaceAll(/[^\u0000-\u007F]/gu, (letter) => letters[letter] ?? " ")
    .replaceAll(/(?<=\b[a-z])\.(?=[a-z]\b)/gu, "")
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  if (ascii.length <= limit) return ascii;
  const cut = ascii.slice(0, limit + 1);
  const end = cut.lastIndexOf("-");
  return end > 0 ? cut.slice(0, end) : ascii.slice(0, limit);
}

/** The slug in an article's address: the desk's, else one from the headline, else a word that fits any. */
export function addressSlug(article: Readonly<{ slug: string; headline: string }>): string {
  return slugify(article.slug) || slugify(article.headline) || "article";
}

/** First parts of our own addresses: no section may take them (contract.md). */
export const reservedSlugs: ReadonlySet<string> = new Set([
  "about",
  "account",
  "admin",
  "api",
  "archive",
  "article",
  "articles",
  "assets",
  "atom",
  "author",
  "authors",
  "brand",
  "bureau",
  "bureaus",
  "calendar",
  "cards",
  "collab",
  "contact",
  "corrections",
  "design",
  "desk",
  "ethics",
  "favicon",
  "feed",
  "feeds",
  "fonts",
  "front",
  "health",
  "home",
  "images",
  "index",
  "latest",
  "media",
  "news",
  "news-sitemap",
  "next",
  "page",
  "preview",
  "privacy",
  "public",
  "review",
  "robots",
  "rss",
  "search",
  "section",
  "sections",
  "set-up",
  "setup",
  "sign-in",
  "sign-out",
  "site",
  "sitemap",
  "sitemaps",
  "static",
  "tag",
  "terms",
  "topic",
  "topics",
  "well-known",
]);

/** Why this can't be a section's slug, in words for the person who typed it, or null. */
export function sectionSlugProblem(slug: string): string | null {
  if (slug === "") return "Write a slug of letters, digits and hyphens.";
  if (slug !== slugify(slug))
    return `Use lower-case letters, digits and single hyphens only, for example “${slugify(slug) || "world"}”.`;
  return reservedSlugs.has(slug) ? `Choose another slug: /${slug} is an address of the site itself.` : null;
}
