// The working copy drawn by the public page's own components under a ribbon: private, kept by nobody, found by no search.
import { DeskDocument } from "./missing.tsx";
import { ArticlePage } from "#components/site/article-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { previewMedia, previewOf } from "#db/preview.ts";
import { readSnapshot, teasersOf } from "#db/live.ts";
import { articleIdOf } from "#app/desk/articles/[id]/article-id.ts";
import { siteFrame } from "#lib/server/html.ts";
import { requireActor } from "#lib/server/session.ts";

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-store",
  "x-robots-tag": "noindex, nofollow",
};

type Context = Readonly<{ params: Promise<{ id: string }> }>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor();
  const { renderToStaticMarkup } = await import("react-dom/server");
  const id = articleIdOf((await params).id);
  const preview = id === null ? null : await previewOf(actor, id);
  if (preview === null) {
    return new Response(`<!doctype html>${renderToStaticMarkup(<DeskDocument />)}`, { status: 404, headers });
  }
  const page = await readSnapshot(async (snapshot) => {
    const frame = await siteFrame(snapshot);
    const article = { ...preview.article, related: await teasersOf(snapshot, preview.relatedIds) };
    const note = "Readers see this only after it is approved and published.";
    return (
      <SiteDocument
        {...frame}
        title={`Preview: ${article.headline}`}
        description={article.standfirst}
        language={article.language ?? null}
        path={null}
      >
        <ArticlePage
          article={article}
          site={frame.site}
          preview={{ note, mediaBase: previewMedia, everLive: preview.everLive }}
        />
      </SiteDocument>
    );
  });
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, { headers });
}
