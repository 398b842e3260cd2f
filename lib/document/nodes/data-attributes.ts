// How a node's attributes travel in the editor's own markup: as `data-…`, judged by the same tests as everywhere. Markup from a foreign page can't smuggle in a value that a save would refuse.
import type { Attribute as EditorAttribute, Attributes as EditorAttributes } from "@tiptap/core";
import {
  markAttributes,
  nodeAttributes,
  type Attribute,
  type AttributeValue,
  type Attributes,
} from "#lib/document/attributes.ts";
import { cleanLine } from "#lib/document/clean-text.ts";

/** The attributes of a node type as Tiptap wants them; the block's `id` is left to `block-id.ts`. */
export function editorAttributes(type: string): EditorAttributes {
  return toEditor(nodeAttributes(type));
}

export function editorMarkAttributes(type: string): EditorAttributes {
  return toEditor(markAttributes(type));
}

/** For ProseMirror's `validate`: throws a RangeError that says what is wrong. */
export function refuseBadValue(name: string, attribute: Attribute): (value: unknown) => void {
  return (value) => {
    const problem = attribute.problem(value);
    if (problem) throw new RangeError(`${name} ${problem}`);
  };
}

/** For parse rules: true when the element carries a good value for each attribute that has no default. */
export function carriesRequired(type: string, element: HTMLElement): boolean {
  return Object.entries(nodeAttributes(type)).every(
    ([name, attribute]) =>
      attribute.fallback !== undefined || readValue(name, attribute, element) !== undefined,
  );
}

function toEditor(attributes: Attributes): EditorAttributes {
  const entries = Object.entries(attributes).filter(([name]) => name !== "id");
  return Object.fromEntries(
    entries.map(([name, attribute]): [string, EditorAttribute] => [
      name,
      {
        ...(attribute.fallback === undefined ? { isRequired: true } : { default: attribute.fallback }),
        validate: refuseBadValue(name, attribute),
        parseHTML: (element) => readValue(name, attribute, element) ?? attribute.fallback,
        renderHTML: (attrs) => (attrs[name] === null ? {} : { [dataName(name)]: String(attrs[name]) }),
      },
    ]),
  );
}

function readValue(name: string, attribute: Attribute, element: HTMLElement): AttributeValue | undefined {
  const raw = element.getAttribute(dataName(name));
  if (raw === null) return undefined;
  const readings: AttributeValue[] = [attribute.prose ? cleanLine(raw) : raw];
  if (/^[0-9]{1,16}$/.test(raw)) readings.push(Number(raw));
  if (raw === "true" || raw === "false") readings.push(raw === "true");
  return readings.find((value) => attribute.problem(value) === null);
}

function dataName(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
