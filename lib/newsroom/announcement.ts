// What readers would be told of a change: its class and its public note. Proposed with the text and part of what is approved
// (newsroom.md §2), so a yes counts for exactly these words, too.
import type { Approval, Article } from "./article.ts";

/** The class, null where readers could notice nothing; and the note, trimmed, null where there is none. */
export type Announcement = Pick<Approval, "changeClass" | "publicNote">;

/** Where an article keeps the words that the yeses of this round are asked for. */
export type Proposed = Pick<Article, "proposedClass" | "proposedNote">;

export const proposalOf = ({ proposedClass, proposedNote }: Proposed): Announcement => ({
  changeClass: proposedClass,
  publicNote: proposedNote,
});

/** The article with these words proposed. */
export const proposing = <One extends Proposed>(article: One, words: Announcement): One => ({
  ...article,
  proposedClass: words.changeClass,
  proposedNote: words.publicNote,
});

/** Whether a yes was given to the words that are proposed now. */
export const isOfProposal = (yes: Announcement, article: Proposed): boolean =>
  yes.changeClass === article.proposedClass && yes.publicNote === article.proposedNote;
