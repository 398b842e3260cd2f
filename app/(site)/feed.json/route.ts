// The newest articles as JSON Feed 1.1.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { jsonFeed } from "#components/site/feeds.ts";
import { feedItems } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const listed = 40;

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site }) => {
    const entries = await feedItems(snapshot, listed);
    const body = jsonFeed({
      site,
      title: site.name,
      description: site.description,
      selfPath: "/feed.json",
      pagePath: "/",
      entries,
    });
    return { body, type: "application/feed+json; charset=utf-8", tags: ["feeds"] };
  });
}
