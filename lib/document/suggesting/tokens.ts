// A text as the sequence that suggestions are made about: characters, line breaks, and where blocks begin and end. Every token is one position wide.
import type { Mark, Node } from "@tiptap/pm/model";
import { isParagraph } from "./reading.ts";

export type Token =
  | Readonly<{ kind: "unit"; text: string; marks: readonly Mark[] }>
  | Readonly<{ kind: "inline"; node: Node }>
  | Readonly<{ kind: "open" | "close" | "other"; node: Node }>;

/** What can be put in and taken out as a suggestion. `break` is the block that begins there. */
export type Element =
  | Readonly<{ kind: "unit"; text: string; marks: readonly Mark[] }>
  | Readonly<{ kind: "inline"; node: Node }>
  | Readonly<{ kind: "break"; node: Node }>;

export function tokensIn(doc: Node, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const walk = (parent: Node, start: number): void => {
    parent.forEach((node, offset) => {
      const at = start + offset;
      const end = at + node.nodeSize;
      if (end <= from || at >= to) return;
      if (node.isText) {
        const text = (node.text ?? "").slice(Math.max(from, at) - at, Math.min(to, end) - at);
        for (let unit = 0; unit < text.length; unit += 1) {
          tokens.push({ kind: "unit", text: text.charAt(unit), marks: node.marks });
        }
      } else if (node.isLeaf) {
        tokens.push(node.isInline ? { kind: "inline", node } : { kind: "other", node });
      } else {
        if (at >= from) tokens.push({ kind: "open", node });
        walk(node, at + 1);
        if (end <= to) tokens.push({ kind: "close", node });
      }
    });
  };
  walk(doc, 0);
  return tokens;
}

/** The tokens as characters and breaks between neighbouring paragraphs; null when they are anything else. */
export function elementsOf(tokens: readonly Token[]): Element[] | null {
  const elements: Element[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind === "unit" || token?.kind === "inline") elements.push(token);
    else {
      const next = tokens[at + 1];
      if (token?.kind !== "close" || next?.kind !== "open") return null;
      if (!isParagraph(token.node) || !isParagraph(next.node)) return null;
      elements.push({ kind: "break", node: next.node });
      at += 1;
    }
  }
  return elements;
}

/** A block's kind: everything but its name and what is suggested about its beginning. */
export function sameKind(one: Node, other: Node): boolean {
  return one.type === other.type && sameAttributes(one, other, ["id", "splitBy", "joinBy"]);
}

function sameAttributes(one: Node, other: Node, but: readonly string[]): boolean {
  return Object.keys(one.attrs).every((name) => but.includes(name) || one.attrs[name] === other.attrs[name]);
}

/** Comments and names of blocks aside. */
export function sameToken(one: Token | undefined, other: Token | undefined): boolean {
  if (one?.kind === "unit" && other?.kind === "unit") {
    return one.text === other.text && sameMarks(one.marks, other.marks);
  }
  if (one === undefined || other === undefined || one.kind !== other.kind) return false;
  if (one.kind === "unit" || other.kind === "unit") return false;
  if (one.node.type !== other.node.type) return false;
  if (one.kind === "close") return true;
  return (
    sameAttributes(one.node, other.node, ["id"]) &&
    (one.kind !== "inline" || sameMarks(one.node.marks, other.node.marks))
  );
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  const [left, right] = [one, other].map((marks) => marks.filter((mark) => mark.type.name !== "comment"));
  return left?.length === right?.length && (left ?? []).every((mark) => right?.some((twin) => twin.eq(mark)));
}

export function isStructural(token: Token): boolean {
  return token.kind === "open" || token.kind === "close" || token.kind === "other";
}

/** The same words, in another style. */
export function sameWords(one: readonly Token[], other: readonly Token[]): boolean {
  const wordsOf = (tokens: readonly Token[]) =>
    tokens.map((token) => (token.kind === "unit" ? token.text : `<${token.node.type.name}>`)).join("");
  return one.length === other.length && one.length > 0 && wordsOf(one) === wordsOf(other);
}
