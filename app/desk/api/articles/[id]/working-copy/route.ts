// Autosave. The address is stable and the body says everything, so that a tab which outlived an upgrade goes on saving.
import { z } from "zod";
import { saveWorkingCopy } from "#db/working-copy.ts";
import { parseContent, type ParsedContent } from "#lib/document/content.ts";
import { SCHEMA_VERSION } from "#lib/document/schema.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler } from "#lib/server/handler.ts";

/** The parser allows 2 MB of text; the rest is room for the fields around it. */
const maxBytes = 2_500_000;

const params = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

const body = z.strictObject({
  schema: z.number().int(),
  version: z.number().int().positive(),
  key: z.uuid(),
  content: z.unknown(),
  slugline: z.string().max(200),
});

const unknownWords = {
  section: "This section no longer exists. Choose another one under Section.",
  bureau: "This bureau no longer exists. Choose another one under Bureau.",
  byline: "Somebody in the byline is no longer known here. Remove the name and add it again.",
  language:
    "Another article of its translations is in this language. Choose another one under Language, or take this article out of the group first.",
} as const;

export const PUT = handler({ params, body, maxBytes }, async ({ actor }, { id }, input) => {
  if (input.schema !== SCHEMA_VERSION) {
    return Response.json(
      {
        ok: false,
        outdated: true,
        message: "The newsroom was upgraded. Reload the page; your text is safe in this browser.",
      },
      { status: 409 },
    );
  }
  const parsed = parseContent(input.content);
  if (!parsed.ok)
    return Response.json(
      { ok: false, problems: parsed.problems, message: sentence(parsed.problems) },
      { status: 422 },
    );
  const outcome = await saveWorkingCopy(actor, id, {
    seenVersion: input.version,
    key: input.key,
    content: parsed.content,
    slugline: input.slugline,
  });
  if (outcome === null || outcome.ok) return outcome;
  switch (outcome.why) {
    case "stale":
      return Response.json(
        { ok: false, stale: outcome.stale, message: `${outcome.stale.by} saved this article meanwhile.` },
        { status: 409 },
      );
    case "refused":
      return Response.json(
        { ok: false, refusal: outcome.refusal, message: refusalText(outcome.refusal, "UTC") },
        { status: outcome.refusal.kind === "may-not" ? 403 : 409 },
      );
    case "unknown":
      return Response.json({ ok: false, message: unknownWords[outcome.field] }, { status: 422 });
    default:
      return outcome satisfies never;
  }
});

function sentence(problems: Extract<ParsedContent, { ok: false }>["problems"]): string {
  const [first] = problems;
  if (!first) return "The newsroom could not read this text. Reload the page; it is kept in this browser.";
  return `${first.message}${first.path ? ` (${first.path})` : ""}`;
}
