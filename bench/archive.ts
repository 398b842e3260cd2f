// Readers' pages over a million articles: what each kind of page costs the database, beside its cheapest question.
import { type Figure, median, milliseconds, quantile } from "./figures.ts";
import { said } from "./inside.ts";

type Times = Readonly<Record<string, readonly number[]>>;

const rows: readonly (readonly [what: string, name: string, bar: string])[] = [
  ["article by its number, all that its text needs", "article", "p95 ≤ 2 ms"],
  ["  what stands at its end", "end of an article", ""],
  ["section, its newest", "section's newest", "p95 ≤ 2 ms"],
  ["section, a page at any depth", "section at any depth", "p95 ≤ 2 ms"],
  ["bureau, a page at any depth", "bureau at any depth", "p95 ≤ 2 ms"],
  ["author, the newest", "author's newest", "p95 ≤ 2 ms"],
  ["feed of fifty texts", "feed", ""],
  ["the sitemap's months", "sitemap's months", ""],
];

type Found = Readonly<{ inside: Times; whole: Times }>;

/** `articles`: how many; fewer than a million only to try the program itself. */
export async function readersAtSize(variables: NodeJS.ProcessEnv, articles: number): Promise<Figure[]> {
  const { inside, whole } = await said<Found>("db/readers-figures.ts", variables, [String(articles)]);
  const floor = median(whole["nothing"] ?? []);
  const how = `node --conditions=react-server db/readers-figures.ts, ${articles.toLocaleString("en-GB")} live articles: planning and execution by EXPLAIN ANALYZE of what its functions ask; whole with the way there and back, × select 1 (${milliseconds(floor)})`;
  return rows.map(([what, name, bar]): Figure => {
    const list = inside[name] ?? [];
    const all = median(whole[name] ?? []);
    const figure = `p50 ${milliseconds(median(list))}, p95 ${milliseconds(quantile(list, 0.95))}; whole ${milliseconds(all)}, ${(all / floor).toFixed(1)} ×`;
    return { what, figure, bar, how };
  });
}
