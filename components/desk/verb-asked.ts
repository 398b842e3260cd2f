// What somebody saw when a verb was pressed (newsroom.md §2). The bar is read anew beneath an open dialog; the question stays
// with what it was asked of, so that the server can say what changed meanwhile. Pure: the article's bar holds it.
import type { BarState, ShownVerb } from "./bar-state.ts";
import type { SentWish } from "./verb-answer.ts";

export type Asked = Readonly<{ one: ShownVerb; bar: BarState }>;

/** What an editor's screen showed of the text. */
type SeenText = Readonly<{ seq: number; fields: number }>;

/** Nothing has to be typed for it, and nothing follows that needs a second thought. */
export function goesAtOnce({ one, bar }: Asked): boolean {
  // What stays in the vault undoes no more than a wish; what is put there takes two people to come out.
  if (one.verb === "put-in-vault") return bar.vaultAskedBy !== null;
  // What was proposed is approved as it is. Why a fix touches what a fix may not is the editor's to say, each time.
  const asProposed = bar.proposedClass !== null && bar.proposedClass !== "fix";
  return one.inputs.length === 0 || (one.verb === "approve" && asProposed);
}

/** The same question, of the article as it stands now. Null: nobody knows how it stands. */
export function askedAnew(asked: Asked, now: BarState | null): Asked {
  if (now === null) return asked;
  const { verb } = asked.one;
  return { one: now.verbs.find((one) => one.verb === verb) ?? asked.one, bar: now };
}

/** Which article and which state of it the wish is about: the one that the question was asked of. */
export function seenOf(
  { one, bar }: Asked,
  seenText: SeenText | undefined,
): Pick<SentWish, "articleId" | "verb" | "seenVersion" | "seenCopyVersion"> {
  return {
    articleId: bar.articleId,
    verb: one.verb,
    seenVersion: bar.version,
    ...(seenText === undefined ? { seenCopyVersion: bar.copyVersion } : { seenText }),
  };
}
