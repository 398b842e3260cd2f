// The newest notes to readers as RSS 2.0.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { notesFeed } from "#components/site/feeds.ts";
import { latestNotes } from "#db/live.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site }) => {
    const body = notesFeed(site, await latestNotes(snapshot, null, 40));
    return { body, type: "application/rss+xml; charset=utf-8", tags: ["feeds", "corrections"] };
  });
}
