// Google's news sitemap: what was first published in the last two days, at most 1,000 addresses. It ages by itself.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { newsSitemap } from "#components/site/sitemaps.ts";
import { latest, listedIn } from "#db/live.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const windowMs = 48 * 60 * 60 * 1000;
const most = 1_000;

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site, at }) => {
    const { teasers } = await latest(snapshot, {
      where: listedIn.since(new Date(at.getTime() - windowMs)),
      limit: most,
    });
    return { body: newsSitemap(site, teasers), type: "application/xml; charset=utf-8", tags: ["feeds"] };
  });
}
