// How often a page was read, as it is told: to the view while that says something, rounded down beyond a thousand. The number is
// as old as the page, a minute at most; a rounded one leaves the page the same for longer, so that a browser that holds it is
// answered without a body, and no script has to ask.

/** `1 view`, `812 views`, `12K views`: three digits of a count, never more than were counted. */
export function viewsInWords(views: number, language: string): string {
  const told =
    views < 1_000
      ? views.toLocaleString(language)
      : new Intl.NumberFormat(language, {
          notation: "compact",
          maximumSignificantDigits: 3,
          roundingMode: "trunc",
        }).format(views);
  return `${told} ${views === 1 ? "view" : "views"}`;
}
