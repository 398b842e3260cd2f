// Who may only suggest changes no word: an update of theirs is tried on a copy before it is stored. Reading a long text takes
// most of the time, so that what was read is kept until the text changes in another way than by the update that was tried.
import * as Y from "yjs";
import { suggestOnlyViolation } from "#lib/document/suggesting/suggestions.ts";
import { documentOf, proseFields, readNodes, readNodesOfCopy } from "#lib/document/working-document.ts";

type Nodes = Exclude<ReturnType<typeof readNodes>, string>;

/** What is known of a document's text: as it stands, and as it will stand after the update that was tried last. */
class Reading {
  #now: Nodes | null = null;
  #next: Readonly<{ update: Uint8Array; nodes: Nodes }> | null = null;
  readonly #document: Y.Doc;

  constructor(document: Y.Doc) {
    this.#document = document;
    // Before the document's own listeners are told, nothing else can ask.
    document.on("update", (update: Uint8Array) => {
      const next = this.#next;
      this.#now = next !== null && Buffer.compare(next.update, update) === 0 ? next.nodes : null;
      this.#next = null;
    });
  }

  now(): Nodes | string {
    if (this.#now !== null) return this.#now;
    const nodes = readNodes(this.#document);
    if (typeof nodes !== "string") this.#now = nodes;
    return nodes;
  }

  expect(update: Uint8Array, nodes: Nodes): void {
    this.#next = { update, nodes };
  }
}

const readings = new WeakMap<Y.Doc, Reading>();

function readingOf(document: Y.Doc): Reading {
  const reading = readings.get(document) ?? new Reading(document);
  readings.set(document, reading);
  return reading;
}

/** True if this update would do more than add or take back suggestions of this person. */
export function breaksSuggesting(document: Y.Doc, update: Uint8Array, personId: string): boolean {
  const reading = readingOf(document);
  const before = reading.now();
  const copy = documentOf([Y.encodeStateAsUpdate(document)]);
  Y.applyUpdate(copy, update);
  // What waits for somebody's later words would come into the text unseen.
  if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return true;
  const after = readNodesOfCopy(copy);
  if (typeof before === "string" || typeof after === "string") return true;
  const breaks = proseFields.some(
    (field) =>
      !before[field].eq(after[field]) && suggestOnlyViolation(before[field], after[field], personId) !== null,
  );
  if (!breaks) reading.expect(update, after);
  return breaks;
}
