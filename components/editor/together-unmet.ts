// What this browser holds goes to the newsroom as it was before both copies met. Taking in first that somebody deleted the
// paragraph deletes what was typed in it meanwhile, and the newsroom would never hear of it.
import * as Y from "yjs";

/** The numbers at the head of a message about the text. */
const sync = 0;
const [asksWhatIsThere, bringsWhatIsMissing] = [0, 1];

/** A message, read from its beginning. */
type Reader = Readonly<{
  readVarString: () => string;
  readVarUint: () => number;
  readVarUint8Array: () => Uint8Array;
}>;

type Sender = Readonly<{
  documentUpdateHandler: (update: Uint8Array, origin: unknown) => void;
  flushPendingUpdates: () => void;
}>;

/** Looks at each message before it is taken in, and sends what has to go out before the answer to it. */
export function heldFirst(doc: Y.Doc, sender: () => Sender): (heard: Readonly<{ message: Reader }>) => void {
  let held: Uint8Array | null = null;
  return ({ message }) => {
    message.readVarString();
    if (message.readVarUint() !== sync) return;
    const kind = message.readVarUint();
    if (kind === bringsWhatIsMissing) held = Y.encodeStateAsUpdate(doc);
    if (kind !== asksWhatIsThere || held === null) return;
    const missing = missingOf(held, message.readVarUint8Array());
    held = null;
    if (missing === null) return;
    sender().documentUpdateHandler(missing, sender);
    sender().flushPendingUpdates();
  };
}

/** What is typed in `held` that whoever is as far as `known` lacks; null if nothing is. */
function missingOf(held: Uint8Array, known: Uint8Array): Uint8Array | null {
  const there = Y.decodeStateVector(known);
  const has = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(held));
  const isBehind = [...has].some(([client, clock]) => clock > (there.get(client) ?? 0));
  return isBehind ? Y.diffUpdate(held, known) : null;
}
