// Opens a thread of comments on words of the text, or answers a suggestion.
import { z } from "zod";
import { openThread } from "#db/threads.ts";
import { proseFields } from "#lib/document/working-document.ts";
import { handler } from "#lib/server/handler.ts";
import { commentBody, mostCommentBytes, ofArticle, reviewAnswer } from "#lib/server/review-answers.ts";

/** A place in a working document, a few bytes, in base64. */
const place = z
  .base64("Select the words again, then send the comment.")
  .max(1_000)
  .transform((text) => new Uint8Array(Buffer.from(text, "base64")));

const body = z.strictObject({
  ...commentBody,
  field: z.enum(proseFields),
  /** What the page showed. What is kept is read from the text itself. */
  quote: z.string().optional(),
  anchor: z.strictObject({ from: place, to: place }).nullable(),
  suggestionId: z.string().max(100).optional(),
  blocking: z.boolean(),
});

export const POST = handler(
  { params: ofArticle, body, maxBytes: mostCommentBytes },
  async ({ actor, requestId }, { id }, { quote: _shown, ...wanted }) =>
    reviewAnswer(await openThread({ actor, requestId }, id, wanted)),
);
