// What a message at the co-editing socket begins with: the name of one of our texts, then its kind. Anything else is sent
// away here, since the library writes names, kinds and states that it can't read into the log, as often as anybody says them.

const name = /^article:[1-9]\d{0,14}:[1-9]\d{0,9}$/;
const longestName = 40;
const [sync, awareness, ticket] = [0, 1, 2];
/** The three, who is here, stateless, leaving. */
const kinds: ReadonlySet<number | undefined> = new Set([sync, awareness, ticket, 3, 5, 7]);
/** The text's state, what is missing in it, a change. */
const syncKinds: ReadonlySet<number | undefined> = new Set([0, 1, 2]);
/** Of an editor, which has one state; the library repeats those of others now and then. */
const mostStates = 1_000;

/** Whether an editor of ours could have sent this. */
export function isMessage(bytes: Uint8Array): boolean {
  const length = bytes[0] ?? 0;
  if (length > longestName) return false;
  const kind = bytes[1 + length];
  const named = name.test(Buffer.from(bytes.subarray(1, 1 + length)).toString("latin1"));
  if (!named || !kinds.has(kind)) return false;
  const rest = bytes.subarray(2 + length);
  if (kind === sync) return syncKinds.has(rest[0]);
  // Its other kinds are the server's own answers.
  if (kind === ticket) return rest[0] === 0;
  return kind !== awareness || holdsStates(rest);
}

/** Reads numbers and pieces of bytes; null where there are none. */
class Bytes {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number | null {
    let value = 0;
    for (let power = 1; power < 2 ** 50; power *= 128) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return null;
      this.#at += 1;
      value += (byte % 128) * power;
      if (byte < 128) return Number.isSafeInteger(value) ? value : null;
    }
    return null;
  }

  piece(): Uint8Array | null {
    const length = this.number();
    if (length === null || this.#at + length > this.#bytes.length) return null;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}

/** Whether carets and names of people at work can be read: of each a number, a count, and JSON of an object or null. */
function holdsStates(bytes: Uint8Array): boolean {
  const piece = new Bytes(bytes).piece();
  if (piece === null) return false;
  const states = new Bytes(piece);
  const count = states.number();
  if (count === null || count > mostStates) return false;
  for (let index = 0; index < count; index++) {
    if (states.number() === null || states.number() === null) return false;
    const state = states.piece();
    if (state === null || !isState(state)) return false;
  }
  return true;
}

function isState(bytes: Uint8Array): boolean {
  try {
    return typeof JSON.parse(Buffer.from(bytes).toString("utf8")) === "object";
  } catch {
    // No JSON: said by the answer.
    return false;
  }
}
