// Which version of a picture its page has seen: what was loaded, or what one's own saving made of it while the page is still
// being read anew. Without the latter, a person who saves two forms in a row would be told that somebody else was quicker, when
// it was their own saving.

const ownChanges = new Map<string, number>();

/** To be sent as what was looked at, by every form of the picture's page. */
export function versionSeen(picture: Readonly<{ id: string; version: number }>): number {
  return Math.max(picture.version, ownChanges.get(picture.id) ?? 0);
}

/** One's own change was made and left the picture at this version. */
export function ownChangeMade(id: string, version: number): void {
  ownChanges.set(id, version);
}
