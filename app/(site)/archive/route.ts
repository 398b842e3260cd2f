// The archive's door: the month of the newest article.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { monthPath } from "#components/site/times.ts";
import { newestMonth } from "#db/live-archive.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot }) => {
    const month = await newestMonth(snapshot);
    // Not for good: next month it leads elsewhere.
    return month === null ? null : { redirect: monthPath(month), status: 307, tags: ["feeds"] };
  });
}
