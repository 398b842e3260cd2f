// Draws what an upload left for later: the other sizes of a picture, and its parts.
import { z } from "zod";
import { pictureToDraw } from "#db/picture-renditions.ts";
import type { Task } from "#db/outbox.ts";

const ofRenditions = z.strictObject({ mediaId: z.uuid() });

/** Draw what a picture lacks. Done twice it stores the same bytes under the same names. */
export async function drawRenditions({ payload }: Task): Promise<void> {
  const picture = await pictureToDraw(ofRenditions.parse(payload).mediaId);
  if (picture !== null) throw new Error("pictures are not drawn by tasks yet");
}
