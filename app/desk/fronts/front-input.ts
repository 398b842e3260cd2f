// A front as a browser sends it, read strictly.
import { z } from "zod";
import { cleanLine } from "#lib/document/clean-text.ts";
import type { Arrangement } from "#lib/newsroom/front.ts";

// The room that counts is judged by slot, with its own sentence; this one keeps a hostile request small.
const mostPins = 30;

const pin = z.strictObject({
  id: z.uuid(),
  articleId: z.int().positive().nullable(),
  until: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable(),
});
const pins = z.array(pin).max(mostPins);

export const frontInput = z.strictObject({
  picks: z.strictObject({ lead: pins, promoted: pins, list: pins }),
  banner: pin.extend({ headline: z.string().max(2_000).transform(cleanLine) }).nullable(),
});

/** What is on somebody's screen, out of an address; null when it is no front. */
export function frontIn(text: string): Arrangement | null {
  try {
    const parsed = frontInput.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // No JSON: an address that somebody cut or wrote by hand.
    return null;
  }
}
