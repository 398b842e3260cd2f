// The newsroom's screens, in the order of its menu. Who may go where is lib/newsroom/permissions.ts.
import type { Actor } from "./article.ts";
import { may, reachOf, type SiteDeed } from "./permissions.ts";

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
  /** Any one of these rights opens it. */
  deeds: readonly SiteDeed[];
  /** Asked for now and then: stands in the person's menu alone. */
  aside?: true;
}>;

const places: readonly DeskPlace[] = [
  { name: "board", href: "/desk", word: "Board", deeds: ["open-desk"] },
  { name: "calendar", href: "/desk/calendar", word: "Calendar", deeds: ["open-board"] },
  {
    name: "fronts",
    href: "/desk/fronts",
    word: "Fronts",
    deeds: ["curate-front", "curate-sections"],
  },
  { name: "search", href: "/desk/search", word: "Search", deeds: ["open-board"] },
  { name: "pictures", href: "/desk/media", word: "Pictures", deeds: ["open-board"] },
  {
    name: "handover",
    href: "/desk/handover",
    word: "Handover",
    deeds: ["hand-over"],
  },
  { name: "log", href: "/desk/log", word: "Log", deeds: ["see-log"] },
  { name: "numbers", href: "/desk/numbers", word: "Numbers", deeds: ["see-numbers"] },
  {
    name: "health",
    href: "/desk/health",
    word: "Publisher’s health",
    deeds: ["see-health"],
    aside: true,
  },
  {
    name: "settings",
    href: "/desk/settings",
    word: "Settings",
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

/** Whether this person may begin an article: in any bureau of theirs, or anywhere. */
export function mayBegin(actor: Actor): boolean {
  const reach = reachOf(actor.role, "create");
  return reach === "all" || (reach !== "none" && actor.bureauIds.length > 0);
}
