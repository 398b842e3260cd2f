// Every note to readers about an article, newest first.
import { CorrectionsPage } from "#components/site/corrections-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { correctionsHead } from "#components/site/heads.ts";
import { latestNotes } from "#db/live.ts";
import { answerReader } from "#lib/server/html.ts";
import { listPlace, readCursor } from "#lib/server/list-cursor.ts";

export const dynamic = "force-dynamic";

const listed = 30;

export function GET(request: Request): Promise<Response> {
  const before = readCursor(request.url);
  return answerReader(errorDocuments, async ({ snapshot, site, assets, at }) => {
    if (before === false) return null;
    const found = await latestNotes(snapshot, before, listed + 1);
    const notes = found.slice(0, listed);
    const last = notes.at(-1);
    const next = found.length > listed && last ? { at: last.note.at, id: last.article.id } : null;
    const place = listPlace("/corrections", before, next);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...correctionsHead(site, place, notes)}>
        <CorrectionsPage site={site} notes={notes} nextPath={place.nextPath} older={place.older} />
      </SiteDocument>
    );
    return { page, tags: ["corrections", ...new Set(notes.map(({ article }) => `article:${article.id}`))] };
  });
}
