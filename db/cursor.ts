// Where the next page of a list begins, as it stands in an address: an instant and the id of the last line.

/** Later instants have more digits in their year than PostgreSQL reads. */
const latestMs = Date.UTC(9999, 0);

/** The instant and the rest of `1764410400000.rest`; null for what no list has written. */
export function readInstantCursor(text: string | undefined): Readonly<{ at: Date; rest: string }> | null {
  const [, at, rest] = /^(\d{1,15})\.([0-9a-f-]{1,36})$/u.exec(text ?? "") ?? [];
  return at === undefined || rest === undefined || Number(at) > latestMs
    ? null
    : { at: new Date(Number(at)), rest };
}
