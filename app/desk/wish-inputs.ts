// What a screen may send with a verb on one article as well as on several: why, when, who, which hold. Strict, since anybody
// can send anything.
import { z } from "zod";
import { holdKinds } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";

export const words = z.string().trim().min(1).max(2000);

export const wishInputs = {
  reason: words.optional(),
  at: z.iso.datetime().optional(),
  zone: z.string().max(64).optional(),
  assigneeId: z.uuid().nullable().optional(),
  dueAt: z.iso.datetime().nullable().optional(),
  plannedWords: z.int().min(1).max(100_000).nullable().optional(),
  holdKind: z.enum(holdKinds).optional(),
};
type Sent = z.infer<z.ZodObject<typeof wishInputs>>;

/** What a screen showed of an assignment: the parts that it showed. */
export const seenAssignment = z
  .strictObject({
    assigneeId: z.uuid().nullable().exactOptional(),
    dueAt: z.iso
      .datetime()
      .transform((text) => new Date(text))
      .nullable()
      .exactOptional(),
    plannedWords: z.int().nullable().exactOptional(),
  })
  .exactOptional();

/** The same as the rules want to read it. */
export function inputsOf({
  reason,
  at,
  zone,
  assigneeId,
  dueAt,
  plannedWords,
  holdKind,
}: Sent): Partial<Wish> {
  return {
    ...(reason !== undefined && { reason }),
    ...(at !== undefined && { at: new Date(at) }),
    ...(zone !== undefined && { zone }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(dueAt !== undefined && { dueAt: dueAt === null ? null : new Date(dueAt) }),
    ...(plannedWords !== undefined && { plannedWords }),
    ...(holdKind !== undefined && { holdKind }),
  };
}
