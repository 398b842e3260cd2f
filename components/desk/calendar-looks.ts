// What the kinds of the calendar's items are called and look like.
import type { BadgeTone } from "#components/ui/badge.tsx";
import type { IconName } from "#components/ui/icon.tsx";

export type CalendarKind = "publish" | "withhold" | "due" | "embargo" | "coverage";

/** What is to be known of an item beside its time. */
export type CalendarStanding = "open" | "late" | "overdue" | "suspended" | "failed" | "done";

type Look = Readonly<{ word: string; tone: BadgeTone; icon: IconName }>;

export const calendarLooks: Readonly<Record<CalendarKind, Look>> = {
  publish: { word: "Goes live", tone: "scheduled", icon: "calendar-clock" },
  withhold: { word: "Comes down", tone: "killed", icon: "eye-off" },
  due: { word: "Due", tone: "review", icon: "clock" },
  embargo: { word: "Embargo ends", tone: "ready", icon: "lock-open" },
  coverage: { word: "Planned", tone: "draft", icon: "clipboard-list" },
};

/** What an item is called: by its kind, and by its standing where that says more. */
export function calendarLook(kind: CalendarKind, standing: CalendarStanding): Look {
  const look = calendarLooks[kind];
  switch (standing) {
    case "open":
      return look;
    case "late":
      return { word: `Late: ${look.word.toLowerCase()}`, tone: "killed", icon: "triangle-alert" };
    case "overdue":
      return { word: "Overdue", tone: "killed", icon: "triangle-alert" };
    case "failed":
      return { word: "Failed, not live", tone: "killed", icon: "calendar-x" };
    case "suspended":
      return { ...look, word: "Suspended" };
    case "done":
      return { word: "Due, handed in", tone: "draft", icon: "circle-check" };
  }
}
