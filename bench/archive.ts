// Readers' pages over a million articles: what each kind of page costs the database, beside its cheapest question.
import { type Figure, median, milliseconds, quantile } from "./figures.ts";
import { said } from "./inside.ts";

type Times = Readonly<Record<string, readonly number[]>>;

const list = "p95 ≤ 2 ms";
const search = "p95 ≤ 30 ms";
const rows: readonly (readonly [what: string, name: string, bar: string])[] = [
  ["article by its number, all that its text needs", "article", list],
  ["  what leads on from it, by topics and words", "related", ""],
  ["  more from its section", "more from the section", list],
  ["  a picture", "picture", list],
  ["front page, eight sections", "front", ""],
  ["what was read most", "most read", list],
  ["section, its newest", "section's newest", list],
  ["section, a page at any depth", "section at any depth", list],
  ["bureau, its newest, those that it signed too", "bureau's newest", list],
  ["bureau, a page at any depth", "bureau at any depth", list],
  ["author, the newest", "author's newest", list],
  ["author, a page at any depth", "author at any depth", list],
  ["topic, its newest", "topic's newest", list],
  ["topic, a page at any depth", "topic at any depth", list],
  ["topic of one old article", "topic of one article", list],
  ["corrections, a page at any depth", "corrections", list],
  ["archive, a day of 288 articles", "a day", ""],
  ["archive, a month", "a month", ""],
  ["feed of fifty texts", "feed of all", list],
  ["feed of a bureau", "feed of a bureau", list],
  ["feed of an author", "feed of an author", list],
  ["feed of a topic", "feed of a topic", list],
  ["search, a word that all have", "search: all have it", search],
  ["search, a word that most have", "search: common", search],
  ["search, a word of one in 16 to one in 200", "search: middle", search],
  ["search, a word of 20 articles", "search: rare", search],
  ["search, a frequent and a middling word", "search: two words", search],
  ["search, two middling words", "search: two middle words", search],
  ["search, one word or another", "search: either", search],
  ["search, three words beside each other", "search: phrase", search],
  ["search, a word without another", "search: without", search],
  ["search, of a small section", "search: of a section", search],
  ["search, of the last year", "search: of a year", search],
  ["search, of the last month", "search: of a month", search],
  ["search, of days long ago", "search: of days long ago", search],
  ["search, a rare word of the last month", "search: rare, of a month", search],
  ["search, older matches", "search: older", search],
  ["search, a misspelled word, with what was meant", "search: misspelled", search],
  ["search, a word that nobody wrote", "search: nobody's", search],
  ["news sitemap, two days", "news sitemap", ""],
  ["the sitemap's index", "sitemap index", "≤ 50 ms"],
  ["a month's sitemap, 8,640 addresses", "sitemap of a month", ""],
  ["a month's sitemap, 50,000 addresses", "sitemap of 50,000", ""],
];

type Found = Readonly<{ inside: Times; whole: Times }>;

/** `articles`: how many; fewer than a million only to try the program itself. */
export async function readersAtSize(variables: NodeJS.ProcessEnv, articles: number): Promise<Figure[]> {
  const { inside, whole } = await said<Found>("db/readers-figures.ts", variables, [String(articles)]);
  const floor = median(whole["nothing"] ?? []);
  const how = `node --conditions=react-server db/readers-figures.ts, ${articles.toLocaleString("en-GB")} live articles: planning and execution by EXPLAIN ANALYZE of what its functions ask, remembered by the connection as readers’ are; whole with the way there and back, × select 1 (${milliseconds(floor)})`;
  const pages = rows.map(([what, name, bar]): Figure => {
    const times = inside[name] ?? [];
    const all = median(whole[name] ?? []);
    const figure = `p50 ${milliseconds(median(times))}, p95 ${milliseconds(quantile(times, 0.95))}; whole ${milliseconds(all)}, ${(all / floor).toFixed(1)} ×`;
    return { what, figure, bar, how };
  });
  const reckoned = median(whole["reckoning of most read"] ?? []);
  return [
    ...pages,
    { what: "what was read most, reckoned each minute", figure: milliseconds(reckoned), bar: "", how },
  ];
}
