// In how many ways a pattern of a house rule may be tried at one place of a text, reckoned before it is ever run.

/**
 * One step of a match: what it eats, and in how many ways (as a power of two). `sure`: it always eats something.
 * `free`: it has these ways even where its beginning and its end are given, as "a or a" does and a repeat doesn't.
 */
export type Step = Readonly<{ kinds: number; bits: number; sure: boolean; free: boolean }>;
/**
 * In how many ways alternatives, null for what is no plain word, match at one place. Of plain words only those that begin with one another do, and once
 * their end is given only those that are the same; of everything else each may, in any length.
 */
export function waysOf(alternatives: readonly (string | null)[]): Pick<Step, "bits" | "free"> {
  const words = alternatives.flatMap((plain) => (plain === null ? [] : [folded(plain)]));
  const together = words.map((word) => words.filter((other) => word.startsWith(other)).length);
  const open = alternatives.length - words.length;
  return {
    bits: Math.log2(open + Math.max(0, ...together)),
    free: open > 0 || new Set(words).size < words.length,
  };
}

/** What is alike where capitals don't matter is the same: "ſ" is found by "s", the sign of kelvin by "k". */
const folded = (word: string): string => word.toLowerCase().toUpperCase();

/**
 * The ways in which one place of a text may be tried. Steps that can share the same characters multiply. A step that must
 * eat something which none of the earlier ones can eat gives them their end, and the count begins anew: with that end given
 * one of the repeats before it follows from the others, and all that is left of their ways goes on multiplying.
 */
export function worstBits(steps: readonly Step[]): number {
  let shared = 0;
  let former = 0;
  let bits = 0;
  let follows = 0;
  let worst = 0;
  for (const step of steps) {
    if (step.sure && (step.kinds & shared) === 0) {
      former += bits - follows;
      shared = bits = follows = 0;
    }
    if (step.bits > 0) {
      bits += step.bits;
      if (!step.free) follows = Math.max(follows, step.bits);
    }
    // What stands behind an open repeat moves with it, so that it counts as eaten by it.
    if (bits > 0) shared |= step.kinds;
    worst = Math.max(worst, former + bits);
  }
  return worst;
}
