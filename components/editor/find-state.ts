// What is looked for in the text and what a replacement may touch: the rules behind the find panel.
import { Extension } from "@tiptap/core";
import { Fragment, Mark, Slice, type Node } from "@tiptap/pm/model";
import { TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import {
  findNext,
  findPrev,
  getMatchHighlights,
  search,
  SearchQuery,
  setSearchState,
} from "prosemirror-search";
import { deletionsOf } from "#lib/document/suggesting/reading.ts";
import { safePattern } from "#lib/newsroom/house-style-pattern.ts";

export type FindWish = Readonly<{
  search: string;
  replace: string;
  matchCase: boolean;
  wholeWord: boolean;
  /** `search` is a regular expression, `$1` and `$&` in `replace` stand for what it found. */
  pattern: boolean;
}>;

export type FindQuery = Readonly<{ ok: true; query: SearchQuery } | { ok: false; problem: string }>;

/** Finds nothing. */
export const noQuery = new SearchQuery({ search: "" });

/** Longest search with a pattern, in milliseconds; it runs between two keys of the person who types. */
const patience = 1000;

/** The wish as a query, or a sentence that says what to change. An empty search finds nothing and is no problem. */
export function findQuery(wish: FindWish): FindQuery {
  if (wish.search === "") return { ok: true, query: noQuery };
  const pattern = wish.pattern
    ? safePattern(wish.search)
    : { ok: true as const, source: plainSource(wish.search) };
  return pattern.ok ? { ok: true, query: new TextQuery(wish, pattern.source) } : pattern;
}

/**
 * False when looking through the whole text took so long that it would hold up whoever types. To be asked for patterns:
 * one that passed `safePattern` can't run for ever, but a long text has many places to try.
 */
export function isQuick(state: EditorState, query: SearchQuery): boolean {
  const until = performance.now() + patience;
  for (let from = 0; ;) {
    const found = query.findNext(state, from);
    if (performance.now() > until) return false;
    if (!found) return true;
    from = found.to;
  }
}

/** How many places are found, and which of them is selected; 0 for none of them. */
export function findStanding(state: EditorState): Readonly<{ count: number; at: number }> {
  const places = getMatchHighlights(state).find();
  const { from, to } = state.selection;
  return { count: places.length, at: places.findIndex((one) => one.from === from && one.to === to) + 1 };
}

/** Look for `query` from now on, and select its first place at or after `from`, else the first of all. */
export function lookFor(state: EditorState, query: SearchQuery, from: number): Transaction {
  const tr = setSearchState(state.tr, query);
  const found = query.findNext(state, from) ?? query.findNext(state);
  return found ? tr.setSelection(TextSelection.create(tr.doc, found.from, found.to)) : tr;
}

/** The selected words, to begin a search with: not more than stand in one paragraph. */
export function selectedWords({ doc, selection }: EditorState): string {
  const { $from, $to, from, to } = selection;
  return $from.sameParent($to) && $from.parent.inlineContent && to - from <= 200
    ? doc.textBetween(from, to)
    : "";
}

/** Mod-F opens the panel, Mod-G and Shift-Mod-G go from place to place. The panel shows and changes what is looked for. */
export function findAndReplace(onOpen: () => void): Extension {
  return Extension.create({
    name: "findAndReplace",
    addProseMirrorPlugins: () => [search()],
    addKeyboardShortcuts: () => ({
      "Mod-f": () => {
        onOpen();
        return true;
      },
      "Mod-g": ({ editor }) => findNext(editor.state, editor.view.dispatch),
      "Shift-Mod-g": ({ editor }) => findPrev(editor.state, editor.view.dispatch),
    }),
  });
}

/** Plain marks and spaces on the keyboard stand for the typographic ones in the text. */
const alike: Readonly<Record<string, string>> = {
  '"': '["“”„«»]',
  "'": "['’‘‚]",
  " ": "[ \\u00a0\\u202f]",
  "-": "[-\\u2010\\u2011]",
};

function plainSource(words: string): string {
  return words
    .normalize("NFC")
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(/["' -]/g, (sign) => alike[sign] ?? sign);
}

const letter = /[\p{L}\p{M}\p{N}_]/u;

class TextQuery extends SearchQuery {
  readonly #wish: FindWish;

  constructor(wish: FindWish, source: string) {
    super({
      search: source,
      replace: wish.replace,
      caseSensitive: wish.matchCase,
      regexp: true,
      literal: true,
      filter: (state, { from, to }) => {
        if (to <= from) return false;
        const { parent, parentOffset } = state.doc.resolve(from);
        const end = parentOffset + to - from;
        return (
          !isStruck(parent, parentOffset, end) && (!wish.wholeWord || isWhole(parent, parentOffset, end))
        );
      },
    });
    this.#wish = wish;
  }

  // The base reads "$5" as a group in plain words too, and drops links and comments that end with the replaced words.
  override getReplacements(state: EditorState, found: Parameters<SearchQuery["getReplacements"]>[1]) {
    const { replace, pattern } = this.#wish;
    const groups = pattern && /\$[1-9&]/.test(replace);
    if (groups && !replace.includes("$$")) return super.getReplacements(state, found);
    const text = pattern ? filledIn(replace, found.match) : replace;
    const marks = commonMarks(state.doc, found.from, found.to);
    const insert = text === "" ? Slice.empty : new Slice(Fragment.from(state.schema.text(text, marks)), 0, 0);
    return [{ from: found.from, to: found.to, insert }];
  }
}

function filledIn(replace: string, match: RegExpMatchArray | null): string {
  return replace.replace(/\$([$&1-9])/g, (_whole, sign: string) =>
    sign === "$" ? "$" : (match?.[sign === "&" ? 0 : Number(sign)] ?? ""),
  );
}

/** Words that somebody suggests to take out are gone for whoever searches. */
function isStruck(block: Node, from: number, to: number): boolean {
  let struck = false;
  block.nodesBetween(from, to, (node) => {
    if (node.marks.length > 0 && deletionsOf(node).length > 0) struck = true;
  });
  return struck;
}

function isWhole(block: Node, start: number, end: number): boolean {
  const text = block.textBetween(0, block.content.size, undefined, "\ufffc");
  const edge = (at: number): boolean => {
    const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? "";
    const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
    return !letter.test(before) || !letter.test(after);
  };
  return edge(start) && edge(end);
}

function commonMarks(doc: Node, from: number, to: number): readonly Mark[] {
  let common: readonly Mark[] | null = null;
  doc.nodesBetween(from, to, (node) => {
    if (node.isText) common = common ? common.filter((mark) => mark.isInSet(node.marks)) : node.marks;
  });
  return common ?? Mark.none;
}
