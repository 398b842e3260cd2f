// Who makes the paper and how to reach them, in the publisher’s own words.
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments } from "#components/site/error-documents.tsx";
import { wordsHead, wordsPages } from "#components/site/heads.ts";
import { WordsPage } from "#components/site/words-page.tsx";
import { publicWords } from "#db/live-publisher.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site, assets, at }) => {
    const { about } = await publicWords(snapshot);
    if (about === "") return null;
    const page = (
      <SiteDocument site={site} assets={assets} at={at} {...wordsHead("about", site)}>
        <WordsPage title={wordsPages.about.title} words={about} />
      </SiteDocument>
    );
    return { page, tags: ["site"] };
  });
}
