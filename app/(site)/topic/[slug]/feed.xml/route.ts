// A topic's newest articles as RSS 2.0.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { rssFeed } from "#components/site/feeds.ts";
import { withTexts } from "#db/live-feeds.ts";
import { latestOfTopic, topicBySlug } from "#db/live-topics.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const listed = 40;

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site }) => {
    const found = await topicBySlug(snapshot, slug);
    if (found === null) return null;
    if ("now" in found) return { redirect: `/topic/${found.now}/feed.xml`, tags: [`topic:${slug}`] };
    const { teasers } = await latestOfTopic(snapshot, found.topic.id, { limit: listed });
    const body = rssFeed({
      site,
      title: `${site.name}: ${found.topic.name}`,
      description: found.topic.description,
      selfPath: `/topic/${slug}/feed.xml`,
      pagePath: `/topic/${slug}`,
      entries: await withTexts(snapshot, teasers),
    });
    return { body, type: "application/rss+xml; charset=utf-8", tags: ["feeds", `topic:${slug}`] };
  });
}
