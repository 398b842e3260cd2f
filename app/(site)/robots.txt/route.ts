// Where crawlers may go and where the sitemaps stand.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { robotsTxt } from "#components/site/plain-files.ts";
import { publicWords } from "#db/live-publisher.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site }) => ({
    body: robotsTxt(site.url, (await publicWords(snapshot)).aiCrawlers),
    type: "text/plain; charset=utf-8",
    tags: ["site"],
  }));
}
