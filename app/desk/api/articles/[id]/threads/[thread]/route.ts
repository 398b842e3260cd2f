// Resolves a thread, reopens it, or says whether it blocks.
import { z } from "zod";
import { changeThread } from "#db/threads.ts";
import { handler } from "#lib/server/handler.ts";
import { ofThread, reviewAnswer } from "#lib/server/review-answers.ts";

const body = z.strictObject({ resolved: z.boolean().optional(), blocking: z.boolean().optional() });

export const POST = handler(
  { params: ofThread, body },
  async ({ actor, requestId }, { id, thread }, change) =>
    reviewAnswer(await changeThread({ actor, requestId }, id, thread, change)),
);
