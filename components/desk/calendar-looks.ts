// What the kinds of the calendar's items are called and look like.
import type { BadgeTone } from "#components/ui/badge.tsx";
import type { IconName } from "#components/ui/icon.tsx";

export type CalendarKind = "publish" | "withhold" | "due" | "embargo" | "coverage";

export const calendarLooks: Readonly<
  Record<CalendarKind, Readonly<{ word: string; tone: BadgeTone; icon: IconName }>>
> = {
  publish: { word: "Goes live", tone: "scheduled", icon: "calendar-clock" },
  withhold: { word: "Comes down", tone: "killed", icon: "eye-off" },
  due: { word: "Due", tone: "review", icon: "clock" },
  embargo: { word: "Embargo ends", tone: "ready", icon: "lock-open" },
  coverage: { word: "Planned", tone: "draft", icon: "clipboard-list" },
};
