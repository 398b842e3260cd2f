// The pictures of a revision, for whoever has its link.
import { articleText } from "#lib/document/article-text.ts";
import { picturesByIds } from "#db/media.ts";
import { openReview } from "#db/review-links.ts";
import { hasRendition, parseRenditionName, renditionType } from "#lib/server/picture-names.ts";
import { readRendition } from "#lib/server/storage.ts";

type Context = Readonly<{ params: Promise<{ token: string; file: string }> }>;

const missing = () => new Response(null, { status: 404, headers: { "cache-control": "private, no-store" } });

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token, file } = await params;
  const name = parseRenditionName(file);
  const review = name === null ? null : await openReview(token);
  if (name === null || review === null) return missing();
  const used = articleText(review.content).figures.map((figure) => figure.mediaId);
  const pictures = Object.values(await picturesByIds(used));
  if (!pictures.some((one) => hasRendition({ ...one, drawnCrops: {} }, name))) return missing();
  const bytes = await readRendition(file);
  if (bytes === null) return missing();
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": renditionType(name.format),
      "cache-control": "private, max-age=300",
      "content-security-policy": "sandbox; default-src 'none'",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
    },
  });
}
