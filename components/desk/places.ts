// The newsroom's screens, in the order of its menu. Who may go where is lib/newsroom/permissions.ts.
import type { IconName } from "#components/ui/icon.tsx";
import type { Actor } from "#lib/newsroom/article.ts";
import { may, type SiteDeed } from "#lib/newsroom/permissions.ts";

export type PlaceName =
  | "board"
  | "calendar"
  | "fronts"
  | "search"
  | "pictures"
  | "handover"
  | "log"
  | "numbers"
  | "health"
  | "settings";

export type DeskPlace = Readonly<{
  name: PlaceName;
  href: string;
  word: string;
  icon: IconName;
  /** Any one of these rights opens it. */
  deeds: readonly SiteDeed[];
  /** Asked for now and then: stands in the person's menu alone. */
  aside?: true;
}>;

const places: readonly DeskPlace[] = [
  { name: "board", href: "/desk", word: "Board", icon: "layout-list", deeds: ["open-desk"] },
  { name: "calendar", href: "/desk/calendar", word: "Calendar", icon: "calendar", deeds: ["open-board"] },
  {
    name: "fronts",
    href: "/desk/fronts",
    word: "Fronts",
    icon: "newspaper",
    deeds: ["curate-front", "curate-sections"],
  },
  { name: "search", href: "/desk/search", word: "Search", icon: "search", deeds: ["open-board"] },
  { name: "pictures", href: "/desk/media", word: "Pictures", icon: "image", deeds: ["open-board"] },
  {
    name: "handover",
    href: "/desk/handover",
    word: "Handover",
    icon: "clipboard-list",
    deeds: ["hand-over"],
  },
  { name: "log", href: "/desk/log", word: "Log", icon: "history", deeds: ["see-log"] },
  { name: "numbers", href: "/desk/numbers", word: "Numbers", icon: "chart-column", deeds: ["see-numbers"] },
  {
    name: "health",
    href: "/desk/health",
    word: "Publisher’s health",
    icon: "activity",
    deeds: ["see-health"],
    aside: true,
  },
  {
    name: "settings",
    href: "/desk/settings",
    word: "Settings",
    icon: "settings",
    deeds: [
      "set-policies",
      "manage-people",
      "manage-bureaus",
      "manage-sections",
      "manage-topics",
      "manage-site",
      "manage-addresses",
    ],
  },
];

/** The screens that this person's role opens. An administrator's first one is about people and settings. */
export function placesOf(actor: Actor): readonly DeskPlace[] {
  return places
    .filter((place) => place.deeds.some((deed) => may(actor, deed)))
    .map((place) =>
      place.name === "board" && !may(actor, "open-board") ? { ...place, word: "Overview" } : place,
    );
}
