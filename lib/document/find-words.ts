// Where words stand in a working document, as the places that an editor sends for them.
import * as Y from "yjs";
import type { AnchorBytes } from "./comment-anchor.ts";
import type { ProseField } from "./working-document.ts";

function runsOf(fragment: Y.XmlFragment): Y.XmlText[] {
  return fragment.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? runsOf(child) : [];
  });
}

/** The first run of text of a field that holds these words, and where they begin in it; null when none does. */
export function findWords(
  doc: Y.Doc,
  field: ProseField,
  words: string,
): Readonly<{ text: Y.XmlText; at: number }> | null {
  for (const text of runsOf(doc.getXmlFragment(field))) {
    const parts: readonly { insert?: unknown }[] = text.toDelta();
    const at = parts
      .map((part) => String(part.insert))
      .join("")
      .indexOf(words);
    if (at >= 0) return { text, at };
  }
  return null;
}

/** Both ends of these words; null when they don't stand in one run of the field. */
export function placesOf(doc: Y.Doc, field: ProseField, words: string): AnchorBytes | null {
  const found = findWords(doc, field, words);
  if (found === null) return null;
  const place = (index: number) =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(found.text, index));
  return { from: place(found.at), to: place(found.at + words.length) };
}
