// A design as the query of its preview's address spells it: the same fields that are saved.
import { z } from "zod";
import { type DesignDraft, headlineTypes } from "#lib/newsroom/design.ts";

export const designDraftSchema = z.strictObject({
  accent: z.string().max(20).nullable(),
  headlineType: z.enum(headlineTypes),
  mastheadLine: z
    .string()
    .max(2_000)
    .transform((text) => text.normalize("NFC").trim()),
  logo: z.strictObject({ key: z.string().regex(/^[0-9a-f]{32}$/), turnsLight: z.boolean() }).nullable(),
});

/** The draft that an address holds as JSON; null when it holds none. */
export function readDesignQuery(url: string): DesignDraft | null {
  try {
    const parsed = designDraftSchema.safeParse(JSON.parse(new URL(url).searchParams.get("design") ?? ""));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
