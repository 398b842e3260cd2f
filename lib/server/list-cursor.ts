// Where a list goes on and in which version, as it stands in an address: `?before=`, `?lite`. Keyset paging costs the same at any depth (reader.md §3).
type Cursor = Readonly<{ at: Date; id: number }>;

/** Milliseconds and id in base 36, with a dash between. */
export function writeCursor(cursor: Cursor): string {
  return `${cursor.at.getTime().toString(36)}-${cursor.id.toString(36)}`;
}

const shape = /^([0-9a-z]{1,9})-([0-9a-z]{1,10})$/;

/** The cursor in this address's query: null when there is none, false when it is none of ours. */
export function readCursor(address: string): Cursor | null | false {
  const text = new URL(address, "http://localhost").searchParams.get("before");
  if (text === null) return null;
  const [, at, id] = shape.exec(text) ?? [];
  if (at === undefined || id === undefined) return false;
  const cursor = { at: new Date(Number.parseInt(at, 36)), id: Number.parseInt(id, 36) };
  // Only what we write ourselves: another spelling of the same place would be a second address for one page.
  if (Number.isNaN(cursor.at.getTime()) || !Number.isSafeInteger(cursor.id)) return false;
  return writeCursor(cursor) === text ? cursor : false;
}

/** Which version of the page an address asks for; a browser that saves data asks by an address like a reader (addresses.ts). */
export function versionAsked(address: string): "full" | "lite" {
  return new URL(address, "http://localhost").searchParams.has("lite") ? "lite" : "full";
}

/** A list's own path and the path of its next older page, for heads and links. */
export function listPlace(
  path: string,
  before: Cursor | null,
  next: Cursor | null,
): { older: boolean; path: string; nextPath: string | null } {
  return {
    older: before !== null,
    path: before === null ? path : `${path}?before=${writeCursor(before)}`,
    nextPath: next === null ? null : `${path}?before=${writeCursor(next)}`,
  };
}
