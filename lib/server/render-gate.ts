// How many pages are made at once. Whoever asks for ten thousand addresses at which nothing stands fills neither memory nor
// the line to the database, and a page that readers know never waits behind them.

/** A little more than the readers' connections: while some wait for the database, others are drawn. */
const mostAtOnce = 16;
/** Some two seconds' work: who came later would wait longer than for a second try. */
const mostWaiting = 500;

/** Gives the place back; once is enough. */
export type Leave = () => void;

export class RenderGate {
  readonly #limits: Readonly<{ atOnce: number; waiting: number }>;
  readonly #known: (() => void)[] = [];
  readonly #strangers: (() => void)[] = [];
  #inside = 0;

  constructor(limits = { atOnce: mostAtOnce, waiting: mostWaiting }) {
    this.#limits = limits;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#known.length + this.#strangers.length;
  }

  /**
   * A place to make a page in, at once where one is free; null when as many wait already as may. `known`: something stood at the address lately, so
   * it goes before those of which nobody has heard.
   */
  enter(known: boolean): Leave | Promise<Leave> | null {
    if (this.#inside < this.#limits.atOnce) {
      this.#inside += 1;
      return this.#leave();
    }
    const line = known ? this.#known : this.#strangers;
    if (line.length >= this.#limits.waiting) return null;
    return new Promise((resolve) => line.push(() => resolve(this.#leave())));
  }

  #leave(): Leave {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      // The place passes on, so that nobody who comes now goes before those who wait.
      const next = this.#known.shift() ?? this.#strangers.shift();
      if (next) next();
      else this.#inside -= 1;
    };
  }
}
