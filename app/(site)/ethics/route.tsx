// The principles by which the paper reports, in the publisher’s own words.
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { wordsHead, wordsPages } from "#components/site/heads.ts";
import { WordsPage } from "#components/site/words-page.tsx";
import { publicWords } from "#db/live-publisher.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site, assets, at }) => {
    const { ethics } = await publicWords(snapshot);
    if (ethics === "") return null;
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...wordsHead("ethics", site)}>
        <WordsPage title={wordsPages.ethics.title} words={ethics} />
      </SiteDocument>
    );
    return { page, tags: ["site"] };
  });
}
