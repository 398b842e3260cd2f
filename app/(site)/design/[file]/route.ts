// The stylesheet of the publisher's design. Its name holds its content's hash, so it may be kept for ever; a page of before a
// change that asks for the old name gets the new look, for a moment.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { designSheet } from "#lib/newsroom/design.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

type Context = Readonly<{ params: Promise<{ file: string }> }>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return answerReader(errorDocuments, ({ site }) => {
    const publisher = site.publisher;
    if (publisher === undefined || !/^[0-9a-f]{12}\.css$/.test(file)) return Promise.resolve(null);
    const current = publisher.sheet === `/design/${file}`;
    return Promise.resolve({
      body: designSheet(publisher.design),
      type: "text/css; charset=utf-8",
      // An old name is kept nowhere: there are as many as anybody makes up.
      tags: current ? ["site"] : null,
      ...(current ? { headers: { "cache-control": "public, max-age=31536000, immutable" } } : {}),
    });
  });
}
