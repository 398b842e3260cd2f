// A month of the archive: its days, those with articles leading to them.
import { ArchiveMonthPage } from "#components/site/archive-month-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { archiveMonthHead } from "#components/site/heads.ts";
import { monthOfArchive, yearsOfArchive } from "#db/live-archive.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

type Context = Readonly<{ params: Promise<{ year: string; month: string }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { year, month: number } = await params;
  const wanted = /^[12]\d{3}$/.test(year) && /^(?:0[1-9]|1[0-2])$/.test(number);
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site, assets, at }) => {
    if (!wanted) return null;
    const month = await monthOfArchive(snapshot, `${year}-${number}`);
    // Before the first article and after the last there is no archive.
    if (month.days.length === 0 && (month.previous === null || month.next === null)) return null;
    const years = await yearsOfArchive(snapshot);
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...archiveMonthHead(month.month, site)}>
        <ArchiveMonthPage site={site} month={month} years={years} />
      </SiteDocument>
    );
    return { page, tags: ["feeds"] };
  });
}
