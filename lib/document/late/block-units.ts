// A block of text as the sequence of what was ever typed in it: what is gone still says where its neighbours belong.
import * as Y from "yjs";
import { workingSchema, lineSchema } from "#lib/document/working-schema.ts";

/** One character (UTF-16) or line break, by its name in the shared document. */
export type Unit = Readonly<{
  id: Y.ID;
  text: string;
  /** The marks that it carries. */
  styles: Readonly<Record<string, unknown>>;
  /** The shared text that holds it; null for a line break. */
  within: Y.XmlText | null;
}>;

/** The piece of the document that a block or text is; null for a whole part. */
export function itemOf({ _item: item }: Pick<Y.XmlFragment, "_item">): Y.Item | null {
  return item;
}

/** The first piece in a block or text, living or not. */
export function firstIn({ _start: first }: Pick<Y.XmlFragment, "_start">): Y.Item | null {
  return first;
}

/** Whether a piece of the document holds text itself, as a paragraph does. */
export function isTextblock(type: unknown): type is Y.XmlElement {
  if (!(type instanceof Y.XmlElement)) return false;
  return (workingSchema.nodes[type.nodeName] ?? lineSchema.nodes[type.nodeName])?.isTextblock === true;
}

/** The block in whose text this piece stands; null if it is no word or line break. */
export function blockOf(item: Y.Item): Y.XmlElement | null {
  const { content, parent } = item;
  if (content instanceof Y.ContentString && parent instanceof Y.XmlText) {
    const holder: unknown = itemOf(parent)?.parent;
    return isTextblock(holder) ? holder : null;
  }
  return isBreak(content) && isTextblock(parent) ? parent : null;
}

function isBreak(content: unknown): boolean {
  return (
    content instanceof Y.ContentType &&
    content.type instanceof Y.XmlElement &&
    content.type.nodeName === "hardBreak"
  );
}

/** Everything ever typed in a block, in order. `counts` says which of its marks are taken for standing. */
export function unitsOf(block: Y.XmlElement, counts: (item: Y.Item) => boolean): Unit[] {
  const units: Unit[] = [];
  for (let child = firstIn(block); child !== null; child = child.right) {
    if (isBreak(child.content)) units.push({ id: child.id, text: "\n", styles: {}, within: null });
    else if (child.content instanceof Y.ContentType && child.content.type instanceof Y.XmlText)
      readText(child.content.type, counts, units);
  }
  return units;
}

function readText(text: Y.XmlText, counts: (item: Y.Item) => boolean, units: Unit[]): void {
  let styles: Readonly<Record<string, unknown>> = {};
  for (let item = firstIn(text); item !== null; item = item.right) {
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (!counts(item)) continue;
      const { [content.key]: _, ...others } = styles;
      styles = content.value === null ? others : { ...others, [content.key]: content.value };
    } else if (content instanceof Y.ContentString) {
      const { client, clock } = item.id;
      for (let at = 0; at < content.str.length; at += 1) {
        const id = Y.createID(client, clock + at);
        units.push({ id, text: content.str.charAt(at), styles, within: text });
      }
    }
  }
}

/** A block's attribute as it was last, of a block that is gone too. */
export function attributeOf(block: Y.XmlElement, name: string): unknown {
  const { _map: attributes } = block;
  const content: unknown = attributes.get(name)?.content;
  return content instanceof Y.ContentAny ? content.arr[0] : undefined;
}

/** Every block of text in the document as it stands, in reading order. */
export function* textblocksIn(parent: Y.XmlFragment): Iterable<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (isTextblock(child)) yield child;
    else yield* textblocksIn(child);
  }
}

/** The living piece with this name; null when it is gone or was never there. */
export function livingItem(doc: Y.Doc, { client, clock }: Y.ID): Y.Item | null {
  if (Y.getState(doc.store, client) <= clock) return null;
  const found: unknown = Y.getItem(doc.store, Y.createID(client, clock));
  return found instanceof Y.Item && !found.deleted ? found : null;
}

/** Whether this piece is the block, in it, or around it. */
export function belongsTo(doc: Y.Doc, block: Y.XmlElement, id: Y.ID): boolean {
  const item: unknown = Y.getItem(doc.store, id);
  if (!(item instanceof Y.Item)) return false;
  const type: unknown = item.content instanceof Y.ContentType ? item.content.type : item.parent;
  if (!(type instanceof Y.AbstractType)) return false;
  return type === block || Y.isParentOf(type, itemOf(block)) || Y.isParentOf(block, itemOf(type));
}

export const nameOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`;
