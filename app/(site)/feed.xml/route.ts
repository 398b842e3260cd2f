// The newest articles as RSS 2.0.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { rssFeed } from "#components/site/feeds.ts";
import { feedItems } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const listed = 40;

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site }) => {
    const entries = await feedItems(snapshot, listed);
    const body = rssFeed({
      site,
      title: site.name,
      description: site.description,
      selfPath: "/feed.xml",
      pagePath: "/",
      entries,
    });
    return { body, type: "application/rss+xml; charset=utf-8", tags: ["feeds"] };
  });
}
