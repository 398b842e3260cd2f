// Makes a house rule's regular expression safe to run over any text: letters of every script count as letters, repeats are
// bounded, and a pattern that could search for minutes is refused with a sentence instead of being run.

/** A repeat without an end counts this far. No word and no gap between words is longer. */
const longestRepeat = 64;
/** Ways in which one place of the text may be tried, as a power of two. */
const mostBits = 14;
export const longestPattern = 300;

const letters = String.raw`\p{L}\p{M}\p{N}_`;
const letter = `[${letters}]`;
export const wordStart = `(?<!${letter})`;
export const wordEnd = `(?!${letter})`;
const edge = `(?:(?<=${letter})(?!${letter})|(?<!${letter})(?=${letter}))`;
const noEdge = `(?:(?<=${letter})(?=${letter})|(?<!${letter})(?!${letter}))`;

export type SafePattern = Readonly<{ ok: true; source: string } | { ok: false; problem: string }>;

/** What a piece of a pattern can match, in four bits: what shares no bit shares no character. */
const kinds = { word: 1, space: 2, other: 4 } as const;
const anything = 7;

function kindsOf(character: string): number {
  if (/[\p{L}\p{M}\p{N}_]/u.test(character)) return kinds.word;
  return /\s/u.test(character) ? kinds.space : kinds.other;
}

/** One step of a match: what it eats, and in how many ways (as a power of two). `sure`: it always eats something. */
type Step = Readonly<{ kinds: number; bits: number; sure: boolean }>;
type Piece = Readonly<{ source: string; steps: readonly Step[]; varies: boolean; consumes: boolean }>;

class Refused extends Error {}

const twice =
  "A repeat around another repeat or a choice can search for minutes. Repeat a plain word or one kind of letter instead.";

class Reader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to a closing bracket or the end. */
  alternatives(): Piece {
    const pieces = [this.#sequence()];
    while (this.#source[this.#at] === "|") {
      this.#at += 1;
      pieces.push(this.#sequence());
    }
    const [only] = pieces;
    if (only && pieces.length === 1) return only;
    return {
      source: pieces.map((one) => one.source).join("|"),
      // Only one of them is passed, so none can be relied on to stand between two repeats.
      steps: pieces.flatMap((one) => one.steps.map((step) => ({ ...step, sure: false }))),
      varies: true,
      consumes: pieces.some((one) => one.consumes),
    };
  }

  #sequence(): Piece {
    const pieces: Piece[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source.charAt(this.#at)))
      pieces.push(this.#repeated(this.#atom()));
    return {
      source: pieces.map((one) => one.source).join(""),
      steps: pieces.flatMap((one) => one.steps),
      varies: pieces.some((one) => one.varies),
      consumes: pieces.some((one) => one.consumes),
    };
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #repeated(piece: Piece): Piece {
    const range = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})/uy);
    if (range === null) return piece;
    const lazy = this.#take(/\?/uy) ?? "";
    const { least, most } = limitsOf(range);
    if (least > 200 || most > 200 + longestRepeat)
      throw new Refused("Let a repeat count to 200 at most: write {0,200} or less.");
    if (most > 1 && piece.varies) throw new Refused(twice);
    const eats = piece.steps.reduce((all, step) => all | step.kinds, 0);
    const ways = Math.log2(most - least + 1);
    const own: Step = { kinds: eats, bits: ways, sure: least > 0 && piece.steps.some((step) => step.sure) };
    return {
      source: `${piece.source}{${least},${most}}${lazy}`,
      steps: [...(piece.varies ? piece.steps.map((step) => ({ ...step, sure: false })) : []), own],
      varies: piece.varies || least !== most,
      consumes: piece.consumes,
    };
  }

  #atom(): Piece {
    if (this.#source.startsWith("(?", this.#at) && !/^\(\?(?:[:=!]|<)/u.test(this.#source.slice(this.#at)))
      throw new Refused("This kind of bracket isn’t known here. Use ( ), (?: ), (?= ) or (?! ).");
    const group = this.#take(/\((?:\?(?:[:=!]|<[=!]|<[\p{L}\p{N}_$]+>))?/uy);
    if (group !== null) {
      const inside = this.alternatives();
      this.#at += 1;
      const looks = /[=!]$/u.test(group);
      return {
        source: `${group}${inside.source})`,
        steps: looks ? inside.steps.map((step) => ({ ...step, sure: false })) : inside.steps,
        varies: inside.varies,
        consumes: !looks && inside.consumes,
      };
    }
    const list = this.#take(/\[(?:\\.|[^\]\\])*\]/suy);
    if (list !== null) return this.#list(list);
    const escape = this.#take(
      /\\(?:[pP]\{[^}]*\}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|k<[^>]*>|c[a-z]|\d+|.)/isuy,
    );
    if (escape !== null) return escaped(escape);
    const character = this.#take(/./suy) ?? "";
    if (character === "^" || character === "$")
      return { source: character, steps: [], varies: false, consumes: false };
    return eater(character, character === "." ? anything : kindsOf(character));
  }

  #list(list: string): Piece {
    if (list.includes(String.raw`\W`))
      throw new Refused(String.raw`Write [^\w] instead of \W inside square brackets.`);
    const source = list.replaceAll(/\\.|./gsu, (one) => (one === String.raw`\w` ? letters : one));
    const inside = list.slice(1, -1);
    if (inside.startsWith("^"))
      return eater(source, list === String.raw`[^\s]` ? kinds.word | kinds.other : anything);
    let eats = 0;
    for (const [one] of inside.replaceAll(/\\([pP])\{[^}]*\}/gu, "\\$1").matchAll(/\\.|./gsu)) {
      if (one === String.raw`\s`) eats |= kinds.space;
      else if (one === String.raw`\w` || one === String.raw`\d`) eats |= kinds.word;
      // A range may run over anything that lies between its ends.
      else if (one.startsWith("\\")) eats |= anything;
      else eats |= kindsOf(one);
    }
    return eater(source, rangesStayInside(inside) ? eats : anything);
  }
}

