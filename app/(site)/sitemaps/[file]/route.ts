// One sitemap of the index: `sections.xml`, a kind of list as `topics.xml` or `topics-2.xml`, or a month as `2026-11.xml`.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { articlesSitemap, listsSitemap, namedListsSitemap, readListFile } from "#components/site/sitemaps.ts";
import { sitemapEntries, sitemapListSlugs } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const type = "application/xml; charset=utf-8";

type Context = Readonly<{ params: Promise<{ file: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const month = /^([12]\d{3}-(?:0[1-9]|1[0-2]))\.xml$/.exec(file)?.[1];
  const list = readListFile(file);
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site }) => {
    if (file === "sections.xml") return { body: listsSitemap(site), type, tags: ["feeds"] };
    if (list !== null) {
      const slugs = await sitemapListSlugs(snapshot, list.kind, list.file);
      // Who has nothing to read any more left with the purge of feeds that every publication and withdrawal is.
      return slugs.length === 0
        ? null
        : { body: namedListsSitemap(site, list.kind, slugs), type, tags: ["feeds"] };
    }
    if (month === undefined) return null;
    const entries = await sitemapEntries(snapshot, month);
    return entries.length === 0 ? null : { body: articlesSitemap(site, entries), type, tags: ["feeds"] };
  });
}
