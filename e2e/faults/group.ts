// One group of the long tests: what the runner starts, and how long "long" is.
import type { Report } from "./report.ts";

/** How much of the full length this run has. */
export class Length {
  readonly #factor: number;

  constructor(factor: number) {
    this.#factor = factor;
  }

  /** So many times in a full run; in a shorter one fewer, but at least this often. */
  times(full: number, least = 1): number {
    return Math.max(least, Math.round(full * this.#factor));
  }

  /** So many seconds in a full run, as milliseconds; in a shorter one less, but at least so many. */
  seconds(full: number, least: number): number {
    return Math.max(least, full * this.#factor) * 1000;
  }
}

export type Group = Readonly<{
  /** The word that runs it alone. */
  name: string;
  about: string;
  run: (report: Report, length: Length) => Promise<void>;
}>;
