// The index of sitemaps: the lists, and one file a month.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { sitemapIndex } from "#components/site/sitemaps.ts";
import { sitemapMonths } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site }) => ({
    body: sitemapIndex(site, await sitemapMonths(snapshot)),
    type: "application/xml; charset=utf-8",
    tags: ["feeds"],
  }));
}
