// The picture that networks show for an article, only while readers can open one whose card it is: a kill takes it along.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { articlesOfCard } from "#db/live-publisher.ts";
import { cardSize } from "#lib/newsroom/readers.ts";
import { answerReader } from "#lib/server/html.ts";
import { renditionNameOf, renditionType } from "#lib/server/picture-names.ts";
import { readStored } from "#lib/server/storage.ts";

export const dynamic = "force-dynamic";

/** It bounds how long a withdrawn headline can be seen again in a cache that can't be purged. */
const ageSeconds = 300;

type Context = Readonly<{ params: Promise<{ file: string }> }>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const key = /^([0-9a-f]{32})\.jpg$/.exec((await params).file)?.[1];
  return answerReader(errorDocuments, async ({ snapshot }) => {
    const ids = key === undefined ? [] : await articlesOfCard(snapshot, key);
    if (key === undefined || ids.length === 0) return null;
    const bytes = await readStored(renditionNameOf(key, cardSize.width, "jpg"));
    if (bytes === null) return null;
    return {
      body: new Uint8Array(bytes),
      type: renditionType("jpg"),
      headers: { "cache-control": `public, max-age=${ageSeconds}, s-maxage=${ageSeconds}` },
      tags: ids.map((id) => `article:${id}`),
    };
  });
}
