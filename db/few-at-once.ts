// Something slow that people ask for takes a few of this process's connections and no more, and the wishes of one person wait
// for each other: whoever asks a hundred times keeps nobody else's work waiting.

export class FewAtOnce {
  readonly #most: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  /** The last wish of each person who has one. */
  readonly #last = new Map<string, Promise<void>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Do it when it is this person's turn, and one of the few places is free. */
  async run<Result>(personId: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(personId);
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    this.#last.set(personId, over);
    try {
      await before;
      return await this.#inPlace(work);
    } finally {
      end();
      if (this.#last.get(personId) === over) this.#last.delete(personId);
    }
  }

  async #inPlace<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#most) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
