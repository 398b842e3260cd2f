// The suggestions that a text holds, as lists and cards show them, and the check that a person who may only suggest did only that.
import type { Node } from "@tiptap/pm/model";
import { authorOf } from "#lib/document/nodes/review-marks.ts";
import { baseOf } from "./decide.ts";
import { insertionOf, isMine, suggestedPieces } from "./reading.ts";

export type SuggestionKind = "insert" | "delete" | "replace" | "split" | "join";

/** One suggestion. In `inserted` and `deleted` a break is a new line. `from`–`to` reaches from its first piece to its last. */
export type Suggestion = Readonly<{
  id: string;
  authorId: string;
  inserted: string;
  deleted: string;
  kind: SuggestionKind;
  from: number;
  to: number;
}>;

/** Every suggestion in the document, in the order in which they begin in the text. */
export function suggestionsIn(doc: Node): Suggestion[] {
  const found = new Map<string, { inserted: string; deleted: string; from: number; to: number }>();
  for (const { from, to, text, insertion, deletions } of suggestedPieces(doc)) {
    const note = (id: string, side: "inserted" | "deleted") => {
      const one = found.get(id) ?? { inserted: "", deleted: "", from, to };
      one[side] += text;
      one.to = Math.max(one.to, to);
      found.set(id, one);
    };
    if (insertion !== null) note(insertion, "inserted");
    for (const id of deletions) note(id, "deleted");
  }
  return [...found].map(([id, one]) => ({ id, authorId: authorOf(id), ...one, kind: kindOf(one) }));
}

function kindOf({ inserted, deleted }: Readonly<{ inserted: string; deleted: string }>): SuggestionKind {
  if (inserted !== "" && deleted !== "") return "replace";
  if (inserted !== "") return inserted === "\n" ? "split" : "insert";
  return deleted === "\n" ? "join" : "delete";
}

/**
 * What somebody who may only suggest did that suggesting can't do, as a sentence for that person; null when all is well.
 * The text itself, the comments on it and everybody else's suggestions must be as before; only their strikes over this
 * person's own words, and comments on those, may be gone with those words.
 */
export function suggestOnlyViolation(before: Node, after: Node, personId: string): string | null {
  if (!baseOf(before).eq(baseOf(after))) {
    return "You may only suggest here, and this changes the text itself. Reload the page, then make the change while suggesting is on.";
  }
  const [then, now] = [othersIn(before, personId), othersIn(after, personId)];
  if (then !== now) {
    return "You may only suggest here, and this changes somebody else’s suggestion. Reload the page, then suggest against it or leave a comment.";
  }
  if (commentsIn(before, personId) !== commentsIn(after, personId)) {
    return "You may only suggest here, and this changes what somebody's comment is about. Reload the page, then suggest again.";
  }
  return null;
}

/** Which threads stand on which words, this person's own suggested ones left out. A suggested break parts no words. */
function commentsIn(doc: Node, personId: string): string {
  const runs: [threads: string, words: string][] = [];
  doc.descendants((node) => {
    if (!node.isInline) return;
    if (isMine(insertionOf(node), personId)) return;
    const comments = node.marks.filter((mark) => mark.type.name === "comment");
    const threads = JSON.stringify(comments.map((mark) => String(mark.attrs["id"])).toSorted());
    const words = node.text ?? "\n";
    const last = runs.at(-1);
    if (last?.[0] === threads) last[1] += words;
    else runs.push([threads, words]);
  });
  return JSON.stringify(runs);
}

function othersIn(doc: Node, personId: string): string {
  const others = new Map<string, [inserted: string, deleted: string]>();
  for (const { text, insertion, deletions } of suggestedPieces(doc)) {
    const mine = isMine(insertion, personId);
    for (const id of [insertion, ...(mine ? [] : deletions)]) {
      if (id === null || isMine(id, personId)) continue;
      const sides = others.get(id) ?? ["", ""];
      sides[id === insertion ? 0 : 1] += text;
      others.set(id, sides);
    }
  }
  return JSON.stringify([...others].toSorted(([one], [two]) => (one < two ? -1 : 1)));
}
