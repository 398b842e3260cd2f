// Untrusted JSON → a document, or the reasons why not. A damaged stored document is read by the same walk, which then keeps what it can.
import { Fragment, type ContentMatch, type NodeType } from "@tiptap/pm/model";
import { emptyDocument, type ArticleDocument } from "./article-document.ts";
import { embedProblem, markAttributes, nodeAttributes, type Attributes } from "./attributes.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { fillBlockIds } from "./fill-block-ids.ts";
import { isRecord, limitProblem, maxDepth } from "./json-limits.ts";
import { articleSchema } from "./schema.ts";

/** `path` leads to the place: `content.3.attrs.level`. The empty path is the whole. */
export type Problem = Readonly<{ path: string; message: string }>;
export type ParsedDocument =
  | Readonly<{ ok: true; document: ArticleDocument }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;

type Draft = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Draft[];
  text?: string;
  marks?: DraftMark[];
};
type DraftMark = { type: string; attrs?: Record<string, unknown> };
type Reading = { problems: Problem[]; blockIds: Set<string> };

const maxProblems = 50;

/**
 * Judge a document from outside. Unknown nodes, marks, attributes and keys, wrong types and wrong nesting are refused;
 * so is more than 32 levels, 2 MB or 20,000 nodes, before anything recursive runs. Invisible characters are taken out,
 * neighbouring runs of text with the same marks become one, and every block has an id of its own afterwards.
 * Rules: editor.md §5.
 */
export function parseDocument(untrusted: unknown): ParsedDocument {
  const limit = limitProblem(untrusted);
  if (limit) return { ok: false, problems: [{ path: "", message: `The text ${limit}.` }] };
  const reading: Reading = { problems: [], blockIds: new Set() };
  const root = readRoot(untrusted, reading);
  return root && reading.problems.length === 0
    ? { ok: true, document: root }
    : { ok: false, problems: reading.problems };
}

/**
 * Read a document that this system stored, even if it is damaged or was written by a release with other nodes.
 * Always returns a document; `dropped` says what was left out or put right, empty when all is well.
 */
export function readStoredDocument(
  stored: unknown,
): Readonly<{ document: ArticleDocument; dropped: readonly Problem[] }> {
  const limit = limitProblem(stored);
  if (limit) {
    return { document: emptyDocument(), dropped: [{ path: "", message: `The text ${limit}.` }] };
  }
  const reading: Reading = { problems: [], blockIds: new Set() };
  const document = readRoot(stored, reading) ?? emptyDocument();
  return { document, dropped: reading.problems };
}

function readRoot(value: unknown, reading: Reading): ArticleDocument | null {
  if (!isRecord(value) || value["type"] !== "doc") {
    report(reading, "", 'The text must be an object of type "doc".');
    return null;
  }
  const [root] = readNode(value, "", 1, reading);
  if (root) fillBlockIds(root, reading.blockIds);
  // The walk has held every node against the schema and the table of attributes: this is the one place that says so to the compiler.
  return root?.type === "doc" ? (root as unknown as ArticleDocument) : null;
}

/** One node, or what can be kept of a node that can't stay: its children, for the parent to place. */
function readNode(value: unknown, path: string, depth: number, reading: Reading): Draft[] {
  if (!isRecord(value)) {
    report(reading, path, "A part of the text must be an object.");
    return [];
  }
  if (depth > maxDepth) {
    report(reading, path, `The text is nested more than ${maxDepth} levels deep; lift the inner blocks out.`);
    return [];
  }
  const name = value["type"];
  const type =
    typeof name === "string" && Object.hasOwn(articleSchema.nodes, name)
      ? articleSchema.nodes[name]
      : undefined;
  if (!type) {
    report(reading, path, `“${shown(name)}” is not a kind of block this newsroom knows.`);
    return readChildren(value["content"], path, depth, reading);
  }
  if (type.isText) return readText(value, path, reading);
  checkKeys(value, type.isInline ? ["type", "attrs", "marks"] : ["type", "attrs", "content"], path, reading);
  const attrs = readAttributes(value["attrs"], nodeAttributes(type.name), join(path, "attrs"), reading);
  const children = readChildren(value["content"], path, depth, reading);
  if (!attrs) return children;
  if (type.name === "embed") {
    const problem = embedProblem(attrs);
    if (problem) {
      report(reading, join(path, "attrs.embedId"), `embedId ${problem}.`);
      return [];
    }
  }
  takeBlockId(attrs, reading);
  const node: Draft = { type: type.name };
  if (Object.keys(nodeAttributes(type.name)).length > 0) node.attrs = attrs;
  const marks = type.isInline ? readMarks(value["marks"], path, reading) : [];
  if (marks.length > 0) node.marks = marks;
  if (!type.isLeaf) {
    const content = place(type, children, path, reading);
    if (content.length > 0) node.content = content;
  }
  return [node];
}

function readText(value: Readonly<Record<string, unknown>>, path: string, reading: Reading): Draft[] {
  checkKeys(value, ["type", "text", "marks"], path, reading);
  if (typeof value["text"] !== "string") {
    report(reading, join(path, "text"), "The text of a run must be text.");
    return [];
  }
  const text = cleanText(value["text"]);
  const marks = readMarks(value["marks"], path, reading);
  if (text === "") return [];
  return [marks.length > 0 ? { type: "text", text, marks } : { type: "text", text }];
}

