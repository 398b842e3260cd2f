// Who wrote which words of a text: read from the writers' own numbers in its Yjs document, laid over the text as it was cut.
import * as Y from "yjs";
import { holdsText, inlineText, walkBlocks } from "./text.ts";
import type { Prose } from "./working-document.ts";

/** Runs of characters (UTF-16) with the writer's id, null where nobody knows. */
export type AuthorRuns = readonly (readonly [length: number, personId: string | null])[];

/** For "headline", "standfirst" and each block that holds text, by its id: who wrote which of its characters. */
export type Authorship = Readonly<Record<string, AuthorRuns>>;

/** Says whose a Yjs client number is; null for the newsroom's own numbers: text of before, or from a restore. */
export type PersonOf = (clientId: number) => string | null;

type Written = { id: string | null; text: string; runs: [length: number, personId: string | null][] };

/**
 * Who wrote the words of `prose`, which was read from `doc`. What is only suggested is not in it, what is struck is. For
 * each block the lengths add up to its text as the prose has it, line breaks counting one.
 */
export function authorshipOf(doc: Y.Doc, prose: Prose, personOf: PersonOf): Authorship {
  const found: Record<string, AuthorRuns> = {};
  for (const field of ["headline", "standfirst"] as const) {
    const lines = writtenIn(doc.getXmlFragment(field), personOf);
    const whole: Written = { id: null, text: "", runs: [] };
    lines.forEach((line, index) => {
      if (index > 0) append(whole, " ", null);
      join(whole, line);
    });
    found[field] = fitted(whole, prose[field]);
  }
  const blocks = writtenIn(doc.getXmlFragment("body"), personOf);
  const byId = new Map(blocks.toReversed().map((one) => [one.id, one]));
  let index = 0;
  walkBlocks(prose.body, (block) => {
    if (!holdsText(block)) return;
    // A block that came without an id, or with somebody else's, got its id when the text was read: it is told by its place.
    const written = byId.get(block.attrs.id) ?? blocks[index];
    index += 1;
    if (block.attrs.id !== null)
      found[block.attrs.id] = fitted(written ?? { id: null, text: "", runs: [] }, inlineText(block.content));
  });
  return found;
}

/**
 * Moving a paragraph writes it anew in its new place, in the mover's name. Where a text is, to the letter, what it was at
 * the revision before, its words keep the writers that they had there.
 */
export function keepWriters(
  authorship: Authorship,
  prose: Prose,
  earlier: Readonly<{ content: Prose; authorship: Authorship | null }>,
): Authorship {
  const before = textsOf(earlier.content);
  const kept = [...textsOf(prose)].flatMap(([id, text]) =>
    text !== "" && before.get(id) === text
      ? [[id, earlier.authorship?.[id] ?? [[text.length, null] as const]] as const]
      : [],
  );
  return { ...authorship, ...Object.fromEntries<AuthorRuns>(kept) };
}

/** Every text that has writers, by the key it has in an authorship. */
function textsOf(prose: Prose): Map<string, string> {
  const texts = new Map([
    ["headline", prose.headline],
    ["standfirst", prose.standfirst],
  ]);
  walkBlocks(prose.body, (block) => {
    if (holdsText(block) && block.attrs.id !== null) texts.set(block.attrs.id, inlineText(block.content));
  });
  return texts;
}

const holders: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "pullQuote",
  "figure",
  "correction",
  "line",
]);

/** The blocks that hold text, in reading order, without what is only suggested. */
function writtenIn(fragment: Y.XmlFragment, personOf: PersonOf): Written[] {
  const found: Written[] = [];
  const walk = (parent: Y.XmlFragment): void => {
    let before: string | null = null;
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      if (!holders.has(child.nodeName)) {
        walk(child);
        before = child.nodeName;
        continue;
      }
      const written = writtenBy(child, personOf);
      const last = found.at(-1);
      // A break that is only suggested isn't there yet: its block is still the end of the one before.
      if (last && child.getAttribute("splitBy") && breaks(child.nodeName) && breaks(before))
        join(last, written);
      else found.push(written);
      before = child.nodeName;
    }
  };
  walk(fragment);
  return found;
}

const breaks = (name: string | null) => name === "paragraph" || name === "heading";

function writtenBy(block: Y.XmlElement, personOf: PersonOf): Written {
  const id = block.getAttribute("id");
  const written: Written = { id: id ?? null, text: "", runs: [] };
  for (const child of block.toArray()) {
    if (child instanceof Y.XmlText) readRuns(child, written, personOf);
    else if (
      child instanceof Y.XmlElement &&
      child.nodeName === "hardBreak" &&
      !child.getAttribute("insertBy")
    )
      append(written, "\n", writerOf(child, personOf));
  }
  return written;
}

function writerOf({ _item: item }: Y.XmlElement, personOf: PersonOf): string | null {
  return item === null ? null : personOf(item.id.client);
}

function readRuns(text: Y.XmlText, written: Written, personOf: PersonOf): void {
  const suggestedBy = new Set<string>();
  const { _start: first } = text;
  for (let item = first; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      if (key.split("--", 1)[0] !== "insertion") continue;
      if (value === null) suggestedBy.delete(key);
      else suggestedBy.add(key);
    } else if (item.content instanceof Y.ContentString && suggestedBy.size === 0) {
      append(written, item.content.str, personOf(item.id.client));
    }
  }
}

function append(to: Written, text: string, personId: string | null): void {
  to.text += text;
  addRun(to.runs, text.length, personId);
}

function join(to: Written, more: Written): void {
  to.text += more.text;
  for (const [length, personId] of more.runs) addRun(to.runs, length, personId);
}

function addRun(runs: Written["runs"], length: number, personId: string | null): void {
  const last = runs.at(-1);
  if (last?.[1] === personId) last[0] += length;
  else if (length > 0) runs.push([length, personId]);
}

/** How far to look for a character that reading the text has put elsewhere by leaving out what stood before it. */
const reach = 8;

/** The runs of a block over its text as it was cut: reading cleans it of unseen characters, which shifts what follows. */
function fitted(written: Written, target: string): AuthorRuns {
  if (written.text === target) return written.runs;
  const raw = written.text.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]/g, (mark) =>
    mark === "\n" ? mark : " ",
  );
  const authors = written.runs.flatMap(([length, personId]) => Array.from({ length }, () => personId));
  const runs: Written["runs"] = [];
  let at = 0;
  for (const unit of target.split("")) {
    const next = raw.slice(at, at + reach).indexOf(unit);
    addRun(runs, 1, authors[at + Math.max(next, 0)] ?? null);
    if (next >= 0) at += next + 1;
  }
  return runs;
}
