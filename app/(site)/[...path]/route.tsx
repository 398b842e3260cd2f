// Every address at which nothing stands: the readers' 404, always the same bytes.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, () => Promise.resolve(null));
}
