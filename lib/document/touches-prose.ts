// Whether an update changes words of the text, or only says something about them: what four eyes are counted by.
import * as Y from "yjs";
import { suggestionAttributes } from "./suggesting/reading.ts";
import { proseFields } from "./working-document.ts";

const reviewKey = /^(comment|insertion|deletion)(--|$)/;
const reviewAttributes = new Set<string>(suggestionAttributes);

/** Run `change` on the document and say whether it touched the text itself; marks of review alone don't. */
export function touchesProse(doc: Y.Doc, change: () => void): boolean {
  let touched = false;
  const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    touched ||= events.some(touches);
  };
  const fragments = proseFields.map((field) => doc.getXmlFragment(field));
  for (const fragment of fragments) fragment.observeDeep(look);
  try {
    change();
  } finally {
    for (const fragment of fragments) fragment.unobserveDeep(look);
  }
  return touched;
}

function touches(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  for (const key of event.keys.keys()) if (!reviewAttributes.has(key)) return true;
  for (const part of event.delta) {
    const attributes = Object.keys(part.attributes ?? {});
    if (part.insert !== undefined && !attributes.some(isInsertion)) return true;
    if (part.retain !== undefined && attributes.some((key) => !reviewKey.test(key))) return true;
  }
  return deletesProse(event);
}

/** Taking out words of one's own suggestion is no change of the text; every other deletion is. */
function deletesProse(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  for (const item of event.changes.deleted) {
    if (item.content instanceof Y.ContentFormat) continue;
    if (!(event.target instanceof Y.XmlText)) return true;
    if (!insideInsertion(item)) return true;
  }
  return false;
}

function isInsertion(key: string): boolean {
  return key.split("--", 1)[0] === "insertion";
}

/** Words in two people's suggestions carry two marks: inside while one of them is open. */
function insideInsertion(item: Y.Item): boolean {
  const known = new Set<string>();
  for (let left = item.left; left !== null; left = left.left) {
    if (!(left.content instanceof Y.ContentFormat) || !isInsertion(left.content.key)) continue;
    if (known.has(left.content.key)) continue;
    known.add(left.content.key);
    if (left.content.value !== null) return true;
  }
  return false;
}
