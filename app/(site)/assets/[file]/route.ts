// The site's stylesheet, script and fonts. lib/server/main.ts answers them before Next; this is for `next start` and
// development alone.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { answerReader } from "#lib/server/html.ts";
import { siteFile } from "#lib/server/site-files.ts";

export const dynamic = "force-dynamic";

type Context = Readonly<{ params: Promise<{ file: string }> }>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const found = await siteFile(file);
  if (found === null) return answerReader(errorDocuments, () => Promise.resolve(null));
  return new Response(new Uint8Array(found.body), { headers: [...found.headers] });
}
