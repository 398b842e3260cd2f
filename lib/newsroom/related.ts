// Which articles lead on from one: what its desk picked by hand, then what is about the same, by shared topics and by the words of
// headline and standfirst. Of what is common to many the words say little, so a word weighs the more the rarer it is.

export type Candidate = Readonly<{
  id: number;
  firstPublishedAt: Date;
  /** Topics that it shares with the article. */
  topics: number;
  /** Words of its headline and standfirst that the article's have, too. */
  shared: readonly string[];
}>;

const topicWeight = 3;
/** One word in common is chance. */
const leastWords = 2;
const leastScore = 3;
const halfLifeDays = 365;

/**
 * Ids of the candidates that are near enough, the nearest first, each once. `looked` is how many articles' words were compared; `at`
 * is the moment from which age is reckoned.
 */
export function nearest(candidates: readonly Candidate[], looked: number, at: Date): number[] {
  const spread = new Map<string, number>();
  for (const { shared } of candidates)
    for (const word of shared) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(Math.max(looked, 2) / (spread.get(word) ?? 1));
  const scored = new Map<number, { score: number; at: number }>();
  for (const { id, topics, shared, firstPublishedAt } of candidates) {
    const words = shared.length < leastWords ? 0 : shared.reduce((sum, word) => sum + weight(word), 0);
    const score = topics * topicWeight + words;
    const days = Math.max(0, at.getTime() - firstPublishedAt.getTime()) / 86_400_000;
    const aged = score * 0.5 ** (days / halfLifeDays);
    if (score >= leastScore && aged > (scored.get(id)?.score ?? 0))
      scored.set(id, { score: aged, at: firstPublishedAt.getTime() });
  }
  return [...scored]
    .toSorted(([idA, a], [idB, b]) => b.score - a.score || b.at - a.at || idB - idA)
    .map(([id]) => id);
}
