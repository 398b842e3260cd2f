// The desk's two addresses for pictures: taking one in for an article, cut off while it streams, and showing one to who may see it.
import { z } from "zod";
import { insertMedia, mediaByKeyForDesk, uploadPlace } from "#db/media.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler, type RouteHandler } from "./handler.ts";
import { largestPicture, pictureRefusal, type PictureRefusal, takePicture } from "./pictures.ts";
import { bodyUpTo, mediaType } from "./request-body.ts";
import { parseRenditionName, readStored, renditionType } from "./storage.ts";

const uploadParams = z.object({
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

/** `POST /desk/api/articles/{id}/pictures`: raw bytes, the file's name URI-encoded in `x-file-name`. Answers 201 `{ picture }` or 4xx `{ message }`. */
export const pictureUpload: RouteHandler = handler(
  { params: uploadParams, body: null },
  async ({ actor, request }, { id }) => {
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
  },
);

const fileParams = z.object({ key: z.string().max(60) });

const picture = handler({ params: fileParams, body: null }, async ({ actor }, { key: file }) => {
  const name = parseRenditionName(file);
  if (name === null) return null;
  const found = await mediaByKeyForDesk(actor, name.key);
  if (found === null || !found.widths.includes(name.width)) return null;
  const bytes = await readStored(file);
  if (bytes === null) return null;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": renditionType(name.format),
      // Only the person's own browser may keep it, and not past the end of a session.
      "cache-control": "private, max-age=3600",
      "content-security-policy": "sandbox; default-src 'none'",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
    },
  });
});

/** `GET /desk/media/{key}-{width}.{webp|jpg}`. Signed out, this address leads to the sign-in like every other of the newsroom. */
export const pictureFile: RouteHandler = async (request, context) => {
  const answer = await picture(request, context);
  if (answer.status !== 401) return answer;
  const { pathname } = new URL(request.url);
  const location = `/sign-in?callbackUrl=${encodeURIComponent(pathname)}`;
  return new Response(null, { status: 307, headers: { location, "cache-control": "private, no-store" } });
};
