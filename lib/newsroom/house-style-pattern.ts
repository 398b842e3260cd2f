// Makes a house rule's regular expression safe to run over any text: letters of every script count as letters, repeats are
// bounded, and a pattern that could search for minutes is refused with a sentence instead of being run.
import { waysOf, worstBits, type Step } from "./house-style-ways.ts";

/** A repeat without an end counts this far. No word and no gap between words is longer. */
const longestRepeat = 64;
/** Ways in which one place of the text may be tried, as a power of two. */
const mostBits = 14;
export const longestPattern = 300;
/** What one way may try at most, with all repeats written out. */
const largest = 4_096;

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

/** `plain`: the letters that a piece without choice is made of, else null. `size`: how much one passage of it tries. */
type Piece = Readonly<{
  source: string;
  steps: readonly Step[];
  varies: boolean;
  consumes: boolean;
  plain: string | null;
  size: number;
}>;

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
    const steps = pieces.flatMap((one) => one.steps.map((step) => ({ ...step, sure: false })));
    const eats = steps.reduce((all, step) => all | step.kinds, 0);
    return {
      source: pieces.map((one) => one.source).join("|"),
      // Only one of them is passed, so none can be relied on to stand between two repeats.
      steps: [...steps, { kinds: eats, ...waysOf(pieces.map((one) => one.plain)), sure: false }],
      varies: true,
      consumes: pieces.some((one) => one.consumes),
      plain: null,
      size: pieces.reduce((sum, one) => sum + one.size, 0),
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
      plain: pieces.some((one) => one.plain === null) ? null : pieces.map((one) => one.plain).join(""),
      size: pieces.reduce((sum, one) => sum + one.size, 0),
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
    const size = piece.size * most;
    if (size > largest)
      throw new Refused("Let repeats inside one another count less: write smaller numbers.");
    const sure = least > 0 && piece.steps.some((step) => step.sure);
    const own: Step = { kinds: eats, bits: ways, sure, free: false };
    return {
      source: `${piece.source}{${least},${most}}${lazy}`,
      steps: [...(piece.varies ? piece.steps.map((step) => ({ ...step, sure: false })) : []), own],
      varies: piece.varies || least !== most,
      consumes: piece.consumes,
      plain: null,
      size,
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
        plain: looks ? null : inside.plain,
        size: inside.size + 1,
      };
    }
    const list = this.#take(/\[(?:\\.|[^\]\\])*\]/suy);
    if (list !== null) return this.#list(list);
    const escape = this.#take(
      /\\(?:[pP]\{[^}]*\}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|k<[^>]*>|c[a-z]|\d+|.)/isuy,
    );
    if (escape !== null) return escaped(escape);
    const character = this.#take(/./suy) ?? "";
    if (character === "^" || character === "$") return nothing(character);
    return character === "." ? eater(character, anything) : eater(character, kindsOf(character), character);
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

function eater(source: string, eats: number, plain: string | null = null): Piece {
  const steps = [{ kinds: eats, bits: 0, sure: true, free: false }];
  return { source, steps, varies: false, consumes: true, plain, size: 1 };
}

/** A place between characters. */
function nothing(source: string): Piece {
  return { source, steps: [], varies: false, consumes: false, plain: "", size: 1 };
}

function escaped(escape: string): Piece {
  switch (escape) {
    case String.raw`\b`:
      return nothing(edge);
    case String.raw`\B`:
      return nothing(noEdge);
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
          steps: [{ kinds: anything, bits: 0, sure: false, free: false }],
          varies: true,
          consumes: true,
          plain: null,
          size: 1,
        };
      }
      if (/^\\[a-z0-9]/iu.test(escape)) return eater(escape, anything);
      return eater(escape, kindsOf(escape.slice(1)), escape.slice(1));
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
