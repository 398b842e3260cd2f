// What a bureau reported, newest first.
import { BureauPage } from "#components/site/bureau-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { bureauHead } from "#components/site/heads.ts";
import { bureauBySlug, latest, listedIn } from "#db/live.ts";
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
    const bureau = before === false ? null : await bureauBySlug(snapshot, slug);
    if (bureau === null || before === false) return null;
    const { teasers, next } = await latest(snapshot, {
      where: listedIn.bureau(bureau.id),
      after: before,
      limit: listed,
    });
    const place = listPlace(`/bureau/${slug}`, before, next);
    const head = bureauHead(bureau, site, place, teasers);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...head} version={version}>
        <BureauPage
          site={site}
          bureau={bureau}
          articles={teasers}
          nextPath={place.nextPath}
          older={place.older}
          version={version}
        />
      </SiteDocument>
    );
    return { page, tags: [`bureau:${slug}`], vary: "Save-Data" };
  });
}
