// Who may sell the paper's advertising (IAB ads.txt 1.1), as the publisher wrote it; nothing while nobody may.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { publicWords } from "#db/live-publisher.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot }) => {
    const { adsTxt } = await publicWords(snapshot);
    if (adsTxt === "") return null;
    return { body: `${adsTxt.trimEnd()}\n`, type: "text/plain; charset=utf-8", tags: ["site"] };
  });
}
