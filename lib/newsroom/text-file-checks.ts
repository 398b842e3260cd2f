// Offline checks of the three plain files that machines read: robots.txt (RFC 9309), ads.txt (IAB 1.1), security.txt (RFC 9116).
import { refusedAgents, type CrawlerPolicy } from "./crawlers.ts";
import { type Finding, ours } from "./finding.ts";

export type RobotsGroup = Readonly<{ agents: readonly string[]; disallow: readonly string[] }>;
export type Robots = Readonly<{ groups: readonly RobotsGroup[]; sitemaps: readonly string[] }>;

/** robots.txt read as RFC 9309 §2.2 says: consecutive user-agent lines share the rules that follow. */
export function readRobots(text: string): Robots {
  const groups: { agents: string[]; disallow: string[] }[] = [];
  const sitemaps: string[] = [];
  let open = false;
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.replace(/#.*/, "").trim();
    const [, name = "", value = ""] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === "sitemap") sitemaps.push(value);
    if (key === "user-agent") {
      if (!open) groups.push({ agents: [], disallow: [] });
      groups.at(-1)?.agents.push(value.toLowerCase());
      open = true;
    } else if (key === "disallow" || key === "allow") {
      open = false;
      if (key === "disallow" && value !== "") groups.at(-1)?.disallow.push(value);
    }
  }
  return { groups, sitemaps };
}

/** True when this agent may fetch the path: the group that names it, else the one of all (RFC 9309 §2.2.1). */
export function mayFetch(robots: Robots, agent: string, path: string): boolean {
  const named = robots.groups.filter(({ agents }) => agents.includes(agent.toLowerCase()));
  const groups = named.length > 0 ? named : robots.groups.filter(({ agents }) => agents.includes("*"));
  return !groups.some(({ disallow }) => disallow.some((prefix) => path.startsWith(prefix)));
}

/** What is wrong with robots.txt of a site at `url` that says this to crawlers. */
export function robotsFindings(text: string, url: string, policy: CrawlerPolicy): readonly Finding[] {
  const robots = readRobots(text);
  const found: Finding[] = [];
  for (const path of ["/", "/news/1/a-story", "/feed.xml", "/media/x.jpg"])
    if (!mayFetch(robots, "Googlebot", path))
      found.push({ what: `robots.txt keeps search engines away from ${path}.`, remedy: ours });
  for (const path of ["/desk", "/sign-in", "/api/health"])
    if (mayFetch(robots, "Googlebot", path))
      found.push({ what: `robots.txt leads search engines to ${path}.`, remedy: ours });
  for (const agent of refusedAgents(policy))
    if (mayFetch(robots, agent, "/news/1/a-story"))
      found.push({
        what: `robots.txt lets ${agent} in, which your settings turn away.`,
        remedy: "Save the publishing settings again; if it stays, tell whoever runs the newsroom.",
      });
  for (const name of ["sitemap.xml", "news-sitemap.xml"])
    if (!robots.sitemaps.includes(`${url}/${name}`))
      found.push({ what: `robots.txt doesn’t name ${url}/${name}.`, remedy: ours });
  return found;
}

const adsVariable = /^(?:CONTACT|SUBDOMAIN|INVENTORYPARTNERDOMAIN|OWNERDOMAIN|MANAGERDOMAIN)=\S.*$/i;
const adsRecord = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+,[^,]+,(?:DIRECT|RESELLER)(?:,[^,]+)?$/i;
const longestAds = 100_000;

/** What is wrong with the first line of ads.txt that is wrong; null when the file can be served. Empty is allowed. */
export function adsTxtProblem(text: string): string | null {
  if (text.length > longestAds) return "Use at most 100,000 characters.";
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.replace(/#.*/, "").trim();
    if (line === "" || adsVariable.test(line)) continue;
    if (!adsRecord.test(line.replaceAll(/\s*,\s*/g, ",").replace(/,$/, "")))
      return `Line ${index + 1} is no ads.txt record: write the exchange’s domain, your account there and DIRECT or RESELLER, parted by commas.`;
  }
  return null;
}

/** What is wrong with security.txt as it is served at `at`. `isContactSet`: somebody said who reads reports; else the address is made up. */
export function securityTxtFindings(
  text: string,
  url: string,
  at: Date,
  isContactSet: boolean,
): readonly Finding[] {
  const fields = new Map<string, string[]>();
  for (const line of text.split(/\r\n?|\n/)) {
    const [, name = "", value = ""] = /^([A-Za-z-]+):\s*(\S.*)$/.exec(line.trim()) ?? [];
    if (name !== "") fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value]);
  }
  const found: Finding[] = [];
  const contacts = fields.get("contact") ?? [];
  if (
    contacts.length === 0 ||
    !contacts.every((one) => /^(?:mailto:[^@\s]+@\S+|https:\/\/\S+|tel:\S+)$/.test(one))
  )
    found.push({
      what: "security.txt names no address to which weaknesses can be reported.",
      remedy: "Write a contact in Settings, Publishing.",
    });
  else if (!isContactSet)
    found.push({
      what: `No address for people who find a weakness is set: security.txt names ${contacts[0]?.replace("mailto:", "")}, which may not exist.`,
      remedy: "Set the security contact in Settings, Publishing, to an address that somebody reads.",
    });
  const [expires, ...more] = fields.get("expires") ?? [];
  const end = Date.parse(expires ?? "");
  if (more.length > 0 || Number.isNaN(end) || end <= at.getTime() || end > at.getTime() + 366 * 86_400_000)
    found.push({ what: "security.txt has run out, or runs for more than a year.", remedy: ours });
  if (!(fields.get("canonical") ?? []).includes(`${url}/.well-known/security.txt`))
    found.push({ what: "security.txt doesn’t name its own address.", remedy: ours });
  return found;
}
