// What was written about a topic, newest first. A former address leads to where the topic stands now.
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { topicHead } from "#components/site/heads.ts";
import { TopicPage } from "#components/site/topic-page.tsx";
import { latestOfTopic, topicBySlug } from "#db/live-topics.ts";
import { answerReader } from "#lib/server/html.ts";
import { listPlace, readCursor, versionAsked } from "#lib/server/list-cursor.ts";

export const dynamic = "force-dynamic";

const listed = 20;

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const before = readCursor(request.url);
  const version = versionAsked(request.url);
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site, assets, at }) => {
    const found = before === false ? null : await topicBySlug(snapshot, slug);
    if (found === null || before === false) return null;
    if ("now" in found)
      return { redirect: `/topic/${found.now}${version === "lite" ? "?lite" : ""}`, tags: [`topic:${slug}`] };
    const { teasers, next } = await latestOfTopic(snapshot, found.topic.id, { after: before, limit: listed });
    const place = listPlace(`/topic/${slug}`, before, next);
    const head = topicHead(found.topic, site, place, teasers);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...head} version={version}>
        <TopicPage
          site={site}
          topic={found.topic}
          articles={teasers}
          nextPath={place.nextPath}
          older={place.older}
          version={version}
        />
      </SiteDocument>
    );
    return { page, tags: [`topic:${slug}`], vary: "Save-Data" };
  });
}
