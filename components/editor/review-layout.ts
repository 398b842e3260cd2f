// Where the cards of the margin stand: each as near to its place in the text as the others let it, none over another.

export type CardBox = Readonly<{
  key: string;
  /** Where its text is, in pixels from the margin's top. */ wanted: number;
  height: number;
}>;

/**
 * The top of every card, in pixels. Cards come in the order of the text. The active one stands level with its text, those
 * before it give way upwards (out of sight above `start` where there is no room), those behind it downwards.
 */
export function cardTops(
  cards: readonly CardBox[],
  { active, gap, start }: Readonly<{ active: string | null; gap: number; start: number }>,
): ReadonlyMap<string, number> {
  const at = cards.findIndex((card) => card.key === active);
  const tops: number[] = [];
  let free = start;
  for (const [index, card] of cards.entries()) {
    if (index === at) free = start;
    tops.push(Math.max(card.wanted, free));
    free = (tops.at(-1) ?? start) + card.height + gap;
  }
  for (let before = at - 1; before >= 0; before -= 1) {
    const limit = (tops[before + 1] ?? 0) - gap - (cards[before]?.height ?? 0);
    tops[before] = Math.min(tops[before] ?? 0, limit);
  }
  return new Map(cards.map((card, index) => [card.key, tops[index] ?? start]));
}
