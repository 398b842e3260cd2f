// Everything first published on one day of the newsroom's zone.
import { ArchivePage } from "#components/site/archive-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { archiveHead } from "#components/site/heads.ts";
import { isoDay } from "#components/site/times.ts";
import { dayOfArchive } from "#db/live-archive.ts";
import { neighbouringDays } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";
import { versionAsked } from "#lib/server/list-cursor.ts";

export const dynamic = "force-dynamic";

/** A day's page is not paged; no newsroom of this size publishes more. */
const listed = 500;

type Context = Readonly<{ params: Promise<{ year: string; month: string; day: string }> }>;

/** The day as yyyy-mm-dd, or null when the calendar has none such. */
function calendarDay(year: string, month: string, day: string): string | null {
  if (!/^[12]\d{3}$/.test(year) || !/^\d\d$/.test(month) || !/^\d\d$/.test(day)) return null;
  const text = `${year}-${month}-${day}`;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { year, month, day: date } = await params;
  const day = calendarDay(year, month, date);
  const version = versionAsked(request.url);
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site, assets, at }) => {
    if (day === null) return null;
    const articles = await dayOfArchive(snapshot, day, listed);
    const { previous, next } = await neighbouringDays(snapshot, day);
    // Before the first article and after today there is no archive.
    if (articles.length === 0 && (previous === null || day > isoDay(at, site))) return null;
    const page = (
      <SiteDocument
        site={site}
        assets={assets}
        at={at}
        {...archiveHead(
          day,
          site,
          articles.map((one) => one.teaser),
        )}
        version={version}
      >
        <ArchivePage
          site={site}
          day={day}
          articles={articles}
          previousDay={previous}
          nextDay={next}
          version={version}
        />
      </SiteDocument>
    );
    // The ways to the neighbouring days may change by any publication; the age limit bounds how long they lag.
    return { page, tags: [`day:${day}`], vary: "Save-Data" };
  });
}
