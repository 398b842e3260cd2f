// The front page: the newest articles, one of them leading, and a band for each section.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { FrontPage } from "#components/site/front-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { frontHead } from "#components/site/heads.ts";
import { latest, listedIn, sectionBySlug } from "#db/live.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site, assets, at }) => {
    const { teasers } = await latest(snapshot, { limit: 20 });
    const blocks = await Promise.all(
      site.sections.map(async (section) => {
        const row = await sectionBySlug(snapshot, section.slug);
        const list = row ? await latest(snapshot, { where: listedIn.section(row.id), limit: 10 }) : null;
        return { section, articles: list?.teasers ?? [] };
      }),
    );
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...frontHead(site, at, teasers)}>
        <FrontPage site={site} at={at} top={teasers.slice(0, 5)} latest={teasers} blocks={blocks} />
      </SiteDocument>
    );
    return { page, tags: ["front"] };
  });
}
