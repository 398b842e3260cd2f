// Answers in a thread.
import { z } from "zod";
import { replyToThread } from "#db/threads.ts";
import { handler } from "#lib/server/handler.ts";
import { commentBody, mostCommentBytes, ofThread, reviewAnswer } from "#lib/server/review-answers.ts";

export const POST = handler(
  { params: ofThread, body: z.strictObject(commentBody), maxBytes: mostCommentBytes },
  async ({ actor, requestId }, { id, thread }, wanted) =>
    reviewAnswer(await replyToThread({ actor, requestId }, id, thread, wanted)),
);
