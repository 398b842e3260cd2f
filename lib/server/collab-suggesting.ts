// Who may only suggest changes no word: an update of theirs is tried on a copy before it is stored.
import * as Y from "yjs";
import { suggestOnlyViolation } from "#lib/document/suggesting/suggestions.ts";
import { documentOf, proseFields, readNodes } from "#lib/document/working-document.ts";

/** True if this update would do more than add or take back suggestions of this person. */
export function breaksSuggesting(document: Y.Doc, update: Uint8Array, personId: string): boolean {
  const before = readNodes(document);
  const copy = documentOf([Y.encodeStateAsUpdate(document)]);
  Y.applyUpdate(copy, update);
  // What waits for somebody's later words would come into the text unseen.
  if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return true;
  const after = readNodes(copy);
  if (typeof before === "string" || typeof after === "string") return true;
  return proseFields.some((field) => suggestOnlyViolation(before[field], after[field], personId) !== null);
}
