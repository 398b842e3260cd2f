// A logo goes the way of every picture: judged by its first bytes, drawn anew, kept by its content.
import { z } from "zod";
import { keepLogo } from "#db/publisher.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { refused as refusedPicture } from "./desk-pictures.ts";
import { handler, type RouteHandler } from "./handler.ts";
import { logoLuminance } from "./logo-light.ts";
import { pictureRefusal, takePicture } from "./pictures.ts";
import { bodyUpTo, mediaType, uploadPace } from "./request-body.ts";
import { inUploadPlace } from "./upload-places.ts";

/** A wordmark has few colours; what is larger was exported wrongly. */
const largestLogo = 2 * 1024 * 1024;
/** Narrower than this it is blurred in the masthead of a wide screen. */
const narrowest = 480;

const tooLarge = {
  ok: false,
  why: "too-large",
  message: "This picture is larger than 2 MB. Export it smaller and try again.",
} as const;

/** What the sentence for pictures of articles advises would put a logo on a ground of its own. */
const wrongKind = {
  ok: false,
  why: "kind",
  message:
    "This is not a PNG, WebP or JPEG picture. Export the logo as PNG, best on a clear ground, and try again.",
} as const;

function refused(message: string, status: number): Response {
  return Response.json({ ok: false, message }, { status });
}

/** `POST /desk/api/logo`: raw bytes. Answers 201 `{ logo: { key, width, height, widths, luminance } }` or 4xx `{ message }`. */
export const logoUpload: RouteHandler = handler(
  { params: z.object({}), body: null },
  async ({ actor, request }) => {
    if (!may(actor, "manage-site")) return null;
    if (mediaType(request) !== "application/octet-stream")
      return refused("Send the picture’s bytes as application/octet-stream.", 415);
    const taken = await inUploadPlace(actor.id, async () => {
      const body = await bodyUpTo(request, largestLogo, uploadPace);
      if (body.ok) return takePicture(body.bytes, "logo");
      return body.why === "too-large" ? tooLarge : pictureRefusal(body.why);
    });
    if (taken === null) return refusedPicture(pictureRefusal("crowded"));
    if (!taken.ok) return refusedPicture(taken.why === "kind" ? wrongKind : taken);
    const { key, width, height, widths } = taken.picture;
    if (width < narrowest)
      return refused(
        `This picture is ${width} pixels wide. Export it at least ${narrowest} wide, so that it is sharp on every screen.`,
        422,
      );
    await keepLogo(actor, { key, width, height, widths });
    const luminance = await logoLuminance({ key, widths });
    return Response.json({ ok: true, logo: { key, width, height, widths, luminance } }, { status: 201 });
  },
);
