// What a person reads of a text that can't be read as it stands: their newest words come first.

/** What may be done about it. `problem` is a sentence that says what is wrong with it. */
export function unreadableText(problem: string): string {
  return `${problem} Nothing was done, so that no older words are taken for the newest. Correct the text in the editor; if it doesn’t open there, save everything that is stored from the article’s page and ask whoever runs this system.`;
}
