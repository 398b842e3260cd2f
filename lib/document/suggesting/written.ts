// Names of suggestions as the pieces of a shared document carry them: as a mark on words, or as a block's or a line's break.
import * as Y from "yjs";
import { suggestionAttributes } from "./reading.ts";

/** The suggestion that a piece belongs to; null: none. `attribute`: under which name it stands in a block. */
export function suggestionIn(content: unknown, attribute: string | null): string | null {
  if (content instanceof Y.ContentFormat) {
    const value: unknown = content.value;
    const kind = content.key.split("--", 1)[0];
    if ((kind !== "insertion" && kind !== "deletion") || typeof value !== "object" || value === null)
      return null;
    return "id" in value && typeof value.id === "string" ? value.id : null;
  }
  if (!(content instanceof Y.ContentAny) || !suggestionAttributes.some((name) => name === attribute))
    return null;
  const [value]: readonly unknown[] = content.arr;
  return typeof value === "string" ? value : null;
}

/** Whether every one of these suggestions is somewhere in the document. */
export function holdsSuggestions(doc: Y.Doc, names: Iterable<string>): boolean {
  const missing = new Set(names);
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (missing.size === 0) return true;
      if (!(struct instanceof Y.Item)) continue;
      const name = suggestionIn(struct.content, struct.parentSub);
      if (name !== null) missing.delete(name);
    }
  }
  return missing.size === 0;
}
