// What a change makes of who has an article, what keeps it in and when it goes out, in the newsroom of the rules' laws.
import type { Article, HoldKind } from "./article.ts";
import type { Change, Wish } from "./decision.ts";

/** The article's new columns; `holds` is changed in place. */
export function deskAfter({ desk }: Change, holds: Set<HoldKind>, by: string | null): Partial<Article> {
  if (desk.placeHold) holds.add(desk.placeHold);
  if (desk.releaseHold) holds.delete(desk.releaseHold);
  return {
    ...(desk.claim && { claimedBy: desk.claim === "set" ? by : null }),
    ...(desk.embargoUntil !== undefined && { embargoUntil: desk.embargoUntil }),
    ...(desk.vault === "asked" && { vaultLeaveBy: by }),
    ...((desk.vault === "in" || desk.vault === "kept" || desk.vault === "out") && {
      vaulted: desk.vault !== "out",
      vaultLeaveBy: null,
    }),
    ...(desk.plannedWithhold !== undefined && { plannedWithhold: desk.plannedWithhold }),
  };
}

/** When the article is to go live, after a change. */
export function scheduleAfter(change: Change, before: Article, wish: Wish | null): Article["schedule"] {
  if (change.schedule === "set" && wish?.at !== undefined && before.approvedRevisionId !== null) {
    return {
      revisionId: before.approvedRevisionId,
      at: wish.at,
      zone: wish.zone ?? "UTC",
      state: "pending",
    };
  }
  if (change.schedule === "cancel" || change.schedule === "fired") return null;
  if (change.schedule === "suspend" && before.schedule !== null)
    return { ...before.schedule, state: "suspended" };
  return before.schedule;
}
