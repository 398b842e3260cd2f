// Whether an update changes words of the text, or only says something about them: what four eyes are counted by.
import * as Y from "yjs";
import { innermost, isMine } from "./suggesting/reading.ts";
import { proseFields } from "./working-document.ts";
import { workingSchema } from "./working-schema.ts";

type Event = Y.YEvent<Y.AbstractType<unknown>>;
type Attributes = Readonly<Record<string, unknown>>;

/** text: its own words. others: a suggestion in somebody else's name, whose words would be two people's if it were accepted. */
export type Touch = "text" | "others";

/**
 * Run `change`, this person's, on the document and say what it touched; null when it did nothing but review: marks, and
 * words of the person's own suggestions. Making a suggestion the text without a decision, or the text a suggestion, is a
 * change of the text.
 */
export function touchesProse(doc: Y.Doc, personId: string, change: () => void): Touch | null {
  const touched = new Set<Touch>();
  const look = (events: readonly Event[]) => {
    for (const event of events) for (const touch of touches(event, personId)) touched.add(touch);
  };
  const fragments = proseFields.map((field) => doc.getXmlFragment(field));
  for (const fragment of fragments) fragment.observeDeep(look);
  try {
    change();
  } finally {
    for (const fragment of fragments) fragment.unobserveDeep(look);
  }
  return touched.has("others") ? "others" : touched.has("text") ? "text" : null;
}

function* touches(event: Event, personId: string): Iterable<Touch> {
  for (const key of event.keys.keys()) yield* onBlock(event.target, key, personId);
  for (const part of event.delta) {
    const attributes: Attributes = part.attributes ?? {};
    if (part.insert !== undefined) yield* onWords(insertionIn(attributes), personId);
    else if (part.retain !== undefined) yield* onMarks(attributes, personId);
  }
  if (event.target instanceof Y.XmlText) yield* onDeleted(event, event.target, personId);
  else if (event.changes.deleted.size > 0) yield "text";
}

/** A strike on a break may come and go. A break that becomes a suggestion, or is one no more, is a change. */
function* onBlock(target: Y.AbstractType<unknown>, key: string, personId: string): Iterable<Touch> {
  const strike = target instanceof Y.XmlElement && (key === "joinBy" || key === "deleteBy");
  if (!strike) yield "text";
  else yield* onStrike(target.getAttribute(key) ?? null, personId);
}

function* onStrike(id: unknown, personId: string): Iterable<Touch> {
  if (id !== null && !(typeof id === "string" && isMine(id, personId))) yield "others";
}

/** Comments and strikes leave the words as they stand. */
function* onMarks(attributes: Attributes, personId: string): Iterable<Touch> {
  for (const [key, value] of Object.entries(attributes)) {
    const kind = markIn(key);
    if (kind === "deletion") yield* onStrike(value === null ? null : idIn(value), personId);
    else if (kind !== "comment") yield "text";
  }
}

/** Words put in or taken out, by the suggestion that they stand in. */
function* onWords(suggestion: string | null, personId: string): Iterable<Touch> {
  if (suggestion === null) yield "text";
  else if (!isMine(suggestion, personId)) yield "others";
}

const markIn = (key: string): string | undefined => key.split("--", 1)[0];

function idIn(attributes: unknown): unknown {
  return typeof attributes === "object" && attributes !== null && "id" in attributes ? attributes.id : "";
}

/** The suggestion that brought words with these marks; null for the text's own. */
export function insertionIn(attributes: Attributes): string | null {
  const type = workingSchema.marks["insertion"];
  const marks = Object.entries(attributes).flatMap(([key, value]) =>
    type && markIn(key) === "insertion" && typeof value === "object" && value !== null
      ? [type.create({ ...value, id: idIn(value) })]
      : [],
  );
  return innermost(marks);
}

/** Words that this change took out, by the marks that they carried before it: what it brings along itself doesn't count. */
function* onDeleted(event: Event, text: Y.XmlText, personId: string): Iterable<Touch> {
  const before = new Map<string, unknown>();
  const { _start: first } = text;
  for (let item = first; item !== null; item = item.right) {
    const gone = event.deletes(item);
    if (event.adds(item) || (item.deleted && !gone)) continue;
    if (item.content instanceof Y.ContentFormat) before.set(item.content.key, item.content.value);
    else if (gone) yield* onWords(insertionIn(Object.fromEntries(before)), personId);
  }
}
