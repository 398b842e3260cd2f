// Finds quotation marks that open and never close, or close what never opened (newsroom.md §6).

export type QuotationProblem = Readonly<{
  /** Index into the paragraphs given. */
  paragraph: number;
  /** Where the mark stands in that paragraph, in UTF-16 units; it is one unit long. */
  offset: number;
  mark: string;
  kind: "never-closed" | "never-opened";
  /** For people: what is wrong, where, and what to do. */
  message: string;
}>;

type Family = "double" | "single" | "straight" | "straight-single" | "guillemet" | "small-guillemet";

type Open = {
  family: Family;
  mark: string;
  paragraph: number;
  offset: number;
  /** Closers that fit this quotation. */
  closers: string;
};

const word = /[\p{L}\p{M}\p{N}]/u;
/** Words that begin with an apostrophe: ’90s, ’tis, rock ’n’ roll. */
const elision =
  /^(?:\d{2}(?:er)?s?|tis|twas|em|n|cause|til|till|bout|round|cos|neath|kay|sup|fraid|ere)(?![\p{L}\p{N}])/iu;
/** What may stand before an opening mark: a space, a bracket, a dash, a slash, another opening mark. */
const beforeOpening = /[\s([{—–/“‘«‹„‚"'-]/u;

/**
 * Every unbalanced mark of a run of paragraphs, in reading order. A quotation that runs over several paragraphs
 * opens each of them and closes in the last, so a paragraph may end inside a quotation if the next one begins
 * with the same mark. Knows “…” ‘…’, straight "…" '…', «…» ‹…›, „…“ ‚…‘, and tells apostrophes (don’t, ’90s,
 * workers’) and inches (6'2") from quotation marks.
 */
export function quotationProblems(paragraphs: readonly string[]): readonly QuotationProblem[] {
  const reader = new QuotationReader();
  for (const [index, text] of paragraphs.entries()) reader.read(index, text);
  return reader.finish();
}

class QuotationReader {
  readonly #problems: QuotationProblem[] = [];
  #open: Open[] = [];
  /** Doubtful closings that may have been an apostrophe or an inch: each forgives one closer that finds nothing open. */
  #doubtful = { single: 0, straight: 0 };
  #texts: string[] = [];
  #paragraph = 0;
  #text = "";

  read(paragraph: number, text: string): void {
    this.#texts[paragraph] = text;
    this.#paragraph = paragraph;
    this.#text = text;
    this.#doubtful = { single: 0, straight: 0 };
    let offset = this.#continue();
    for (; offset < text.length; offset += 1) this.#mark(offset);
  }

  finish(): readonly QuotationProblem[] {
    for (const open of this.#open) this.#neverClosed(open);
    return this.#problems.toSorted((a, b) => a.paragraph - b.paragraph || a.offset - b.offset);
  }

  /** Where reading begins: after the marks that reopen what the paragraph before left open. */
  #continue(): number {
    if (this.#open.length === 0) return 0;
    let offset = this.#text.length - this.#text.trimStart().length;
    const reopened: Open[] = [];
    for (const open of this.#open) {
      const mark = this.#text[offset];
      const repeats = mark === open.mark || (open.mark === "«" && mark === "»");
      if (!repeats) break;
      reopened.push({ ...open, paragraph: this.#paragraph, offset });
      offset += 1;
    }
    if (reopened.length === 0) {
      for (const open of this.#open) this.#neverClosed(open);
      this.#open = [];
      return 0;
    }
    this.#open = [...reopened, ...this.#open.slice(reopened.length)];
    return offset;
  }

  #mark(offset: number): void {
    const mark = this.#text.charAt(offset);
    switch (mark) {
      case "“":
        return this.#top()?.closers.includes("“")
          ? this.#close(offset, mark)
          : this.#begin(offset, "double", mark, '”"');
      case "”":
        return this.#closeDouble(offset, mark);
      case '"':
        return this.#straightDouble(offset);
      case "‘":
        return this.#openSingle(offset);
      case "’":
        return this.#closeSingle(offset, mark);
      case "'":
        return this.#straightSingle(offset);
      case "„":
        return this.#begin(offset, "double", mark, '“”"');
      case "‚":
        return this.#begin(offset, "single", mark, "‘’'");
      case "«":
      case "»":
        return this.#guillemet(offset, mark, "guillemet", mark === "«" ? "»" : "«");
      case "‹":
      case "›":
        return this.#guillemet(offset, mark, "small-guillemet", mark === "‹" ? "›" : "‹");
      default:
    }
  }

  #top(): Open | undefined {
    return this.#open.at(-1);
  }

  /** The whole letter before the mark, also one that takes two UTF-16 units. */
  #before(offset: number): string {
    return offset === 0 ? "" : (Array.from(this.#text.slice(Math.max(0, offset - 2), offset)).at(-1) ?? "");
  }

  #after(offset: number): string {
    const code = this.#text.codePointAt(offset + 1);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  #begin(offset: number, family: Family, mark: string, closers: string): void {
    const top = this.#top();
    // The same kind of mark directly inside itself: the first one was never closed.
    if (top?.family === family && top.mark === mark) this.#neverClosed(this.#open.pop() ?? top);
    this.#open.push({ family, mark, paragraph: this.#paragraph, offset, closers });
  }

  /** Close the innermost quotation that this mark fits; what stands open inside it was never closed. */
  #close(offset: number, mark: string): void {
    const index = this.#open.findLastIndex((open) => open.closers.includes(mark));
    if (index === -1) {
      this.#neverOpened(offset, mark);
      return;
    }
    for (const inner of this.#open.splice(index).slice(1)) this.#neverClosed(inner);
  }

  #fits(mark: string): boolean {
    return this.#open.some((open) => open.closers.includes(mark));
  }

  #closeDouble(offset: number, mark: "”" | '"'): void {
    const afterDigit = /\p{N}/u.test(this.#before(offset));
    if (this.#fits(mark)) {
      if (afterDigit && word.test(this.#after(offset + 1)) && this.#after(offset) === " ")
        this.#doubtful.straight += 1;
      this.#close(offset, mark);
    } else if (afterDigit) {
      // Inches.
    } else if (this.#doubtful.straight > 0) {
      this.#doubtful.straight -= 1;
    } else this.#neverOpened(offset, mark);
  }

  #opensHere(offset: number): boolean {
    const [before, after] = [this.#before(offset), this.#after(offset)];
    return (before === "" || beforeOpening.test(before)) && after !== "" && !/\s/u.test(after);
  }

  #straightDouble(offset: number): void {
    const before = this.#before(offset);
    const certain = before === "" || /[\s([{“‘«„]/u.test(before);
    const opens = this.#opensHere(offset) && (certain || !this.#fits('"'));
    if (opens) this.#begin(offset, "straight", '"', '"”');
    else this.#closeDouble(offset, '"');
  }

  #openSingle(offset: number): void {
    if (this.#top()?.closers.includes("‘")) {
      this.#close(offset, "‘");
      return;
    }
    const within = word.test(this.#before(offset)) && word.test(this.#after(offset));
    // Word processors turn the apostrophe of ‘90s the wrong way round: no quotation begins there.
    if (within || elision.test(this.#text.slice(offset + 1))) {
      this.#doubtful.single += 1;
      return;
    }
    this.#begin(offset, "single", "‘", "’'");
  }

  #closeSingle(offset: number, mark: "’" | "'"): void {
    const [before, after] = [this.#before(offset), this.#after(offset)];
    const afterWord = word.test(before);
    if (word.test(after) && (afterWord || before === "" || beforeOpening.test(before))) return;
    const top = this.#top();
    if (top?.closers.includes(mark)) {
      // ‘the workers’ rights’: the first may be a possessive; then a second closer finds nothing open.
      if (/[sS\p{N}]/u.test(before)) this.#doubtful.single += 1;
      this.#open.pop();
    } else if (afterWord || elided.test(this.#text.slice(Math.max(0, offset - 3), offset))) {
      // workers’, goin’, 5’: an apostrophe.
    } else if (this.#doubtful.single > 0) {
      this.#doubtful.single -= 1;
    } else if (this.#fits(mark)) {
      this.#close(offset, mark);
    } else this.#neverOpened(offset, mark);
  }

  #straightSingle(offset: number): void {
    const before = this.#before(offset);
    const opens = this.#opensHere(offset) && (before !== "'" || this.#top()?.family !== "straight-single");
    if (opens && !elision.test(this.#text.slice(offset + 1))) {
      this.#begin(offset, "straight-single", "'", "'’");
    } else this.#closeSingle(offset, "'");
  }

  #guillemet(offset: number, mark: string, family: Family, counterpart: string): void {
    const top = this.#top();
    if (top?.family === family && top.closers === mark) this.#open.pop();
    else if (mark === "«" || mark === "‹" || (this.#opensHere(offset) && word.test(this.#after(offset)))) {
      this.#begin(offset, family, mark, counterpart);
    } else this.#close(offset, mark);
  }

  #neverClosed(open: Open): void {
    const words = excerpt(this.#texts[open.paragraph] ?? "", open.offset, "after");
    const message = `The mark ${open.mark} before “${words}” is never closed. Close the quotation, or open the next paragraph with the mark too.`;
    this.#problems.push({
      paragraph: open.paragraph,
      offset: open.offset,
      mark: open.mark,
      kind: "never-closed",
      message,
    });
  }

  #neverOpened(offset: number, mark: string): void {
    const words = excerpt(this.#text, offset, "before");
    const message = `The mark ${mark} after “${words}” closes a quotation that never opened. Add the opening mark where the quotation begins.`;
    this.#problems.push({ paragraph: this.#paragraph, offset, mark, kind: "never-opened", message });
  }
}

/** An apostrophe may follow one of these without a letter before it: the n of ’n’. */
const elided = /[’'‘]n$/iu;

function excerpt(text: string, offset: number, side: "before" | "after"): string {
  const words =
    side === "after"
      ? text
          .slice(offset + 1)
          .trim()
          .split(/\s+/u)
      : text.slice(0, offset).trim().split(/\s+/u);
  return (side === "after" ? words.slice(0, 5) : words.slice(-5)).join(" ");
}
