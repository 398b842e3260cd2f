// A correction's note and the place that it corrected lead to each other, like a footnote and its mark.

/** Id of the note with this number; numbers count an article's corrections from 1, the oldest first. */
export const noteId = (number: number): string => `note-${number}`;
/** Id of the first mark of that note in the text. */
export const noteMarkId = (number: number): string => `note-mark-${number}`;

/**
 * A block's markup with the marks of these corrections behind its last words. `seen` holds the numbers that have a mark
 * already: only the first of each carries the id to which its note leads back.
 */
export function withNoteMarks(html: string, numbers: readonly number[], seen: Set<number>): string {
  if (html === "" || numbers.length === 0) return html;
  const marks = numbers
    .map((number) => {
      const id = seen.has(number) ? "" : ` id="${noteMarkId(number)}"`;
      seen.add(number);
      return `<sup class="note-mark"${id}><a href="#${noteId(number)}" aria-label="Correction ${number}">${number}</a></sup>`;
    })
    .join("");
  const end = /(?:<\/(?!picture>|a>)[a-z0-9]+>)+$/.exec(html)?.index ?? html.length;
  return html.slice(0, end) + marks + html.slice(end);
}

/** Has the text a mark of this note? */
export function hasNoteMark(html: string, number: number): boolean {
  return html.includes(`id="${noteMarkId(number)}"`);
}
