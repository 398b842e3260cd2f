// Every person has a colour of their own in the margin and in the text, as far as there are colours, and the same on every
// screen: it hangs on who is in the article, not on who came to a screen first. It never stands alone: initials and the name
// go with it.

/** How many tones review.css defines. */
export const tones = 8;
/** How many people of one page can have a tone of their own choosing in review.css. */
const seats = 16;

/** The tone that a person has where nobody else has it, from 1 to `tones`. */
export function ownTone(personId: string): number {
  // FNV-1a: ids that differ in one character land far apart.
  let hash = 0x811c9dc5;
  for (let at = 0; at < personId.length; at += 1) {
    hash = Math.imul(hash ^ personId.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 0) % tones) + 1;
}

/**
 * The tones of people who are in one article. Whoever comes second to a tone, by id, gets the next free one: while there
 * are tones left, no two share one. The same people get the same tones, in whatever order a screen heard of them.
 */
export function tonesOf(people: Iterable<string>): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  const taken = new Set<number>();
  for (const id of [...new Set(people)].toSorted()) {
    let tone = ownTone(id);
    while (taken.has(tone) && taken.size < tones) tone = (tone % tones) + 1;
    taken.add(tone);
    given.set(id, tone);
  }
  return given;
}

/** One page's people. What is drawn names a seat, and the seat's tone follows whoever comes and goes. */
export class Seats {
  readonly #taken = new Map<string, number>();
  readonly #known = new Map<string, readonly string[]>();
  readonly #paint: (seat: number, tone: number) => void;

  constructor(paint: (seat: number, tone: number) => void) {
    this.#paint = paint;
  }

  of(personId: string): number {
    const seat = this.#taken.get(personId) ?? (this.#taken.size % seats) + 1;
    if (!this.#taken.has(personId)) {
      this.#taken.set(personId, seat);
      this.#paint(seat, this.#tones().get(personId) ?? ownTone(personId));
    }
    return seat;
  }

  /** These are in the article, by one of the ways in which every screen hears of the same people. */
  know(way: string, people: readonly string[]): void {
    this.#known.set(way, people);
    for (const [id, tone] of this.#tones()) this.#paint(this.of(id), tone);
  }

  #tones(): ReadonlyMap<string, number> {
    return tonesOf([...this.#known.values()].flat());
  }
}

const page = new Seats((seat, tone) =>
  document.documentElement.style.setProperty(`--seat-${seat}`, `var(--tone-${tone})`),
);

/** The class number of a person, `by-N` of review.css. On the server it is the person's own tone. */
export function authorTone(personId: string): number {
  return typeof document === "undefined" ? ownTone(personId) : page.of(personId);
}

/** Say who is in the article: who has it open, or who has said something about it. */
export function knowPeople(way: "here" | "review", people: readonly string[]): void {
  page.know(way, people);
}

/** First letters of the first and the last part of a name. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const [first, last] = [parts[0] ?? "", parts.length > 1 ? (parts.at(-1) ?? "") : ""];
  return `${firstLetter(first)}${firstLetter(last)}`.toLocaleUpperCase("en");
}

function firstLetter(word: string): string {
  const point = word.codePointAt(0);
  return point === undefined ? "" : String.fromCodePoint(point);
}
