// What a bureau reported, newest first, as RSS 2.0.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { rssFeed } from "#components/site/feeds.ts";
import { bureauBySlug, listedIn } from "#db/live.ts";
import { feedItems } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const listed = 40;

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site }) => {
    const bureau = await bureauBySlug(snapshot, slug);
    if (bureau === null) return null;
    const body = rssFeed({
      site,
      title: `${site.name}: ${bureau.name}`,
      description: bureau.description,
      selfPath: `/bureau/${slug}/feed.xml`,
      pagePath: `/bureau/${slug}`,
      entries: await feedItems(snapshot, listed, listedIn.bureau(bureau.id)),
    });
    return { body, type: "application/rss+xml; charset=utf-8", tags: ["feeds", `bureau:${slug}`] };
  });
}
