// What a message at the co-editing socket begins with: the name of one of our texts, then its kind. Anything else is sent
// away here, since the library writes names and kinds that it doesn't know into the log, as often as anybody says them.

const name = /^article:[1-9]\d{0,14}:[1-9]\d{0,9}$/;
const longestName = 40;
/** Sync, awareness, ticket, who is here, stateless, leaving. */
const kinds: ReadonlySet<number | undefined> = new Set([0, 1, 2, 3, 5, 7]);

/** Whether an editor of ours could have sent this. */
export function isMessage(bytes: Uint8Array): boolean {
  const length = bytes[0] ?? 0;
  if (length > longestName) return false;
  return (
    name.test(Buffer.from(bytes.subarray(1, 1 + length)).toString("latin1")) && kinds.has(bytes[1 + length])
  );
}
