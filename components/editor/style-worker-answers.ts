// What the page asks of the worker that looks for house style, and how the worker answers: data only, either way.
import { compileRules, type StyleHit, styleHits, type StyleRule } from "#lib/newsroom/house-style.ts";

export type StyleAsk =
  | Readonly<{ kind: "rules"; rules: readonly StyleRule[] }>
  | Readonly<{ kind: "check"; round: number; texts: readonly string[] }>;

/** Hits of each text of the round, in the order in which they were asked. */
export type StyleAnswer = Readonly<{ round: number; hits: readonly (readonly StyleHit[])[] }>;

/** One worker's answers: it keeps the rules that it was told last. Rules have no answer. */
export function styleAnswers(): (ask: StyleAsk) => StyleAnswer | null {
  let compiled = compileRules([]);
  return (ask) => {
    if (ask.kind === "rules") {
      compiled = compileRules(ask.rules);
      return null;
    }
    return { round: ask.round, hits: ask.texts.map((text) => styleHits(text, compiled)) };
  };
}
