// Where to report a weakness (RFC 9116). Expires must lie less than a year ahead, so it is reckoned at each rendering.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { securityTxt } from "#components/site/plain-files.ts";
import { publicWords } from "#db/live-publisher.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, async ({ snapshot, site, at }) => ({
    body: securityTxt(site, (await publicWords(snapshot)).securityContact, at),
    type: "text/plain; charset=utf-8",
    tags: ["site"],
  }));
}
