// What a person signed, newest first, as RSS 2.0.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { rssFeed } from "#components/site/feeds.ts";
import { authorBySlug, listedIn } from "#db/live.ts";
import { feedItems } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const listed = 40;

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site }) => {
    const author = await authorBySlug(snapshot, slug);
    if (author === null) return null;
    const body = rssFeed({
      site,
      title: `${site.name}: ${author.name}`,
      description: author.bio,
      selfPath: `/author/${slug}/feed.xml`,
      pagePath: `/author/${slug}`,
      entries: await feedItems(snapshot, listed, listedIn.author(author.id)),
    });
    return { body, type: "application/rss+xml; charset=utf-8", tags: ["feeds", `author:${slug}`] };
  });
}
