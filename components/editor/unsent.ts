// Articles that were begun in this browser and have no row yet: which there are, so that they can be found again.
import type * as Y from "yjs";
import { localName } from "./together-state.ts";

export type UnsentText = Readonly<{ key: string; headline: string; at: number }>;

const slot = (personId: string) => `nightdesk-unsent:${personId}`;

/** Newest first. Empty where the browser keeps nothing. */
export function unsentTexts(personId: string): UnsentText[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(slot(personId)) ?? "[]");
    return Array.isArray(kept) ? (kept as UnsentText[]).toSorted((a, b) => b.at - a.at) : [];
  } catch {
    return [];
  }
}

function put(personId: string, texts: readonly UnsentText[]): void {
  try {
    if (texts.length === 0) localStorage.removeItem(slot(personId));
    else localStorage.setItem(slot(personId), JSON.stringify(texts));
  } catch {
    // Blocked storage: the text itself says that this browser keeps no copy.
  }
}

/** Something was written that has no row yet. */
export function rememberUnsent(personId: string, key: string, doc: Y.Doc): void {
  const headline = doc
    .getXmlFragment("headline")
    .toJSON()
    .replaceAll(/<[^>]*>/g, "")
    .slice(0, 120);
  put(personId, [
    ...unsentTexts(personId).filter((one) => one.key !== key),
    { key, headline, at: Date.now() },
  ]);
}

/**
 * The page takes the address of the article that was made. The router isn't told, or it would read the page anew under the
 * hands of whoever types; whoever keeps pages for a day without connection is.
 */
export function takeAddress(articleId: number): void {
  window.history.replaceState(window.history.state, "", `/desk/articles/${articleId}`);
  window.dispatchEvent(new Event("nightdesk-address"));
}

/** It has a row now. */
export function unsentArrived(personId: string, key: string): void {
  put(
    personId,
    unsentTexts(personId).filter((one) => one.key !== key),
  );
}

/** Throw an unsent text away. */
export async function forgetUnsent(personId: string, key: string): Promise<void> {
  unsentArrived(personId, key);
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(localName(personId, `new-${key}`));
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => resolve());
    request.addEventListener("blocked", () => resolve());
  });
}
