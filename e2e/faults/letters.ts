// Whose letter is whose, and which of them a text must hold. Everybody types letters that nobody else has, in an order of
// their own, so that a text alone says what is missing and what is there twice.

const first = 0x4e00;
const each = 650;
/** As many people as there are letters for in one text. */
const most = 32;

const anyLetter = new RegExp(
  `[\\u{${first.toString(16)}}-\\u{${(first + each * most - 1).toString(16)}}]`,
  "gu",
);

/** The `count`-th letter that the `place`-th person of a text types. After 650 it begins anew. */
export function letterOf(place: number, count: number): string {
  if (place >= most) throw new RangeError(`only ${most} people have letters of their own`);
  return String.fromCodePoint(first + place * each + (count % each));
}

/** Whether this is a letter of the `place`-th person. */
export function isLetterOf(place: number, letter: string): boolean {
  const at = (letter.codePointAt(0) ?? 0) - first - place * each;
  return letter.length === 1 && at >= 0 && at < each;
}

/** The words of a text's markup. */
export function wordsOf(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, "");
}

type Bounds = ReadonlyMap<string, Readonly<{ least: number; most: number }>>;

/** What one person typed and took back, and how much of it they were told is saved. */
export class Ledger {
  readonly #deeds: Readonly<{ letter: string; by: 1 | -1 }>[] = [];
  #safe = 0;
  #typed = 0;

  typed(letter: string): void {
    this.#typed += 1;
    this.#deeds.push({ letter, by: 1 });
  }

  tookBack(letter: string): void {
    this.#deeds.push({ letter, by: -1 });
  }

  /** This person's screen says that everything is saved. */
  saved(): void {
    this.#safe = this.#deeds.length;
  }

  get typedInAll(): number {
    return this.#typed;
  }

  /** How many of this person's deeds were called saved. */
  get safe(): number {
    return this.#safe;
  }

  /** How often each letter must be there at least, and may be there at most, when so many deeds are safe. */
  bounds(safeDeeds = this.#safe): Bounds {
    const found = new Map<string, { least: number; most: number }>();
    for (const [index, { letter, by }] of this.#deeds.entries()) {
      const one = found.get(letter) ?? { least: 0, most: 0 };
      const safe = index < safeDeeds;
      if (safe || by === -1) one.least += by;
      if (safe || by === 1) one.most += by;
      found.set(letter, one);
    }
    return found;
  }
}

export type Account = Readonly<{
  /** Letters that were called saved, or typed and never taken back, and aren't there. */
  lost: number;
  /** Letters that are there more often than they were typed, or although they were taken back. */
  doubled: number;
  /** The text without anybody's letters. */
  rest: string;
}>;

/** Holds a text's words against what its people typed. */
export function accountOf(words: string, ledgers: readonly Readonly<{ bounds: () => Bounds }>[]): Account {
  const counts = new Map<string, number>();
  for (const letter of words.match(anyLetter) ?? []) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let lost = 0;
  let doubled = 0;
  for (const ledger of ledgers) {
    for (const [letter, { least, most: atMost }] of ledger.bounds()) {
      const count = counts.get(letter) ?? 0;
      counts.delete(letter);
      lost += Math.max(0, least - count);
      doubled += Math.max(0, count - atMost);
    }
  }
  for (const count of counts.values()) doubled += count;
  return { lost, doubled, rest: words.replaceAll(anyLetter, "") };
}