function readChildren(value: unknown, path: string, depth: number, reading: Reading): Draft[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    report(reading, join(path, "content"), "The content must be a list.");
    return [];
  }
  const children = value.flatMap((child: unknown, at) =>
    readNode(child, join(path, `content.${at}`), depth + 1, reading),
  );
  return joinRuns(children);
}

function readMarks(value: unknown, path: string, reading: Reading): DraftMark[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    report(reading, join(path, "marks"), "Marks must be a list.");
    return [];
  }
  const marks = new Map<string, DraftMark>();
  value.forEach((mark: unknown, at) => {
    const here = join(path, `marks.${at}`);
    const name = isRecord(mark) ? mark["type"] : undefined;
    if (!isRecord(mark) || typeof name !== "string" || !Object.hasOwn(articleSchema.marks, name)) {
      report(reading, here, `“${shown(name)}” is not a mark this newsroom knows.`);
      return;
    }
    checkKeys(mark, ["type", "attrs"], here, reading);
    const rules = markAttributes(name);
    const attrs = readAttributes(mark["attrs"], rules, join(here, "attrs"), reading);
    if (!attrs) return;
    if (marks.has(name)) report(reading, here, `The mark “${name}” stands twice.`);
    else marks.set(name, Object.keys(rules).length > 0 ? { type: name, attrs } : { type: name });
  });
  return [...marks.values()].toSorted((a, b) => rank(a) - rank(b));
}

/** Null when an attribute without a default is missing or wrong. */
function readAttributes(
  value: unknown,
  rules: Attributes,
  path: string,
  reading: Reading,
): Record<string, unknown> | null {
  const given = isRecord(value) ? value : {};
  if (value !== undefined && !isRecord(value)) report(reading, path, "Attributes must be an object.");
  checkKeys(given, Object.keys(rules), path, reading);
  const attrs: Record<string, unknown> = {};
  let complete = true;
  for (const [name, rule] of Object.entries(rules)) {
    const raw = Object.hasOwn(given, name) ? given[name] : rule.fallback;
    const read = rule.prose && typeof raw === "string" ? cleanLine(raw) : raw;
    const problem = rule.problem(read);
    if (problem) report(reading, join(path, name), `${name} ${problem}.`);
    attrs[name] = problem ? rule.fallback : read;
    if (attrs[name] === undefined) complete = false;
  }
  return complete ? attrs : null;
}

/** Fit children into their parent. What doesn't fit is reported, then kept as paragraphs where the parent takes those. */
function place(parent: NodeType, children: Draft[], path: string, reading: Reading): Draft[] {
  const placed: Draft[] = [];
  let match: ContentMatch = parent.contentMatch;
  const add = (child: Draft): boolean => {
    const type = articleSchema.nodes[child.type];
    const next = type ? match.matchType(type) : null;
    if (!next) return false;
    match = next;
    placed.push(child);
    return true;
  };
  const salvage = (child: Draft): void => {
    if (isInline(child)) {
      const last = placed.at(-1);
      if (last?.type === "paragraph" && salvaged.has(last)) last.content?.push(child);
      else {
        const paragraph: Draft = { type: "paragraph", attrs: { id: null }, content: [child] };
        salvaged.add(paragraph);
        add(paragraph);
      }
      return;
    }
    for (const inner of child.content ?? []) if (!add(inner)) salvage(inner);
  };
  const salvaged = new Set<Draft>();
  for (const child of children) {
    if (add(child)) continue;
    report(reading, path, `“${child.type}” can’t stand inside “${parent.name}”.`);
    salvage(child);
  }
  if (!match.validEnd) {
    report(reading, path, `“${parent.name}” is not complete.`);
    match.fillBefore(Fragment.empty, true)?.forEach((node) => placed.push(node.toJSON() as Draft));
  }
  return placed;
}

function joinRuns(children: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child.type === "text" && last?.type === "text" && sameMarks(last.marks, child.marks)) {
      last.text = cleanText(`${last.text}${child.text}`);
    } else joined.push(child);
  }
  return joined;
}

function sameMarks(one: readonly DraftMark[] = [], other: readonly DraftMark[] = []): boolean {
  return (
    one.length === other.length &&
    one.every((mark, at) => {
      const twin = other[at];
      return mark.type === twin?.type && mark.attrs?.["href"] === twin.attrs?.["href"];
    })
  );
}

function takeBlockId(attrs: Record<string, unknown>, reading: Reading): void {
  const id = attrs["id"];
  if (typeof id !== "string") return;
  if (reading.blockIds.has(id)) attrs["id"] = null;
  reading.blockIds.add(id);
}

function checkKeys(value: object, known: readonly string[], path: string, reading: Reading): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) report(reading, join(path, shown(key)), `“${shown(key)}” is not known here.`);
  }
}

function report(reading: Reading, path: string, message: string): void {
  if (reading.problems.length < maxProblems) reading.problems.push({ path, message });
}

function isInline(node: Draft): boolean {
  return articleSchema.nodes[node.type]?.isInline ?? false;
}

function rank(mark: DraftMark): number {
  return Object.keys(articleSchema.marks).indexOf(mark.type);
}

function shown(name: unknown): string {
  return typeof name === "string" ? cleanLine(name.slice(0, 40)) : typeof name;
}

function join(path: string, step: string): string {
  return path === "" ? step : `${path}.${step}`;
}
