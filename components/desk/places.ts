// The newsroom's screens, in the order of its menu. Who may go where is lib/newsroom/permissions.ts.
import type { IconName } from "#components/ui/icon.tsx";
import type { Actor } from "#lib/newsroom/article.ts";
import { may, type SiteDeed } from "#lib/newsroom/permissions.ts";

export type PlaceName = "board" | "house-style";

export type DeskPlace = Readonly<{
  name: PlaceName;
  href: string;
  word: string;
  icon: IconName;
  deed: SiteDeed;
}>;

const places: readonly DeskPlace[] = [
  { name: "board", href: "/desk", word: "Board", icon: "layout-list", deed: "open-desk" },
  {
    name: "house-style",
    href: "/desk/settings/house-style",
    word: "House style",
    icon: "settings",
    deed: "set-policies",
  },
];

/** The screens that this person's role opens. An administrator's first one is about people and settings. */
export function placesOf(actor: Actor): readonly DeskPlace[] {
  return places
    .filter((place) => may(actor, place.deed))
    .map((place) =>
      place.name === "board" && !may(actor, "open-board") ? { ...place, word: "Overview" } : place,
    );
}
