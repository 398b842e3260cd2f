// Words of this person whose paragraph somebody deleted while they were typed: read, and let go of one by one.
import { z } from "zod";
import { keptWordsOf, letGoOfWords } from "#db/kept-words.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";

export const GET = handler({ params: ofArticle, body: null }, ({ actor }, { id }) => keptWordsOf(actor, id));

const body = z.strictObject({ id: z.uuid(), words: z.string().min(1) });

export const POST = handler({ params: ofArticle, body }, ({ actor }, { id }, wanted) =>
  letGoOfWords(actor, id, wanted),
);
