// A picture, only while a live page uses it: a kill, a withhold or the end of a portrait's rights takes it along. Its tags are the
// articles that use it and the authors whom it portrays.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { pictureByKey } from "#db/live-feeds.ts";
import { answerReader } from "#lib/server/html.ts";
import { hasRendition, parseRenditionName, renditionType } from "#lib/server/picture-names.ts";
import { readRendition } from "#lib/server/storage.ts";

export const dynamic = "force-dynamic";

/** Browsers and caches may keep a picture this long; it bounds how long a withdrawn one can be seen again. */
const ageSeconds = 300;
/** A picture that more articles use isn't kept: its list of tags would outgrow a header. */
const mostTags = 100;

type Context = Readonly<{ params: Promise<{ file: string }> }>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const name = parseRenditionName(file);
  return answerReader(errorDocuments, async ({ snapshot }) => {
    const picture = name === null ? null : await pictureByKey(snapshot, name.key, mostTags + 1);
    if (name === null || picture === null || !hasRendition(picture, name)) return null;
    const bytes = await readRendition(file);
    if (bytes === null) return null;
    const tags = [
      ...picture.articleIds.map((id) => `article:${id}`),
      ...picture.portraits.map((slug) => `author:${slug}`),
    ];
    const age = Math.min(ageSeconds, picture.endsIn ?? ageSeconds);
    return {
      body: new Uint8Array(bytes),
      type: renditionType(name.format),
      headers: { "cache-control": `public, max-age=${age}, s-maxage=${age}` },
      tags: tags.length > mostTags ? null : tags,
    };
  });
}
