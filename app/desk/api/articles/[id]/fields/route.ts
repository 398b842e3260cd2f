// The fields beside the prose: saved together by compare-and-set, answered field by field when somebody else was first.
import { z } from "zod";
import { readFields, saveFields } from "#db/working-copy.ts";
import { emptyContent, parseContent, type ParsedContent } from "#lib/document/content.ts";
import { fieldsOf } from "#lib/document/fields.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler } from "#lib/server/handler.ts";

const params = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

const body = z.strictObject({
  version: z.number().int().positive(),
  key: z.uuid(),
  fields: z.record(z.string(), z.unknown()),
  slugline: z.string().max(200),
});

const unknownWords = {
  section: "This section no longer exists. Choose another one under Section.",
  bureau: "This bureau no longer exists. Choose another one under Bureau.",
  byline: "Somebody in the byline is no longer known here. Remove the name and add it again.",
  language:
    "Another article of its translations is in this language. Choose another one under Language, or take this article out of the group first.",
} as const;

/** Judged as a whole content with nothing written: one parser for everything that comes from outside. */
function parseFields(fields: Readonly<Record<string, unknown>>): ParsedContent {
  const { headline, standfirst, body: text } = emptyContent("none");
  for (const prose of ["headline", "standfirst", "body"]) {
    if (Object.hasOwn(fields, prose))
      return { ok: false, problems: [{ path: prose, message: `${prose} is not one of these fields.` }] };
  }
  return parseContent({ ...fields, headline, standfirst, body: text });
}

export const GET = handler({ params, body: null }, async ({ actor }, { id }) => readFields(actor, id));

export const PUT = handler({ params, body, maxBytes: 100_000 }, async ({ actor }, { id }, input) => {
  const parsed = parseFields(input.fields);
  if (!parsed.ok) {
    const message = parsed.problems[0]?.message ?? "These fields could not be read. Reload the page.";
    return Response.json({ ok: false, problems: parsed.problems, message }, { status: 422 });
  }
  const outcome = await saveFields(actor, id, {
    seenVersion: input.version,
    key: input.key,
    fields: fieldsOf(parsed.content),
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
