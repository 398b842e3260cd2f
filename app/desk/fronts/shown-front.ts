// A front as its screen takes it: instants as text, and of articles that the person may not see nothing but that they are there.
import "server-only";
import type { DraftPin, ShownArticle, ShownFront } from "#components/desk/fronts/front-shapes.ts";
import type { FrontArticle } from "#db/front-articles.ts";
import type { DeskFront, SeenPin } from "#db/fronts.ts";
import { eachSlot, pinsOf } from "#lib/newsroom/front.ts";

export function shownArticle({ at, leavesAt, ...article }: FrontArticle): ShownArticle {
  return { ...article, at: at?.toISOString() ?? null, leavesAt: leavesAt?.toISOString() ?? null };
}

const draftPin = ({ id, until, article }: SeenPin): DraftPin => ({
  id,
  articleId: article?.id ?? null,
  until: until?.toISOString() ?? null,
});

export function shownFront({ place, saved, picks, banner, latest, coming }: DeskFront): ShownFront {
  const seen = [...pinsOf(picks), ...(banner ? [banner] : [])];
  return {
    key: place.key,
    name: place.name,
    isSection: place.sectionId !== null,
    number: saved?.number ?? 0,
    by: saved?.by.name ?? null,
    at: saved?.at.toISOString() ?? null,
    front: {
      picks: eachSlot(picks, (pins) => pins.map(draftPin)),
      banner: banner && { ...draftPin(banner), headline: banner.headline },
    },
    hiddenBanner: banner?.hidden ?? false,
    articles: seen.flatMap(({ article }) => (article ? [shownArticle(article)] : [])),
    latest: latest.map(shownArticle),
    coming: coming.map(shownArticle),
  };
}
