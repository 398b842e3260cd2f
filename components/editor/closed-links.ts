// Which of the articles that a text leads to readers can't open, as far as this page knows.
import type { ArticleText } from "#lib/newsroom/article.ts";
import type { Facts } from "#lib/newsroom/decision.ts";

type KnownLink = Readonly<{
  open: boolean;
  /** Of an article that readers can't open and this person may read. */
  headline: string | null;
  /** The newsroom was asked for it, and not only the page when it was made. */
  asked: boolean;
}>;

export type KnownLinks = ReadonlyMap<number, KnownLink>;

/** Every article that a text leads to, once. */
export const ledTo = ({ internalLinks, related }: ArticleText) => [
  ...new Set([...internalLinks, ...related]),
];

/** As the page knew it when it was made. */
export function asOf({ text, brokenLinks }: Facts): KnownLinks {
  return new Map(
    ledTo(text).map((id) => [id, { open: !brokenLinks.includes(id), headline: null, asked: false }]),
  );
}

/** Articles that this text leads to and that readers can't open, as far as is known, with the headlines that are. */
export function brokenIn(
  text: ArticleText,
  known: KnownLinks,
): Readonly<{ brokenLinks: number[]; linkNames: Record<number, string> }> {
  const brokenLinks = ledTo(text).filter((id) => known.get(id)?.open === false);
  const named = brokenLinks.flatMap((id) => {
    const headline = known.get(id)?.headline;
    return headline ? [[id, headline] as const] : [];
  });
  return { brokenLinks, linkNames: Object.fromEntries(named) };
}

/** Those of which the newsroom should be asked: new ones, and closed ones that nobody asked for yet. */
export function unaskedIn(text: ArticleText, known: KnownLinks): number[] {
  return ledTo(text).filter((id) => {
    const one = known.get(id);
    return one === undefined || (!one.open && !one.asked);
  });
}
