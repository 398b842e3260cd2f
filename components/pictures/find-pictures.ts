// Asking the library from a page that is open.
import type { Cut } from "./cut-steps.ts";
import { type LibraryQuery, librarySearch } from "./library-query.ts";
import type { TilePicture } from "./picture-tile.tsx";

/** A picture as a text puts it in, with what of it must stay in sight. */
export type FoundPicture = TilePicture & Readonly<{ cut: Cut }>;
export type FoundPictures = Readonly<{ pictures: readonly FoundPicture[]; next: string | null }>;

async function ask(search: string, signal?: AbortSignal): Promise<FoundPictures | null> {
  const response = await fetch(`/desk/api/library${search}`, { signal: signal ?? null }).catch(() => null);
  if (!response?.ok) return null;
  return (await response.json()) as FoundPictures;
}

/** Null when the library can't be asked now. */
export function findPictures(query: LibraryQuery, signal: AbortSignal): Promise<FoundPictures | null> {
  return ask(librarySearch(query), signal);
}

/** The picture of this id; null when there is none, when it is hidden, and when the library can't be asked now. */
export async function findPicture(id: string): Promise<FoundPicture | null> {
  const found = await ask(`?id=${encodeURIComponent(id)}`);
  return found?.pictures[0] ?? null;
}
