// The plain files that machines read before they fetch anything: who may, where the sitemaps stand, whom to tell of a weakness.
import { type CrawlerPolicy, refusedAgents } from "#lib/newsroom/crawlers.ts";

const closed = ["/desk", "/sign-in", "/set-up", "/review", "/calendar", "/api/"] as const;

/** robots.txt (RFC 9309) of the site at `url`. */
export function robotsTxt(url: string, policy: CrawlerPolicy): string {
  const refused = refusedAgents(policy);
  const lines = [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    "",
    ...(refused.length === 0 ? [] : [...refused.map((agent) => `User-agent: ${agent}`), "Disallow: /", ""]),
    `Sitemap: ${url}/sitemap.xml`,
    `Sitemap: ${url}/news-sitemap.xml`,
  ];
  return `${lines.join("\n")}\n`;
}

const validMs = 180 * 24 * 60 * 60 * 1000;

/** security.txt (RFC 9116), whose end lies half a year after `at`. `contact`: an address, or nothing for the host's own. */
export function securityTxt(
  site: Readonly<{ url: string; language: string }>,
  contact: string,
  at: Date,
): string {
  const address = contact === "" ? `security@${new URL(site.url).hostname}` : contact;
  const expires = new Date(at.getTime() + validMs).toISOString().replace(/T.*/, "T00:00:00Z");
  const lines = [
    `Contact: ${address.startsWith("https://") ? address : `mailto:${address}`}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${site.language.split("-", 1)[0]}`,
    `Canonical: ${site.url}/.well-known/security.txt`,
  ];
  return `${lines.join("\n")}\n`;
}
