// How the kinds of public note are named to readers, and which of them belong above the text (newsroom.md §7).
import type { PublicNote } from "#lib/newsroom/readers.ts";

const names: Readonly<Record<PublicNote["changeClass"], string>> = {
  correction: "Correction",
  clarification: "Clarification",
  "editors-note": "Editor’s note",
  retraction: "Retraction",
};

/** The note's kind as readers see it. */
export function noteName(note: PublicNote): string {
  return names[note.changeClass];
}

/** A retraction or an editor's note changes how the whole text must be read: it stands above it. */
export function standsAbove(note: PublicNote): boolean {
  return note.changeClass === "retraction" || note.changeClass === "editors-note";
}
