// A front as its screen holds it: pins by what they are for, and what is known of the articles beside them.
import type { Picks } from "#lib/newsroom/front.ts";
import type { RightsState } from "#lib/newsroom/picture-rights.ts";

export type ShownArticle = Readonly<{
  id: number;
  headline: string;
  section: string | null;
  /** `coming`: not published yet. */
  state: "live" | "coming" | "withheld" | "retracted";
  /** ISO 8601: when it went live, or is to; null: nobody has said when. */
  at: string | null;
  leavesAt: string | null;
  /** How the rights in its lead picture stand; null: it has none. */
  picture: RightsState | null;
}>;

export type DraftPin = Readonly<{
  id: string;
  /** Null where it is about none, and where the person may not know which. */
  articleId: number | null;
  /** ISO 8601; null: until somebody takes it away. */
  until: string | null;
}>;

export type DraftBanner = DraftPin & Readonly<{ headline: string }>;
export type DraftFront = Readonly<{ picks: Picks<DraftPin>; banner: DraftBanner | null }>;

export type ShownFront = Readonly<{
  key: string;
  name: string;
  isSection: boolean;
  /** 0: nobody has arranged it yet. */
  number: number;
  by: string | null;
  /** ISO 8601. */
  at: string | null;
  front: DraftFront;
  /** The banner is about an article that the person may not see. */
  hiddenBanner: boolean;
  /** Of the pins. */
  articles: readonly ShownArticle[];
  latest: readonly ShownArticle[];
  coming: readonly ShownArticle[];
}>;

/** Names a state that was shown: the version, and which of its pins still stand. */
export function sealOf({ number, front }: Pick<ShownFront, "number" | "front">): string {
  const ids = [...front.picks.lead, ...front.picks.promoted, ...front.picks.list].map(({ id }) => id);
  return `${number} ${[...ids, front.banner?.id ?? ""].join(" ")}`;
}

/** The version in a seal. */
export function versionIn(seal: string): number {
  return Number.parseInt(seal, 10);
}

export type Known = ReadonlyMap<number, ShownArticle>;

const nameless = "An article without a headline yet";

/** What a pin is called on screen. */
export function pinName({ articleId }: Pick<DraftPin, "articleId">, known: Known): string {
  if (articleId === null) return "An article that you may not see";
  return known.get(articleId)?.headline || nameless;
}