/** True when every range runs from letter to letter or digit to digit. */
function rangesStayInside(inside: string): boolean {
  return [...inside.matchAll(/(.)-(.)/gsu)].every(([, from = "", to = ""]) =>
    /^(?:[a-z]{2}|[A-Z]{2}|\d{2})$/u.test(from + to),
  );
}

function eater(source: string, eats: number): Piece {
  return { source, steps: [{ kinds: eats, bits: 0, sure: true }], varies: false, consumes: true };
}

function escaped(escape: string): Piece {
  switch (escape) {
    case String.raw`\b`:
      return { source: edge, steps: [], varies: false, consumes: false };
    case String.raw`\B`:
      return { source: noEdge, steps: [], varies: false, consumes: false };
    case String.raw`\w`:
      return eater(letter, kinds.word);
    case String.raw`\W`:
      return eater(`[^${letters}]`, kinds.space | kinds.other);
    case String.raw`\d`:
      return eater(escape, kinds.word);
    case String.raw`\s`:
      return eater(escape, kinds.space);
    case String.raw`\S`:
      return eater(escape, kinds.word | kinds.other);
    default:
      if (/^\\[1-9k]/u.test(escape)) {
        // What was found before may be of any kind and may be nothing.
        return {
          source: escape,
          steps: [{ kinds: anything, bits: 0, sure: false }],
          varies: true,
          consumes: true,
        };
      }
      return eater(escape, /^\\[a-z0-9]/iu.test(escape) ? anything : kindsOf(escape.slice(1)));
  }
}

function limitsOf(range: string): Readonly<{ least: number; most: number }> {
  if (range === "*") return { least: 0, most: longestRepeat };
  if (range === "+") return { least: 1, most: longestRepeat };
  if (range === "?") return { least: 0, most: 1 };
  const [least = "0", most] = range.slice(1, -1).split(",");
  const from = Number(least);
  if (most === undefined) return { least: from, most: from };
  return { least: from, most: most === "" ? from + longestRepeat : Number(most) };
}

/**
 * The worst run of steps that can share the same characters: only those multiply. A step that must eat something which
 * none of the earlier ones can eat pins their lengths, and the count begins anew.
 */
function worstBits(steps: readonly Step[]): number {
  let shared = 0;
  let bits = 0;
  let worst = 0;
  for (const step of steps) {
    if (step.sure && (step.kinds & shared) === 0) {
      shared = 0;
      bits = 0;
    }
    if (step.bits === 0) continue;
    shared |= step.kinds;
    bits += step.bits;
    worst = Math.max(worst, bits);
  }
  return worst;
}

/**
 * The pattern as it may be run with the flag "u", or what is wrong with it. `\w` and `\b` know the letters of every script;
 * `+`, `*` and `{n,}` count to 64 more at most. What it costs at one place of a text is bounded by 2^14 steps.
 */
export function safePattern(given: string): SafePattern {
  if (given === "") return { ok: false, problem: "Write what to look for." };
  if (given.length > longestPattern)
    return { ok: false, problem: `Make the pattern shorter: at most ${longestPattern} characters.` };
  try {
    // Only its grammar is asked about: the bounded one below is what runs.
    void new RegExp(given, "u");
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*:\s*/su, "") : "";
    return {
      ok: false,
      problem: `This is no regular expression${why === "" ? "" : `: ${why.toLowerCase()}`}. Mend it and try again.`,
    };
  }
  try {
    const piece = new Reader(given).alternatives();
    if (worstBits(piece.steps) > mostBits)
      return {
        ok: false,
        problem:
          "So many open repeats after one another can search for minutes. Leave out some, or give them an end such as {1,5}.",
      };
    const source = piece.source;
    if (!piece.consumes || new RegExp(`^(?:${source})$`, "u").test(""))
      return {
        ok: false,
        problem: "This can match nothing at all. Let it look for at least one letter or sign.",
      };
    return { ok: true, source };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.message };
    throw error;
  }
}
