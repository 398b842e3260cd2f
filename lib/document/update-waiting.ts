// Pieces of a text that came before the ones they hang on: the document keeps them until these come. Yjs packs all of them
// anew with each that is added, and looks through all when one may have come for, so that only a little may wait.
import * as Y from "yjs";

type Structs = ReturnType<typeof Y.decodeUpdate>["structs"];

/** What may wait in one document. Honest pieces wait for a moment, while another process's words are on their way. */
const mostWaitingBytes = 64 * 1024;

/** How far each of the update's Yjs numbers reaches without a gap once the update is in the document. */
function reachOf(structs: Structs, doc: Y.Doc): ReadonlyMap<number, number> {
  const reach = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const so = reach.get(client) ?? Y.getState(doc.store, client);
    const joins = !(struct instanceof Y.Skip) && clock <= so;
    reach.set(client, joins ? Math.max(so, clock + struct.length) : so);
  }
  return reach;
}

/** Whether some of the update can't go into the text yet. */
function isEarly(structs: Structs, reach: ReadonlyMap<number, number>, doc: Y.Doc): boolean {
  const known = ({ client, clock }: Y.ID) => clock < (reach.get(client) ?? Y.getState(doc.store, client));
  return structs.some((struct) => {
    if (struct instanceof Y.Skip) return false;
    const { client, clock } = struct.id;
    if (!known(Y.createID(client, clock + struct.length - 1))) return true;
    if (!(struct instanceof Y.Item)) return false;
    const parent: unknown = struct.parent;
    return [struct.origin, struct.rightOrigin, parent].some((id) => id instanceof Y.ID && !known(id));
  });
}

/** Bytes let in early, by document, since nothing waited in it: packed as they wait they say little of their number. */
const letIn = new WeakMap<Y.Doc, number>();

/** Whether the document would have too much waiting in it with this update. Who sends it may try again with all it has. */
export function waitsTooMuch(update: Uint8Array, structs: Structs, doc: Y.Doc): boolean {
  const { pendingStructs } = doc.store;
  const waiting = pendingStructs === null ? 0 : (letIn.get(doc) ?? pendingStructs.update.byteLength);
  if (!isEarly(structs, reachOf(structs, doc), doc)) return false;
  if (waiting + update.byteLength > mostWaitingBytes) return true;
  letIn.set(doc, waiting + update.byteLength);
  return false;
}

/**
 * Everything that comes into the text with an update: also what has waited for it. That was let in without its place being
 * known, so that it is judged once more, in its place. What goes on waiting is left alone.
 */
export function withWaiting(update: Uint8Array, structs: Structs, doc: Y.Doc | null): Structs {
  const waiting = doc?.store.pendingStructs ?? null;
  if (doc === null || waiting === null) return structs;
  const reach = reachOf(structs, doc);
  if (![...waiting.missing].some(([client, clock]) => (reach.get(client) ?? -1) > clock)) return structs;
  const both = [Y.convertUpdateFormatV1ToV2(update), waiting.update];
  return Y.decodeUpdateV2(Y.mergeUpdatesV2(both)).structs;
}
