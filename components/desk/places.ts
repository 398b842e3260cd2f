// The newsroom's screens as its menu shows them: each with its sign.
import type { IconName } from "#components/ui/icon.tsx";
import type { Actor } from "#lib/newsroom/article.ts";
import { type DeskPlace, type PlaceName, placesOf } from "#lib/newsroom/desk-places.ts";

const icons: Readonly<Record<PlaceName, IconName>> = {
  board: "layout-list",
  calendar: "calendar",
  fronts: "newspaper",
  search: "search",
  pictures: "image",
  handover: "clipboard-list",
  log: "history",
  numbers: "chart-column",
  health: "activity",
  settings: "settings",
};

/** The screens that this person's role opens, in the order of the menu. */
export function menuOf(actor: Actor): readonly (DeskPlace & Readonly<{ icon: IconName }>)[] {
  return placesOf(actor).map((place) => ({ ...place, icon: icons[place.name] }));
}
