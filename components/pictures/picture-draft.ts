// What is being changed of a picture while its page is read anew around it: by one's own saving, by other forms of the page, by
// other people. What somebody is in the middle of changing is never taken away.

export type DraftState<Value> = Readonly<{
  /** What the changes are changes of. */
  base: Value;
  draft: Value;
  /** What the page was loaded with last. */
  loaded: Value;
  /** One's own was saved, and the page hasn't shown it yet: what is loaded next is what one saved. */
  awaitsOwn: boolean;
  /** Somebody else changed the same meanwhile. */
  overtaken: boolean;
}>;

export type DraftNews<Value> = Readonly<
  | { kind: "changed"; draft: Value }
  /** The page was read anew. */
  | { kind: "loaded"; value: Value }
  /** What was sent is in the database. */
  | { kind: "saved"; value: Value }
>;

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export function begunWith<Value>(value: Value): DraftState<Value> {
  return { base: value, draft: value, loaded: value, awaitsOwn: false, overtaken: false };
}

export function draftAfter<Value>(state: DraftState<Value>, news: DraftNews<Value>): DraftState<Value> {
  switch (news.kind) {
    case "changed": {
      // Whoever goes back to what is loaded has given up what was changed here.
      const givenUp = same(news.draft, state.loaded);
      return givenUp && !state.awaitsOwn ? begunWith(state.loaded) : { ...state, draft: news.draft };
    }
    case "saved":
      return { ...state, base: news.value, awaitsOwn: true, overtaken: false };
    case "loaded": {
      if (same(news.value, state.loaded)) return state;
      const touched = !same(state.draft, state.base) && !same(state.draft, news.value);
      if (!touched) return begunWith(news.value);
      const base = state.awaitsOwn ? news.value : state.base;
      return { ...state, base, loaded: news.value, awaitsOwn: false, overtaken: !state.awaitsOwn };
    }
  }
}
