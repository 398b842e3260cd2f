// Who may write under which Yjs client number. The text takes two different pieces under one place of one number for the
// same, so that whoever wrote on under somebody else's would take that person's next words away, and put theirs in that
// person's name.
import * as Y from "yjs";

export class Numbers {
  readonly #document: Y.Doc;
  readonly #owners: Map<number, string>;
  /** Who showed a caret under a number that nobody has written under yet, also once they are away. */
  readonly #shown = new Map<number, string>();

  constructor(document: Y.Doc, owners: ReadonlyMap<number, string>) {
    this.#document = document;
    this.#owners = new Map(owners);
  }

  /** Whether this person may write under the number: it is theirs, or new. */
  isFor(number: number, personId: string): boolean {
    const owner = this.#owners.get(number);
    if (owner !== undefined) return owner === personId;
    // The seed's, or a mend's: nobody writes on under what is nobody's.
    if (Y.getState(this.#document.store, number) > 0) return false;
    return (this.#shown.get(number) ?? personId) === personId;
  }

  /** Those that nobody has stored anything under. */
  unowned(numbers: readonly number[]): number[] {
    return numbers.filter((one) => !this.#owners.has(one));
  }

  /** This person's caret stands under the number from now on; false: it isn't theirs to show. */
  show(number: number, personId: string): boolean {
    if (!this.isFor(number, personId)) return false;
    if (!this.#owners.has(number)) this.#shown.set(number, personId);
    return true;
  }

  /** Something of this person's is stored under these. Whose a number is, it stays. */
  belong(numbers: readonly number[], personId: string): void {
    for (const number of numbers) {
      if (!this.#owners.has(number)) this.#owners.set(number, personId);
      this.#shown.delete(number);
    }
  }
}
