// Every address at which no page stands: where an old address leads, or the readers' 404, always the same bytes.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerReader({ ...errorDocuments, request }, () => Promise.resolve(null));
}
