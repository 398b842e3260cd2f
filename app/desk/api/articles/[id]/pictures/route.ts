// Takes one picture for an article: raw bytes with the file's name in a header, cut off while they stream.
import { z } from "zod";
import { insertMedia, uploadPlace } from "#db/media.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler } from "#lib/server/handler.ts";
import { largestPicture, pictureRefusal, type PictureRefusal, takePicture } from "#lib/server/pictures.ts";
import { bodyUpTo, mediaType } from "#lib/server/request-body.ts";

export const dynamic = "force-dynamic";

const params = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

const statuses: Readonly<Record<PictureRefusal, number>> = {
  empty: 422,
  "too-large": 413,
  kind: 415,
  pixels: 422,
  damaged: 422,
  busy: 429,
  "disk-full": 507,
};

function refused(refusal: Readonly<{ why: PictureRefusal; message: string }>): Response {
  return Response.json(
    { ok: false, why: refusal.why, message: refusal.message },
    { status: statuses[refusal.why] },
  );
}

/** The header is URI-encoded because headers hold ASCII; one that isn't is no reason to refuse the picture. */
function fileNameOf(request: Request): string {
  const sent = (request.headers.get("x-file-name") ?? "").slice(0, 2_000);
  try {
    return decodeURIComponent(sent);
  } catch {
    return "";
  }
}

export const POST = handler({ params, body: null }, async ({ actor, request }, { id }) => {
  const place = await uploadPlace(actor, id);
  if (place === null) return null;
  if (!place.ok) {
    const { refusal } = place;
    return Response.json(
      { ok: false, refusal, message: refusalText(refusal, "UTC") },
      { status: refusal.kind === "may-not" ? 403 : 409 },
    );
  }
  if (mediaType(request) !== "application/octet-stream") {
    const message = "Send the picture's bytes as application/octet-stream.";
    return Response.json({ ok: false, why: "kind", message }, { status: 415 });
  }
  const body = await bodyUpTo(request, largestPicture);
  if (!body.ok) return refused(pictureRefusal("too-large"));
  const taken = await takePicture(body.bytes, fileNameOf(request));
  if (!taken.ok) return refused(taken);
  const picture = await insertMedia(actor, { ...taken.picture, bureauId: place.bureauId });
  return Response.json({ ok: true, picture }, { status: 201 });
});
