// A section: what its editors picked, filled up with the newest, and then its articles, newest first.
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { sectionHead } from "#components/site/heads.ts";
import { SectionPage } from "#components/site/section-page.tsx";
import { latest, listedIn, sectionBySlug } from "#db/live.ts";
import { frontPicks } from "#db/live-front.ts";
import { publicWords } from "#db/live-publisher.ts";
import { mostRead } from "#db/live-related.ts";
import { filled, sectionLeast } from "#lib/newsroom/front-fill.ts";
import { answerReader, untilEnd } from "#lib/server/html.ts";
import { listPlace, readCursor, versionAsked } from "#lib/server/list-cursor.ts";

export const dynamic = "force-dynamic";

const listed = 20;

/** The file by which search engines know that IndexNow's news are the site's own: only its own name answers. */
function answerIndexNowKey(request: Request, file: string): Promise<Response> {
  return answerReader({ ...errorDocuments, request }, async ({ snapshot }) => {
    const { indexNowKey } = await publicWords(snapshot);
    if (indexNowKey === null || file !== `${indexNowKey}.txt`) return null;
    return { body: indexNowKey, type: "text/plain; charset=utf-8", tags: ["site"] };
  });
}

type Context = Readonly<{ params: Promise<{ section: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { section: slug } = await params;
  // The file by which IndexNow knows the site has to stand at the root.
  if (slug.endsWith(".txt")) return answerIndexNowKey(request, slug);
  const before = readCursor(request.url);
  const version = versionAsked(request.url);
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site, assets, at }) => {
    const row = before === false ? null : await sectionBySlug(snapshot, slug);
    if (row === null || before === false) return null;
    const section = { slug: row.slug, name: row.name };
    const [{ teasers, next }, most, front] = await Promise.all([
      latest(snapshot, { where: listedIn.section(row.id), after: before, limit: listed }),
      mostRead(snapshot, row.id, 5),
      before === null ? frontPicks(snapshot, row.id) : null,
    ]);
    const place = listPlace(`/${slug}`, before, next);
    const shown = front && filled(front.picks, teasers, sectionLeast);
    const head = sectionHead(section, site, place, teasers);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...head} version={version}>
        <SectionPage
          site={site}
          section={section}
          top={front && shown && { banner: front.banner, slots: shown.slots }}
          articles={shown?.rest ?? teasers}
          nextPath={place.nextPath}
          mostRead={most}
          version={version}
        />
      </SiteDocument>
    );
    return { page, tags: [`section:${slug}`], vary: "Save-Data", ...untilEnd(front?.endsIn ?? null) };
  });
}
