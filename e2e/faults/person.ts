// Somebody who writes in an article: types, takes back, suggests, moves the caret and pauses as people do, whether the
// newsroom is there or not, and remembers what the screen called saved.
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { type Draft, openText, type Together, type Visitor } from "./browser.ts";
import { isLetterOf, Ledger, letterOf } from "./letters.ts";

export type Habits = Readonly<{
  /** Milliseconds between two keys, in the middle. */
  keyMs: number;
  /** Of all that this person does, how much is a suggestion; 1: may only suggest. */
  suggests: number;
  /** Rests between two runs of keys, as people do. */
  rests: boolean;
}>;

export const typist: Habits = { keyMs: 90, suggests: 0, rests: false };

type Mark = Record<string, Readonly<Record<string, unknown>>>;

function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}

export class Person {
  readonly ledger = new Ledger();
  readonly article: Draft;
  /** How the line stood, in the order in which the screen said so. */
  readonly lines: string[] = [];
  /** The newest number of the log that this screen was told of. */
  told = 0;
  /** The longest time in ms for which the screen didn't say that everything is saved. */
  longestUnsavedMs = 0;
  #unsavedSince: number | null = null;
  readonly #visitor: Visitor;
  readonly #habits: Habits;
  readonly #place: number;
  readonly #together: Together;
  #origin: string;
  #caret: Readonly<{ text: Y.XmlText; at: Y.RelativePosition }> | null = null;
  #suggesting: string | null = null;
  #typing: Promise<void> | null = null;
  #hushed = false;

  constructor(origin: string, visitor: Visitor, article: Draft, place: number, habits: Habits = typist) {
    this.#origin = origin;
    this.#visitor = visitor;
    this.#habits = habits;
    this.#place = place;
    this.article = article;
    this.#together = openText(origin, visitor, article);
    this.#together.subscribe(() => {
      const { saved, line } = this.#together.state;
      if (saved) this.ledger.saved();
      this.#timeUnsaved(saved);
      if (this.lines.at(-1) !== line) this.lines.push(line);
    });
    this.#together.hear((word) => {
      if (word.t === "at" && typeof word["seq"] === "number") this.told = Math.max(this.told, word["seq"]);
    });
  }

  #timeUnsaved(saved: boolean): void {
    const now = performance.now();
    if (this.#unsavedSince !== null)
      this.longestUnsavedMs = Math.max(this.longestUnsavedMs, now - this.#unsavedSince);
    this.#unsavedSince = saved ? null : (this.#unsavedSince ?? now);
  }

  get origin(): string {
    return this.#origin;
  }

  get visitor(): Visitor {
    return this.#visitor;
  }

  get line(): string {
    return this.#together.state.line;
  }

  /** The screen shows the text and calls everything in it saved. */
  get inStep(): boolean {
    const { ready, saved, line } = this.#together.state;
    return ready && saved && line === "open";
  }

  /** How this person's screen stands, and how it came to it. */
  get how(): string {
    const { ready, saved, line } = this.#together.state;
    return `${line}${ready ? "" : ", not ready"}${saved ? ", saved" : ""}: ${this.lines.slice(-6).join(" > ")}`;
  }

  /** The body as this screen has it. */
  get body(): string {
    return this.#together.doc.getXmlFragment("body").toJSON();
  }

  /** Begin to type, and go on until hushed. */
  type(): void {
    this.#hushed = false;
    this.#typing ??= this.#goOn().finally(() => (this.#typing = null));
  }

  /** Take the hands off the keys. */
  async hush(): Promise<void> {
    this.#hushed = true;
    await this.#typing;
  }

  leave(): void {
    this.#hushed = true;
    this.#together.close();
  }

  async #goOn(): Promise<void> {
    while (!this.#hushed) {
      this.#moveCaret();
      for (let keys = Math.round(between(4, 40)); keys > 0 && !this.#hushed; keys--) {
        this.#key();
        await pause(between(0.4, 1.6) * this.#habits.keyMs);
      }
      // In slices, so that a hushed person doesn't rest for long.
      for (let rest = this.#habits.rests ? between(300, 4_000) : 0; rest > 0 && !this.#hushed; rest -= 100)
        await pause(100);
    }
  }

  /** A text of the body to write in; null before there is one. */
  #someText(): Y.XmlText | null {
    const texts: Y.XmlText[] = [];
    for (const block of this.#together.doc.getXmlFragment("body").toArray()) {
      const text = block instanceof Y.XmlElement ? block.get(0) : null;
      if (text instanceof Y.XmlText) texts.push(text);
    }
    return texts[Math.floor(Math.random() * texts.length)] ?? null;
  }

  #moveCaret(): void {
    const text = this.#someText();
    if (!text) return;
    const { suggests } = this.#habits;
    this.#suggesting =
      Math.random() < suggests
        ? `${this.#visitor.id}~${Math.random().toString(36).slice(2, 12).padEnd(10, "0")}`
        : null;
    this.#putCaret(text, Math.floor(Math.random() * (text.length + 1)));
  }

  #putCaret(text: Y.XmlText, index: number): void {
    const at = Y.createRelativePositionFromTypeIndex(text, index, -1);
    this.#caret = { text, at };
    const place = Y.relativePositionToJSON(at);
    this.#together.awareness.setLocalStateField("cursor", { anchor: place, head: place });
  }

  #key(): void {
    const caret = this.#caret;
    const { doc } = this.#together;
    const index = caret && Y.createAbsolutePositionFromRelativePosition(caret.at, doc)?.index;
    if (!caret || index === null || index === undefined) return this.#moveCaret();
    const chance = Math.random();
    if (chance < 0.12 && this.#suggesting === null) return this.#takeBack(caret.text, index);
    if (chance < 0.16 && this.#suggesting !== null) return this.#strike(caret.text, index);
    if (chance < 0.01 + 0.12 && this.#habits.rests) return this.#newParagraph();
    const letter = letterOf(this.#place, this.ledger.typedInAll);
    doc.transact(() => caret.text.insert(index, letter, this.#marks("insertion")));
    this.ledger.typed(letter);
    this.#putCaret(caret.text, index + 1);
  }

  /** Marks that stand beside others of their kind are told apart by eight letters of their own. */
  #marks(kind: "insertion" | "deletion"): Mark {
    const id = this.#suggesting;
    return id === null ? {} : { [`${kind}--${id.slice(-8)}`]: { id } };
  }

  #takeBack(text: Y.XmlText, index: number): void {
    const letter = text
      .toDelta()
      .map((piece: { insert: unknown }) => (typeof piece.insert === "string" ? piece.insert : " "))
      .join("")
      .charAt(index - 1);
    if (!isLetterOf(this.#place, letter)) return;
    this.#together.doc.transact(() => text.delete(index - 1, 1));
    this.ledger.tookBack(letter);
    this.#putCaret(text, index - 1);
  }

  #strike(text: Y.XmlText, index: number): void {
    const length = Math.min(3, text.length - index);
    if (length > 0) this.#together.doc.transact(() => text.format(index, length, this.#marks("deletion")));
  }

  #newParagraph(): void {
    if (this.#suggesting !== null) return;
    const body = this.#together.doc.getXmlFragment("body");
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText();
    paragraph.setAttribute("id", `own${this.#place}-${this.ledger.typedInAll}`);
    paragraph.insert(0, [text]);
    body.insert(Math.floor(Math.random() * (body.length + 1)), [paragraph]);
    this.#putCaret(text, 0);
  }
}
