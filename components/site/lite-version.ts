// The lite version of a page: the same words without a picture, at the page's address with `?lite`. What leads on keeps the
// reader's choice, but for links in an article's own words. Search engines are told of the page itself alone.
import { eachSlot, type Picks } from "#lib/newsroom/front.ts";
import { articlePath, type Breaking, type MostRead, type Teaser } from "#lib/newsroom/readers.ts";

export type Version = "full" | "lite";

/** The address at which a reader gets this version whatever their browser asks for. */
export function versionPath(path: string, version: Version): string {
  return `${path}${path.includes("?") ? "&" : "?"}${version}`;
}

/** Where a link of this version's page leads: the lite one names itself, the full one is what an address means. */
export function pathIn(version: Version, path: string): string {
  return version === "lite" ? versionPath(path, "lite") : path;
}

/** An article in a list as a version shows it: the lite one has no picture of it. */
export function teaserIn(version: Version, teaser: Teaser): Teaser {
  return version === "lite" ? { ...teaser, lead: null, lite: true } : teaser;
}

export function teasersIn(version: Version, teasers: readonly Teaser[]): readonly Teaser[] {
  return version === "lite" ? teasers.map((teaser) => teaserIn("lite", teaser)) : teasers;
}

export function picksIn(version: Version, picks: Picks<Teaser>): Picks<Teaser> {
  return eachSlot(picks, (teasers) => teasersIn(version, teasers));
}

export function mostReadIn(version: Version, most: MostRead | null): MostRead | null {
  return most && { ...most, articles: teasersIn(version, most.articles) };
}

export function bannerIn(version: Version, banner: Breaking | null): Breaking | null {
  return banner?.path ? { ...banner, path: pathIn(version, banner.path) } : banner;
}

/** Where a list's link to an article leads. */
export function teaserPath(teaser: Teaser): string {
  return pathIn(teaser.lite ? "lite" : "full", articlePath(teaser));
}
