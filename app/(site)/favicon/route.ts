// Browsers and feed readers ask for this name without looking at the page: they get the icon that the page names.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, ({ assets }) =>
    Promise.resolve({ redirect: assets.icon, tags: ["site"] }),
  );
}
