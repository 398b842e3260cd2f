// Health of the plain files, and of what is told to hubs and search engines.
import { failedPing, pingEndpoints } from "#db/pings.ts";
import { type Finding, ours } from "#lib/newsroom/finding.ts";
import { adsTxtProblem, robotsFindings, securityTxtFindings } from "#lib/newsroom/text-file-checks.ts";
import { askHere } from "./health-asking.ts";
import { check, type CheckedSite, type HealthCheck, off, unanswered } from "./health-line.ts";

/** robots.txt, security.txt and ads.txt. */
export async function filesChecked({ url, standing }: CheckedSite): Promise<readonly HealthCheck[]> {
  const robots = await askHere("/robots.txt");
  const security = await askHere("/.well-known/security.txt");
  const ads = standing.hasAds ? await askHere("/ads.txt") : null;
  const line = ads === null ? null : adsTxtProblem(ads.text);
  return [
    check(
      "robots.txt",
      ["/robots.txt"],
      robots.status === 200
        ? robotsFindings(robots.text, url, standing.aiCrawlers)
        : unanswered("/robots.txt", robots),
      "Search engines may fetch the pages, and crawlers are told what your settings say.",
    ),
    check(
      "security.txt",
      ["/.well-known/security.txt"],
      security.status === 200
        ? securityTxtFindings(security.text, url, new Date(), standing.hasSecurityContact)
        : unanswered("/.well-known/security.txt", security),
      "Whoever finds a weakness knows whom to tell.",
    ),
    ads === null
      ? off(
          "ads.txt",
          "Not served: write its lines in Settings, Publishing, if anybody sells your advertising.",
        )
      : check(
          "ads.txt",
          ["/ads.txt"],
          line === null
            ? unanswered("/ads.txt", ads)
            : [{ what: line, remedy: "Mend the line in Settings, Publishing." }],
          "Buyers of advertising can check who may sell it.",
        ),
  ];
}

/** Whether hubs and search engines take the news of changes. */
export async function pingsChecked(): Promise<readonly HealthCheck[]> {
  const { hub, indexNow } = await pingEndpoints();
  const failed = await failedPing();
  const late = (kind: string): readonly Finding[] =>
    failed?.kind === kind
      ? [
          {
            what: `${failed.reason.replace(/^\w+: /, "")}. Tried ${failed.tries === 1 ? "once" : `${failed.tries} times`}.`,
            remedy: "It is tried again by itself. If it stays so, check the address in Settings, Publishing.",
          },
        ]
      : [];
  const keyPath = indexNow === null ? null : `/${indexNow.key}.txt`;
  const key = keyPath === null ? null : await askHere(keyPath);
  const wrongKey =
    indexNow !== null && key !== null && key.text !== indexNow.key
      ? [{ what: "Search engines don’t find the file with the site’s key.", remedy: ours }]
      : [];
  return [
    hub === null
      ? off("WebSub", "Off: feed readers come by themselves. Switch it on in Settings, Publishing.")
      : check("WebSub", [], late("websub"), "The hub takes the news of every change."),
    keyPath === null
      ? off("IndexNow", "Off: search engines come by themselves. Switch it on in Settings, Publishing.")
      : check(
          "IndexNow",
          [keyPath],
          [...wrongKey, ...late("indexnow")],
          "Search engines take the news of every change and kill.",
        ),
  ];
}
