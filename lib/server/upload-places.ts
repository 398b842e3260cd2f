// How many uploads are under way at once. A body lies in memory until its picture is drawn, so their number bounds what they hold,
// however slowly they come; whoever finds no place waits with nothing read.

export type UploadLimits = Readonly<{
  /** A page sends two at a time. */
  ofPerson: number;
  /** At 25 MB each. */
  ofProcess: number;
  waiting: number;
  /** How long one waits for a place. */
  patienceMs: number;
}>;

const usual: UploadLimits = { ofPerson: 3, ofProcess: 10, waiting: 60, patienceMs: 20_000 };

/** Gives the place back; once is enough. */
export type Leave = () => void;

type Waiting = Readonly<{ person: string; let: (leave: Leave) => void }>;

export class UploadPlaces {
  readonly #limits: UploadLimits;
  readonly #held = new Map<string, number>();
  readonly #line = new Set<Waiting>();
  #all = 0;

  constructor(limits = usual) {
    this.#limits = limits;
  }

  /** A place for one upload of this person, as soon as there is one; null when the line is full, or nothing came free for long. */
  enter(person: string): Promise<Leave | null> {
    if (this.#hasRoom(person)) return Promise.resolve(this.#take(person));
    if (this.#line.size >= this.#limits.waiting) return Promise.resolve(null);
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#line.delete(mine);
        resolve(null);
      }, this.#limits.patienceMs);
      const mine: Waiting = {
        person,
        let: (leave) => {
          clearTimeout(late);
          resolve(leave);
        },
      };
      this.#line.add(mine);
    });
  }

  #hasRoom(person: string): boolean {
    const { ofPerson, ofProcess } = this.#limits;
    return this.#all < ofProcess && (this.#held.get(person) ?? 0) < ofPerson;
  }

  #take(person: string): Leave {
    this.#all += 1;
    this.#held.set(person, (this.#held.get(person) ?? 0) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#all -= 1;
      const still = (this.#held.get(person) ?? 1) - 1;
      if (still > 0) this.#held.set(person, still);
      else this.#held.delete(person);
      this.#next();
    };
  }

  /** The first who may: one whose own places are taken holds up nobody else. */
  #next(): void {
    for (const one of this.#line) {
      if (!this.#hasRoom(one.person)) continue;
      this.#line.delete(one);
      one.let(this.#take(one.person));
      return;
    }
  }
}

declare global {
  /** Route handlers may be bundled apart; the machine has one memory. */
  var nightdeskUploadPlaces: UploadPlaces | undefined;
}

/** Run with a place for an upload of this person; null when there was none. */
export async function inUploadPlace<Result>(
  person: string,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const leave = await (globalThis.nightdeskUploadPlaces ??= new UploadPlaces()).enter(person);
  if (leave === null) return null;
  try {
    return await work();
  } finally {
    leave();
  }
}
