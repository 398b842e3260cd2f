// Job: what the person at the console sees while something takes long: each step with its name and its time.
import { StartRefusal } from "#lib/env.ts";

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs one step and says what it did and how long it took. `describe` words the outcome; null says nothing. */
export async function step<T>(
  name: string,
  run: () => Promise<T>,
  describe: (outcome: T) => string | null = () => name,
): Promise<T> {
  const started = performance.now();
  // Whoever waits longer than a breath wants to know for what.
  const announcement = setTimeout(() => say(`${name} …`), 400);
  try {
    const outcome = await run();
    clearTimeout(announcement);
    const words = describe(outcome);
    if (words !== null) say(`${words}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return outcome;
  } finally {
    clearTimeout(announcement);
  }
}

/** Runs an entry: a refusal is one sentence and exit code 1, anything else is a bug and keeps its stack. */
export async function entry(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    process.stderr.write(
      `${error instanceof StartRefusal ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
}
