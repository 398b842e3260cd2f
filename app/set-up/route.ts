// The first address of an empty newsroom. Once it is set up this is an address like any unknown one.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { setUpNow } from "#lib/server/set-up-screen.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  if ((await setUpNow()) === "open") {
    return new Response(null, {
      status: 307,
      headers: { location: "/set-up/newsroom", "cache-control": "private, no-store" },
    });
  }
  return await answerReader(errorDocuments, () => Promise.resolve(null));
}
