// Where a search is looked for, in which order, and how far back at once: what reads least of an archive of any size. How much one
// way costs beside another was measured over a million articles; none of it changes what matches.
import type { SearchKey } from "./search-key.ts";

export type Look = Readonly<{
  /** Along the dates through all articles, whatever they say; else to those that an index of words leads to. */
  along: boolean;
  /** The tsquery for that index. */
  key: string;
  /** So many of the newest are looked at. */
  most: number;
  /** Of all articles, 0 to 1, so many are looked at if nothing ends it. */
  share: number;
}>;

/** Words of so many articles are read for one answer at most: of some that lie apart, or of all along the dates. */
const [mostLooked, mostAlong] = [600, 4_000];
/** An index lists so many articles of a word in the time in which the words of one are read. */
const listedInTime = 40;
/** And so many dates in the time in which one article is fetched. */
const datedInTime = 60;
/** Guesses are short by so much, often enough. */
const spare = 1.5;

/** One after the other, until one finds `newest` or has looked at everything. `query`: the whole question as a tsquery's text. */
export function searchLooks(
  { key, keyShare, share, exact, provable }: SearchKey,
  { query, newest, articles }: Readonly<{ query: string; newest: number; articles: number }>,
): Look[] {
  const along = (most: number): Look => ({ along: true, key: query, most, share: 1 });
  const listing = (articles * keyShare) / listedInTime;
  // What only a text itself can answer: a bounded number of texts, and no second look.
  if (!provable)
    return listing > mostAlong
      ? [along(mostAlong)]
      : [{ along: false, key, most: mostLooked, share: keyShare }];
  const whole: Look = { along: false, key: query, most: newest, share };
  const mostOfKey = Math.ceil((spare * newest * keyShare) / share);
  const looks =
    exact || mostOfKey > mostLooked
      ? [whole]
      : [{ along: false, key, most: mostOfKey, share: keyShare }, whole];
  const mostOfAll = Math.ceil((spare * newest) / share);
  return mostOfAll <= Math.min(mostAlong, listing) ? [along(mostOfAll), ...looks] : looks;
}

/** Articles: of the whole archive; a day: of those that the question is about; span: days that it is about, if it says so. */
export type Archive = Readonly<{ articles: number; aDay: number; span: number | null }>;

/** Days back in which there should be enough; null: all of them. */
export const firstWindow = (look: Look, archive: Archive): number | null =>
  windowOf(Math.max(1, (spare * look.most) / (look.share * archive.aDay)), look.share, archive);

/** The same after so many days had `looked` alone. */
export const longerWindow = (
  look: Look,
  { days, looked }: Readonly<{ days: number; looked: number }>,
  archive: Archive,
): number | null =>
  windowOf(days * Math.max(2, (spare * look.most) / looked), looked / (days * archive.aDay), archive);

/** More days than any archive has; a calendar that is asked for millions of them ends. */
const mostDays = 40_000;

/** A window is there to fetch less; one of so many days that listing them takes longer than fetching all is none. */
function windowOf(days: number, share: number, { articles, aDay, span }: Archive): number | null {
  const tooLong = days * aDay > Math.min(1, datedInTime * share) * articles;
  return tooLong || days > mostDays || (span !== null && days >= span) ? null : Math.ceil(days);
}
