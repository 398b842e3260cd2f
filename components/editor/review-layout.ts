// Where the cards of the margin stand: each as near to its place in the text as the others let it, none over another.

export type CardBox = Readonly<{
  key: string;
  /** Where its text is, in pixels from the margin's top. */ wanted: number;
  height: number;
}>;

/**
 * The top of every card, in pixels. Cards come in the order of the text. The active one stands level with its text, those
 * before it give way upwards, those behind it downwards; none starts above `start`.
 */
export function cardTops(
  cards: readonly CardBox[],
  { active, gap, start }: Readonly<{ active: string | null; gap: number; start: number }>,
): ReadonlyMap<string, number> {
  const tops: number[] = [];
  let free = start;
  for (const card of cards) {
    tops.push(Math.max(card.wanted, free));
    free = (tops.at(-1) ?? start) + card.height + gap;
  }
  const at = cards.findIndex((card) => card.key === active);
  const fixed = cards[at];
  if (fixed) {
    tops[at] = Math.max(fixed.wanted, start);
    for (let before = at - 1; before >= 0; before -= 1) {
      const limit = (tops[before + 1] ?? 0) - gap - (cards[before]?.height ?? 0);
      tops[before] = Math.min(tops[before] ?? 0, limit);
    }
    // Where there is no room above, everything moves down together.
    free = start;
    for (let each = 0; each < cards.length; each += 1) {
      const wanted = each > at ? (cards[each]?.wanted ?? 0) : (tops[each] ?? 0);
      tops[each] = Math.max(wanted, free);
      free = (tops[each] ?? 0) + (cards[each]?.height ?? 0) + gap;
    }
  }
  return new Map(cards.map((card, index) => [card.key, tops[index] ?? start]));
}
