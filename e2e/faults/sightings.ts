// What each text's own word may be seen in, as the newsroom changes: never, while it is live, and no more a second after it was
// taken down.
import { randomBytes } from "node:crypto";
import type { Answer } from "#e2e/crawl.ts";

/** What the newsroom promises of taking a text down. */
const goneWithinMs = 1_000;
const words = /zqx[0-9a-f]{16}/g;

type Word = {
  /** It was, or is about to be, in front of readers. */
  shown: boolean;
  /** Since when it is gone from there. */
  goneAt: number | null;
  /** Killed: gone from every screen but the chief's and legal's. */
  dead: boolean;
  met: boolean;
};

/** Who reads: everybody outside, or somebody of the text's own bureau. */
export type Reader = "outside" | "bureau";

export class Sightings {
  readonly #words = new Map<string, Word>();
  /** Answers that held what they should not, by what it was. */
  readonly leaks: string[] = [];
  bytes = 0;
  answers = 0;
  afterTakingDown = 0;

  /** A word for a text that nobody outside may see. */
  make(): string {
    const word = `zqx${randomBytes(8).toString("hex")}`;
    this.#words.set(word, { shown: false, goneAt: null, dead: false, met: false });
    return word;
  }

  /** Called before it is asked for: from now on it may be seen. */
  shows(word: string): void {
    Object.assign(this.#of(word), { shown: true, goneAt: null });
  }

  /** It was taken down at this moment. */
  hides(word: string, at: number, how: "killed" | "replaced" | "withheld"): void {
    Object.assign(this.#of(word), { goneAt: at, dead: how === "killed" });
  }

  /** How many words readers came upon, and how many of them are gone. */
  get met(): Readonly<{ all: number; gone: number }> {
    const met = [...this.#words.values()].filter((word) => word.met);
    return { all: met.length, gone: met.filter((word) => word.goneAt !== null).length };
  }

  /** Looks at every byte of an answer. */
  look(answer: Answer, reader: Reader): void {
    this.answers += 1;
    for (const [found] of answer.bytes.matchAll(words)) {
      const word = this.#of(found);
      const { shown, goneAt, dead } = word;
      word.met ||= reader === "outside" && shown;
      const isLate = goneAt !== null && answer.askedAt >= goneAt + goneWithinMs;
      const mayNot = reader === "outside" ? !shown || isLate : dead && isLate;
      if (!mayNot) continue;
      this.bytes += found.length;
      const when = goneAt === null ? "never shown" : `${answer.askedAt - goneAt} ms after it was taken down`;
      this.leaks.push(`${answer.path} (${reader}): ${found}, ${when}`);
    }
  }

  #of(word: string): Word {
    const known = this.#words.get(word);
    if (!known) throw new Error(`nobody made the word ${word}`);
    return known;
  }
}
