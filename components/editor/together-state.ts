// What the screen knows of a text that is written together: how the line stands, what is saved, what this person may do.
import * as Y from "yjs";
import type { TextRight } from "#lib/newsroom/permissions.ts";
import { tooManySuggestions } from "#lib/newsroom/review-refusal.ts";

/** Keys of this time travel as one message. */
export const gatherMs = 40;
export const retryMs = 1_000;

/** How the line to the newsroom stands. */
export type Line =
  | "connecting"
  | "open"
  | "offline"
  | "signed-out"
  | "outdated"
  /** The article is hidden from this person now. */
  | "hidden"
  /** What this browser holds can't be taken; it stays here. */
  | "refused"
  /** The stored text doesn't fit this release. */
  | "unreadable";

export type TogetherState = Readonly<{
  articleId: number | null;
  line: Line;
  /** Everything typed here is committed. */
  saved: boolean;
  /** The text may be shown: this browser's copy and the newsroom's have met, or there is only the former. */
  ready: boolean;
  right: TextRight;
  /** False where the browser keeps nothing: private windows, blocked storage. */
  localCopies: boolean;
  /** A sentence for `refused` and `unreadable`. */
  message: string | null;
}>;

export type TogetherStart = Readonly<{
  personId: string;
  articleId: number | null;
  epoch: number;
  /** Names the article until its row is made. */
  createKey: string;
  bureauId: () => string;
  right: TextRight;
  schemaVersion: number;
}>;

/** The state of one page's text, and who is told when it changes. */
export class Shown {
  readonly #listeners = new Set<() => void>();
  #state: TogetherState;

  constructor({ articleId, right }: TogetherStart) {
    this.#state = {
      articleId,
      line: articleId === null ? "open" : "connecting",
      saved: true,
      ready: false,
      right,
      localCopies: true,
      message: null,
    };
  }

  get state(): TogetherState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(change: Partial<TogetherState>): void {
    const next = { ...this.#state, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.#listeners.clear();
  }
}

/** Stateless words from the newsroom: somebody decided, commented, moved the article on. */
export type Word = Readonly<{ t: string } & Record<string, unknown>>;

/** What a browser's copy of a text is called: never shared between people, articles or epochs. */
export function localName(personId: string, article: string): string {
  return `nightdesk-text:${personId}:${article}`;
}

/** Origin of changes that nobody typed. */
export const begun = { begun: true };

function emptyBlock(name: string): Y.XmlElement {
  const block = new Y.XmlElement(name);
  block.insert(0, [new Y.XmlText()]);
  return block;
}

/**
 * The first lines of an article that has no row yet: one in each part, with a text in it, in which all first words meet.
 * Where two people make one each, the binding joins the two and doubles what is in them.
 */
export function beginText(doc: Y.Doc): void {
  doc.transact(() => {
    for (const field of ["headline", "standfirst"] as const)
      doc.getXmlFragment(field).insert(0, [emptyBlock("line")]);
    const paragraph = emptyBlock("paragraph");
    paragraph.setAttribute("id", "start");
    doc.getXmlFragment("body").insert(0, [paragraph]);
  }, begun);
}

/** Lines that only a person can get out of. */
export const halts: ReadonlySet<Line> = new Set<Line>(["outdated", "hidden", "refused", "unreadable"]);

/** Lines behind which typing would lead nowhere. */
export const shut: ReadonlySet<Line> = new Set<Line>(["hidden", "refused", "unreadable"]);

/** Why the newsroom didn't take what this browser sent, by its reason for ending the conversation. */
export function whyRefused(reason: string): string {
  if (reason === "too-many-windows")
    return "You have this article open in more than six windows. Close some of them, then reload this one.";
  return reason === "too-many-suggestions"
    ? tooManySuggestions
    : "The newsroom could not take your last change.";
}

/** What the newsroom's reason for ending the conversation means for good; null when trying again may help. */
export function lineAfter(reason: string): Line | null {
  if (
    reason === "suggest-only" ||
    reason === "malformed" ||
    reason === "too-many-suggestions" ||
    reason === "too-many-windows"
  )
    return "refused";
  return reason === "hidden" || reason === "outdated" || reason === "unreadable" ? reason : null;
}
