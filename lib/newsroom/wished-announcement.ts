// Which class and public note a wish would record, and whether they are its own or those that were proposed with the text.
import { type Announcement, isOfProposal, proposalOf } from "./announcement.ts";
import type { Actor, Article } from "./article.ts";
import type { Facts, Wish } from "./decision.ts";
import { approvalKindOf } from "./step-yeses.ts";

/** `actor` is null where the clock carries out a schedule. */
type Wished = Readonly<{ article: Article; wish: Wish; actor: Actor | null; facts: Facts }>;

/** The class and note that would be recorded: what this wish says, else what was proposed at the submit. */
export function announced({ article, wish, actor, facts }: Wished): Announcement {
  if (article.publication === "never") return { changeClass: null, publicNote: null };
  // Legal and standards say yes to what is proposed: other words are the desk's to choose.
  if (wish.verb === "approve" && approvalKindOf(wish, actor, article, facts) !== "desk")
    return proposalOf(article);
  const anew = wish.verb === "submit" || wish.verb === "publish-in-emergency";
  const changeClass = wish.changeClass ?? (anew ? null : article.proposedClass);
  const note = wish.publicNote ?? (anew ? null : article.proposedNote);
  const publicNote = (note ?? "").trim() !== "" && changeClass !== "fix" ? (note ?? "").trim() : null;
  return { changeClass, publicNote };
}

/**
 * Whoever chooses other words for readers than were proposed would be their author: where four eyes are asked, their yes
 * may not be the one that they need. The first yes may choose where nothing was proposed.
 */
export function choosesOtherWords(one: Wished): boolean {
  return one.article.proposedClass !== null && !isOfProposal(announced(one), one.article);
}
