// How long a text is: words, characters and minutes of reading, counted as if every suggestion were accepted. A block is counted
// once for as long as it stays the same, so that a key costs one paragraph and never the article.
import type { Node } from "@tiptap/pm/model";
import { countWords, signs } from "#lib/document/count-words.ts";
import { acceptedText } from "./house-style-blocks.ts";

/** Words a minute of people who read English silently (Brysbaert 2019). */
const wordsPerMinute = 238;
/** Characters a minute in scripts that are written without spaces. */
const signsPerMinute = 500;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export type TextFigures = Readonly<{
  words: number;
  /** With spaces, as people see them: an emoji is one. */
  characters: number;
  /** Whole minutes; 0 for an empty text, else at least 1. */
  minutes: number;
}>;

type Counted = Readonly<{ words: number; characters: number; reading: number }>;

/** Captions stand beside the text, pull quotes repeat it: the checks don't count them either. */
const furniture: ReadonlySet<string> = new Set(["figure", "pullQuote"]);

const known = new WeakMap<Node, Counted>();

function counted(text: string): Counted {
  const inSigns = text.match(signs)?.length ?? 0;
  const words = countWords(text);
  const spaced = inSigns === 0 ? words : countWords(text.replaceAll(signs, " "));
  return {
    words,
    characters: [...graphemes.segment(text)].length,
    reading: spaced / wordsPerMinute + inSigns / signsPerMinute,
  };
}

function ofBlock(block: Node): Counted {
  const before = known.get(block);
  if (before) return before;
  const title: unknown = block.type.name === "factBox" ? block.attrs["title"] : "";
  const one = counted(block.isTextblock ? acceptedText(block).text : typeof title === "string" ? title : "");
  known.set(block, one);
  return one;
}

function blocksOf(doc: Node): Node[] {
  const blocks: Node[] = [];
  doc.descendants((node) => {
    if (node.isInline || furniture.has(node.type.name)) return false;
    if (node.isTextblock || node.type.name === "factBox") blocks.push(node);
    return !node.isTextblock;
  });
  return blocks;
}

/** Counts as long as `more` says that there is time; null when it wasn't enough. What was counted is remembered. */
export function textFigures(doc: Node, more: () => boolean = () => true): TextFigures | null {
  let [words, characters, reading] = [0, 0, 0];
  for (const block of blocksOf(doc)) {
    if (!known.has(block) && !more()) return null;
    const one = ofBlock(block);
    words += one.words;
    characters += one.characters;
    reading += one.reading;
  }
  return { words, characters, minutes: words === 0 ? 0 : Math.max(1, Math.round(reading)) };
}

export type AgainstPlan = "within" | "over" | null;

/** More than a fifth over what was planned is too long: the same measure as the check "length". Null: nothing is planned. */
export function againstPlan(words: number, planned: number | null): AgainstPlan {
  if (planned === null) return null;
  return words > planned * 1.2 ? "over" : "within";
}
