// What a change makes of who has an article and what keeps it in, in the newsroom of the rules' laws.
import type { Article, HoldKind } from "./article.ts";
import type { Change } from "./decision.ts";

/** The article's new columns; `holds` is changed in place. */
export function deskAfter({ desk }: Change, holds: Set<HoldKind>, by: string | null): Partial<Article> {
  if (desk.placeHold) holds.add(desk.placeHold);
  if (desk.releaseHold) holds.delete(desk.releaseHold);
  return {
    ...(desk.claim && { claimedBy: desk.claim === "set" ? by : null }),
    ...(desk.embargoUntil !== undefined && { embargoUntil: desk.embargoUntil }),
    ...(desk.vault === "asked" && { vaultLeaveBy: by }),
    ...((desk.vault === "in" || desk.vault === "out") && {
      vaulted: desk.vault === "in",
      vaultLeaveBy: null,
    }),
    ...(desk.plannedWithhold !== undefined && { plannedWithhold: desk.plannedWithhold }),
  };
}
