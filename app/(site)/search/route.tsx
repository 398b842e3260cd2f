// The public search. Nothing of it is kept: there are more questions than memory, and what was withdrawn must be gone from all.
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { searchHead } from "#components/site/heads.ts";
import { SearchPage } from "#components/site/search-page.tsx";
import { searchLive } from "#db/live-search.ts";
import { readSearch } from "#lib/newsroom/reader-search.ts";
import { answerReader } from "#lib/server/html.ts";
import { versionAsked } from "#lib/server/list-cursor.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const search = readSearch(new URL(request.url, "http://localhost").searchParams);
  const version = versionAsked(request.url);
  return answerReader(errorDocuments, async ({ snapshot, site, assets, at }) => {
    const answer = await searchLive(snapshot, search);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...searchHead(search, site)} version={version}>
        <SearchPage site={site} search={search} answer={answer} version={version} />
      </SiteDocument>
    );
    return { page, tags: null, vary: "Save-Data" };
  });
}
