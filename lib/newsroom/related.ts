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

/** An article with the words of its headline and standfirst, each once. */
export type Worded = Readonly<{ id: number; firstPublishedAt: Date; words: readonly string[] }>;

/** Articles by the words that they have: those of one word are found without a look at the others. */
export type WordIndex = Readonly<{ looked: number; having: ReadonlyMap<string, readonly Worded[]> }>;

/** The index of these articles. */
export function wordIndex(articles: readonly Worded[]): WordIndex {
  const having = new Map<string, Worded[]>();
  for (const article of articles)
    for (const word of article.words) {
      const others = having.get(word);
      if (others) others.push(article);
      else having.set(word, [article]);
    }
  return { looked: articles.length, having };
}

/** The articles of the index that have one of these words at least, without those of `except`; of none a shared topic is known. */
export function sharingWords(
  { having }: WordIndex,
  words: readonly string[],
  except: ReadonlySet<number>,
): Candidate[] {
  const found = new Map<Worded, string[]>();
  for (const word of words)
    for (const article of having.get(word) ?? []) {
      const shared = found.get(article);
      if (shared) shared.push(word);
      else if (!except.has(article.id)) found.set(article, [word]);
    }
  return [...found].map(([{ id, firstPublishedAt }, shared]) => ({
    id,
    firstPublishedAt,
    topics: 0,
    shared,
  }));
}

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
