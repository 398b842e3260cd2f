// The desk's addresses for pictures: taking one in for an article, for the library or in another's place, cut off while it streams,
// and showing one to who may see it.
import { z } from "zod";
import { insertMedia, mediaByKeyForDesk, uploadBureau, uploadPlace } from "#db/media.ts";
import { replacePicture, replaceRefusal } from "#db/picture-replace.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { largestPicture } from "#lib/newsroom/picture-limits.ts";
import { type PictureEditRefusal, pictureRefusalText } from "#lib/newsroom/picture-refusal.ts";
import { handler, type RouteHandler } from "./handler.ts";
import { hasRendition, parseRenditionName, renditionType } from "./picture-names.ts";
import { pictureRefusal, type PictureRefusal, type TakenPicture, takePicture } from "./pictures.ts";
import { bodyUpTo, mediaType, uploadPace } from "./request-body.ts";
import { readRendition } from "./storage.ts";
import { inUploadPlace } from "./upload-places.ts";

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
  crowded: 429,
  "too-slow": 408,
  "disk-full": 507,
  "storage-away": 503,
};

/** A refusal as an answer: `{ ok: false, why, message }`. */
export function refused({ why, message }: Readonly<{ why: PictureRefusal; message: string }>): Response {
  const status = statuses[why];
  const headers = {
    ...(status === 429 && { "retry-after": "30" }),
    // The rest of it is waited for by nobody.
    ...(status === 408 && { connection: "close" }),
  };
  return Response.json({ ok: false, why, message }, { status, headers });
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
    const taken = await takenFrom(actor.id, request);
    if (taken instanceof Response) return taken;
    const picture = await insertMedia(actor, { ...taken, bureauId: place.bureauId });
    return Response.json({ ok: true, picture }, { status: 201 });
  },
);

/** The picture that this person's request carries as raw bytes, cut off while it streams; or the refusal as an answer. One size is ready. */
async function takenFrom(person: string, request: Request): Promise<TakenPicture | Response> {
  if (mediaType(request) !== "application/octet-stream") {
    const message = "Send the picture's bytes as application/octet-stream.";
    return Response.json({ ok: false, why: "kind", message }, { status: 415 });
  }
  const taken = await inUploadPlace(person, async () => {
    const body = await bodyUpTo(request, largestPicture, uploadPace);
    if (!body.ok) return pictureRefusal(body.why);
    return takePicture(body.bytes, fileNameOf(request), "first");
  });
  if (taken === null) return refused(pictureRefusal("crowded"));
  return taken.ok ? taken.picture : refused(taken);
}

/** `POST /desk/api/pictures?bureau={slug}`: into the library, without an article. The same bytes and answers as for an article. */
export const libraryUpload: RouteHandler = handler(
  { params: z.object({}), body: null },
  async ({ actor, request }) => {
    const slug = new URL(request.url).searchParams.get("bureau") ?? "";
    const place = await uploadBureau(actor, slug);
    if (place === null) return null;
    if (!place.ok) return refusedChange(place.refusal);
    const taken = await takenFrom(actor.id, request);
    if (taken instanceof Response) return taken;
    const picture = await insertMedia(actor, { ...taken, bureauId: place.bureauId });
    return Response.json({ ok: true, picture }, { status: 201 });
  },
);

function refusedChange(refusal: PictureEditRefusal): Response {
  const status = refusal.kind === "may-not" ? 403 : 409;
  return Response.json({ ok: false, refusal, message: pictureRefusalText(refusal) }, { status });
}

const seenVersion = z.coerce.number().int().positive().max(2_147_483_647);

/**
 * `POST /desk/api/pictures/{id}/replacement?seen={version}`: new bytes under the same picture. Answers `{ version, live }`, the
 * articles whose live pages show it from now on; 4xx with `{ message }`.
 */
export const pictureReplacement: RouteHandler = handler(
  { params: z.object({ id: z.uuid() }), body: null },
  async ({ actor, request, requestId }, { id }) => {
    const seen = seenVersion.safeParse(new URL(request.url).searchParams.get("seen"));
    if (!seen.success) return null;
    const refusal = await replaceRefusal(actor, id);
    if (refusal === undefined) return null;
    if (refusal !== null) return refusedChange(refusal);
    const taken = await takenFrom(actor.id, request);
    if (taken instanceof Response) return taken;
    const outcome = await replacePicture({ actor, requestId }, id, seen.data, taken);
    if (outcome === null) return null;
    return outcome.ok ? Response.json(outcome) : refusedChange(outcome.refusal);
  },
);

const fileParams = z.object({ key: z.string().max(60) });

const picture = handler({ params: fileParams, body: null }, async ({ actor }, { key: file }) => {
  const name = parseRenditionName(file);
  if (name === null) return null;
  const found = await mediaByKeyForDesk(actor, name.key);
  if (found === null || !hasRendition(found, name)) return null;
  const bytes = await readRendition(file);
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
