// What a browser's update may be made of, judged before it is stored or shown to anybody: shapes that our editors make.
// Sequence is not judged: two people's edits may meet in a list without items, and reading the text mends that.
import type { ContentMatch, NodeType } from "@tiptap/pm/model";
import * as Y from "yjs";
import { maxDepth } from "./json-limits.ts";
import { suggestionIn } from "./suggesting/written.ts";
import { Places, type Place } from "./update-parents.ts";
import { waitsTooMuch, withWaiting } from "./update-waiting.ts";
import { proseFields } from "./working-document.ts";
import { lineSchema, workingSchema } from "./working-schema.ts";

const nodeTypes: ReadonlyMap<string, NodeType> = new Map(
  [...Object.values(lineSchema.nodes), ...Object.values(workingSchema.nodes)].map((type) => [
    type.name,
    type,
  ]),
);
const insideBlocks: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...nodeTypes.values()].map((type) => [type.name, childrenOf(type.contentMatch)]),
);
const insideRoots: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  proseFields.map((field) => [
    field,
    childrenOf((field === "body" ? workingSchema : lineSchema).topNodeType.contentMatch),
  ]),
);

/** Names of everything that may stand somewhere inside. */
function childrenOf(start: ContentMatch): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set([start]);
  for (const match of seen) {
    for (let index = 0; index < match.edgeCount; index++) {
      const { type, next } = match.edge(index);
      names.add(type.name);
      seen.add(next);
    }
  }
  return names;
}

export type JudgedUpdate = Readonly<
  | {
      ok: true;
      /** Names of the suggestions that it makes, or adds to. */ suggested: readonly string[];
      /** Nothing in it: neither text nor deletion. */ empty: boolean;
      /** Yjs client numbers whose text it brings. */ clients: readonly number[];
      /** The place of a piece of it can't be told yet: its neighbour hasn't come. */ waits: boolean;
      /** Those of them that say something which the text doesn't have yet. */ news: readonly number[];
    }
  | {
      ok: false;
      why: string;
      /** Nothing is wrong with it but that too much of the text before it is missing. */ early?: true;
    }
>;

/** Judge one update by its shape, in the text that it is for. What it does to the words is judged elsewhere. */
export function judgeUpdate(update: Uint8Array, doc: Y.Doc | null = null): JudgedUpdate {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    if (doc !== null && waitsTooMuch(update, structs, doc))
      return { ok: false, why: "Too much of the text before this update is missing.", early: true };
    const places = new Places(withWaiting(update, structs, doc), doc);
    const clients = new Set<number>();
    const news = new Set<number>();
    for (const struct of structs) {
      const { client, clock } = struct.id;
      clients.add(client);
      if (doc === null || clock + struct.length > Y.getState(doc.store, client)) news.add(client);
    }
    for (const struct of places.pieces) {
      const why = problemOf(struct, places.of(struct)) ?? depthProblem(struct, places);
      if (why !== null) return { ok: false, why };
    }
    const empty = clients.size === 0 && ds.clients.size === 0;
    const waits = places.pieces.some((struct) => places.of(struct).inside === "unknown");
    const suggested = new Set<string>();
    for (const struct of places.pieces) {
      const name = suggestionIn(struct.content, places.of(struct).attribute);
      if (name !== null) suggested.add(name);
    }
    return { ok: true, empty, clients: [...clients], news: [...news], waits, suggested: [...suggested] };
  } catch {
    return { ok: false, why: "This is not an update of a text." };
  }
}

/** A place is given to a block when it is made, and no edit moves it: it can't become deeper later. */
function depthProblem(item: Y.Item, places: Places): string | null {
  if (!(item.content instanceof Y.ContentType)) return null;
  return holds(
    places.levelOf(item) <= maxDepth,
    `This update nests blocks more than ${maxDepth} levels deep.`,
  );
}

const holds = (isSo: boolean, why: string): string | null => (isSo ? null : why);

function problemOf({ content }: Y.Item, { inside, attribute }: Place): string | null {
  if (typeof inside === "object" && "root" in inside && !insideRoots.has(inside.root))
    return "This update writes outside the text.";
  if (content instanceof Y.ContentDeleted) return null;
  if (attribute !== null) return attributeProblem(content, inside, attribute);
  if (content instanceof Y.ContentString)
    return holds(inside === "words" || inside === "unknown", "This update puts words where no text has any.");
  if (content instanceof Y.ContentFormat) return markProblem(content.key, content.value);
  // A value of its own, if not an attribute whose block is yet to come.
  if (content instanceof Y.ContentAny)
    return holds(inside === "unknown", "This update holds a value where no text has one.");
  if (!(content instanceof Y.ContentType)) return "This update holds something that no text has.";
  const { type } = content;
  if (type instanceof Y.XmlText)
    return holds(mayHold(inside, "text"), "This update puts words where no text has any.");
  return holds(
    type instanceof Y.XmlElement && nodeTypes.has(type.nodeName) && mayHold(inside, type.nodeName),
    "This update holds a block that no text has there.",
  );
}

function mayHold(inside: Place["inside"], name: string): boolean {
  if (inside === "unknown") return true;
  if (inside === "words") return false;
  const names = "root" in inside ? insideRoots.get(inside.root) : insideBlocks.get(inside.block);
  return names?.has(name) === true;
}

type Attributes = Readonly<Record<string, Readonly<{ validate?: string | ((value: unknown) => void) }>>>;

function attributeProblem(content: unknown, inside: Place["inside"], name: string): string | null {
  const why = "This update sets something that no block has.";
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return why;
  if (inside === "unknown") return null;
  if (inside === "words" || "root" in inside) return why;
  const attributes: Attributes = nodeTypes.get(inside.block)?.spec.attrs ?? {};
  return holds(fits(attributes, name, content.arr[0]), why);
}

function markProblem(key: string, value: unknown): string | null {
  const why = "This update holds a style that no text has.";
  const type = workingSchema.marks[key.split("--", 1)[0] ?? ""];
  if (!type) return why;
  if (value === null) return null;
  if (typeof value !== "object") return why;
  const attributes: Attributes = type.spec.attrs ?? {};
  return holds(
    Object.entries(value).every(([name, one]) => fits(attributes, name, one)),
    why,
  );
}

function fits(attributes: Attributes, name: string, value: unknown): boolean {
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!attribute) return false;
  const { validate } = attribute;
  if (typeof validate === "string")
    return validate.split("|").includes(value === null ? "null" : typeof value);
  try {
    validate?.(value);
    return true;
  } catch {
    return false;
  }
}
