// A text's copy in this browser: everything typed is in it at once, so that a closed tab or a killed browser loses nothing.
import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/** A store that doesn't answer in this time counts as none: the text is shown without it. */
const longestMs = 3_000;

export type LocalText = Readonly<{ clear: () => Promise<void>; close: () => Promise<void> }>;

/** Open the copy and read it into the document; null where the browser keeps none. */
export async function openLocalText(name: string, doc: Y.Doc): Promise<LocalText | null> {
  try {
    const store = new IndexeddbPersistence(name, doc);
    await Promise.race([
      store.whenSynced,
      new Promise((_resolve, reject) => {
        setTimeout(() => reject(new Error("no answer")), longestMs);
      }),
    ]);
    return { clear: () => store.clearData(), close: () => store.destroy() };
  } catch {
    return null;
  }
}
