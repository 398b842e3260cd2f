// The front page: what its editors picked, filled up with the newest, and a band for each section.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { bandReach, FrontPage } from "#components/site/front-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { frontHead } from "#components/site/heads.ts";
import { latest, listedIn, sectionBySlug } from "#db/live.ts";
import { frontPicks } from "#db/live-front.ts";
import { mostRead } from "#db/live-related.ts";
import { filled, frontLeast } from "#lib/newsroom/front-fill.ts";
import { answerReader, untilEnd } from "#lib/server/html.ts";
import { versionAsked } from "#lib/server/list-cursor.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  const version = versionAsked(request.url);
  return answerReader(errorDocuments, async ({ snapshot, site, assets, at }) => {
    const [{ teasers }, { picks, banner, endsIn }, most, blocks] = await Promise.all([
      latest(snapshot, { limit: 30 }),
      frontPicks(snapshot, null),
      mostRead(snapshot, null, 5),
      Promise.all(
        site.sections.map(async (section) => {
          const row = await sectionBySlug(snapshot, section.slug);
          const list = row
            ? await latest(snapshot, { where: listedIn.section(row.id), limit: bandReach })
            : null;
          return { section, articles: list?.teasers ?? [] };
        }),
      ),
    ]);
    const { slots, rest } = filled(picks, teasers, frontLeast);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...frontHead(site, at, teasers)} version={version}>
        <FrontPage
          site={site}
          at={at}
          banner={banner}
          slots={slots}
          rest={rest}
          blocks={blocks}
          mostRead={most}
          version={version}
        />
      </SiteDocument>
    );
    return { page, tags: ["front"], vary: "Save-Data", ...untilEnd(endsIn) };
  });
}
