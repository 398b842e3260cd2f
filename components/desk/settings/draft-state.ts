// What becomes of a settings form while it is saved and read anew (pure; use-draft.ts holds it). What somebody types is never
// taken for what was sent: words that came after stay, count as unsaved, and are changes of what the newsroom has by then.

export type Begun<Value> = Readonly<{
  value: Value;
  /** Names the state that was read; a save says it, so that nobody is overwritten unasked. */
  seal: string;
}>;

export type DraftState<Value> = Readonly<{
  /** What the changes are changes of. */
  begun: Begun<Value>;
  draft: Value;
  /** What was sent and isn't shown by the page yet. Null: nothing is under way. */
  sent: Readonly<{
    value: Value;
    /** The seal of what the page showed then: what somebody may have chosen to put theirs in place of. */
    over: string;
    /** The newsroom has it. */
    isSaved: boolean;
  }> | null;
}>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export function begunFrom<Value>(begun: Begun<Value>): DraftState<Value> {
  return { begun, draft: begun.value, sent: null };
}

/** Whether something would be lost by leaving now. While a save is under way nobody knows yet what the newsroom will have. */
export function isUnsaved<Value>({ begun, draft, sent }: DraftState<Value>): boolean {
  if (sent?.isSaved === true) return !same(draft, sent.value);
  return !same(draft, begun.value) || (sent !== null && !same(draft, sent.value));
}

/**
 * The person typed. `isShown`: the page has been read anew since the last save. A seal that stayed the same then says that the
 * newsroom has what this began from: it tidied up what was sent.
 */
export function typed<Value>(state: DraftState<Value>, draft: Value, isShown: boolean): DraftState<Value> {
  const isOver = isShown && state.sent?.isSaved === true;
  return { ...state, draft, sent: isOver ? null : state.sent };
}

/** `value` is on its way, while the page shows what has the seal `over`. */
export function sending<Value>(state: DraftState<Value>, value: Value, over: string): DraftState<Value> {
  return { ...state, sent: { value, over, isSaved: false } };
}

/** The answer to it: it is in the database, or it was refused. */
export function answered<Value>(state: DraftState<Value>, isSaved: boolean): DraftState<Value> {
  return { ...state, sent: isSaved ? state.sent && { ...state.sent, isSaved } : null };
}

/** The page shows `loaded`. Answers with the very same state where that is no news, or can't be judged before an answer. */
export function shown<Value>(state: DraftState<Value>, loaded: Begun<Value>): DraftState<Value> {
  const { begun, draft, sent } = state;
  if (sent !== null) {
    // Whether it is one's own or somebody else's, the answer tells.
    if (!sent.isSaved || loaded.seal === sent.over) return state;
    return { begun: loaded, draft: same(draft, sent.value) ? loaded.value : draft, sent: null };
  }
  if (loaded.seal === begun.seal) return state;
  const isUntouched = same(draft, begun.value) || same(draft, loaded.value);
  // Another was first: what it began from stays, so that the newsroom can say so.
  return isUntouched ? begunFrom(loaded) : state;
}
