// How long something takes, again and again: for the programs that measure.

/** Milliseconds of each of `count` runs, one after the other. */
export async function times(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await run(index);
    found.push(performance.now() - started);
  }
  return found;
}
