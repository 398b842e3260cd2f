// The index of sitemaps: the lists, kind by kind, and one file a month.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { sitemapIndex } from "#components/site/sitemaps.ts";
import { sitemapListFiles, sitemapMonths } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site }) => {
    const [lists, months] = await Promise.all([sitemapListFiles(snapshot), sitemapMonths(snapshot)]);
    return {
      body: sitemapIndex(site, lists, months),
      type: "application/xml; charset=utf-8",
      tags: ["feeds"],
    };
  });
}
