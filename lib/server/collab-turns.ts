// Who may look at a text and change it at the same time. What is judged by the whole text is judged, stored and applied in a
// turn of its own, so that nothing comes between the look and the change; what stands for itself shares turns, and commits.

export class Turns {
  /** The last turn that somebody has alone. */
  #alone: Promise<unknown> = Promise.resolve();
  /** What runs together behind it. */
  #together = new Set<Promise<unknown>>();

  /** Nobody else's work runs until this is done. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = [this.#alone, ...this.#together];
    this.#together.clear();
    const turn = Promise.all(before).then(work);
    this.#alone = settled(turn);
    return turn;
  }

  /** Runs beside whatever else runs together, behind all who wait for a turn alone. */
  together<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#alone.then(work);
    const over = settled(turn);
    this.#together.add(over);
    void over.then(() => this.#together.delete(over));
    return turn;
  }
}

/** For those who come next it counts only that a turn is over; whoever asked for it hears how it ended. */
function settled(turn: Promise<unknown>): Promise<unknown> {
  return turn.then(
    () => undefined,
    () => undefined,
  );
}
