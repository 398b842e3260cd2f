// A section's newest articles as RSS 2.0.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { rssFeed } from "#components/site/feeds.ts";
import { listedIn, sectionBySlug } from "#db/live.ts";
import { feedItems } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const listed = 40;

type Context = Readonly<{ params: Promise<{ section: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { section: slug } = await params;
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site }) => {
    const section = await sectionBySlug(snapshot, slug);
    if (section === null) return null;
    const body = rssFeed({
      site,
      title: `${site.name}: ${section.name}`,
      description: section.description,
      selfPath: `/${slug}/feed.xml`,
      pagePath: `/${slug}`,
      entries: await feedItems(snapshot, listed, listedIn.section(section.id)),
    });
    return { body, type: "application/rss+xml; charset=utf-8", tags: ["feeds", `section:${slug}`] };
  });
}
