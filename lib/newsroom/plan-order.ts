// What is planned for an article comes in an order that makes sense: readers get it before they lose it.
import type { Article } from "./article.ts";
import type { Refusal } from "./decision.ts";

type Planned = Pick<Article, "publication" | "schedule" | "plannedWithhold">;

/** Readers would lose at `withheld` what they haven't got by then. A suspended schedule brings them nothing. */
export function withholdRefusal({ publication, schedule }: Planned, withheld: Date): Refusal | null {
  if (publication === "live" || schedule?.state !== "pending" || withheld > schedule.at) return null;
  return { kind: "not-now", why: "order", asked: "plan-withhold", live: schedule.at, withheld };
}

/** The article would go live at `live`, after the time that was planned for taking it down. */
export function scheduleRefusal({ publication, plannedWithhold }: Planned, live: Date): Refusal | null {
  if (publication === "live" || plannedWithhold === null || plannedWithhold.at > live) return null;
  return { kind: "not-now", why: "order", asked: "schedule", live, withheld: plannedWithhold.at };
}
