// What a person signed, newest first. Only people whose name stands on a live page have one.
import { AuthorPage } from "#components/site/author-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { authorHead } from "#components/site/heads.ts";
import { authorBySlug, latest, listedIn } from "#db/live.ts";
import { portraitFor } from "#db/live-portraits.ts";
import { answerReader, untilEnd } from "#lib/server/html.ts";
import { listPlace, readCursor, versionAsked } from "#lib/server/list-cursor.ts";

export const dynamic = "force-dynamic";

const listed = 20;

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const before = readCursor(request.url);
  const version = versionAsked(request.url);
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site, assets, at }) => {
    const author = before === false ? null : await authorBySlug(snapshot, slug);
    if (author === null || before === false) return null;
    const [{ teasers, next }, portrait] = await Promise.all([
      latest(snapshot, { where: listedIn.author(author.id), after: before, limit: listed }),
      portraitFor(snapshot, author.id),
    ]);
    const picture = portrait?.picture ?? null;
    const place = listPlace(`/author/${slug}`, before, next);
    const head = authorHead(author, site, place, teasers, picture);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...head} version={version}>
        <AuthorPage
          site={site}
          author={author}
          portrait={picture}
          articles={teasers}
          nextPath={place.nextPath}
          older={place.older}
          version={version}
        />
      </SiteDocument>
    );
    const until = untilEnd(portrait?.endsIn ?? null);
    return { page, tags: [`author:${slug}`], vary: "Save-Data", ...until };
  });
}
