// Sockets at the co-editing address that say what no editor of ours would: the protocol's frames, byte by byte.

/** A WebSocket that names its page's origin, as browsers do by themselves. */
export function socketOf(origin: string | null): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: origin === null ? {} : { origin } } as unknown as string[]);
    }
  };
}

// The protocol's kinds of message.
export const syncMessage = 0;
export const awarenessMessage = 1;
export const authMessage = 2;
export const queryAwareness = 3;
export const broadcastStateless = 6;

function varUint(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}

/** Numbers and pieces of bytes or text, each piece with its length before it. */
export function frame(name: string, ...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    [name, ...parts].map((part) => {
      if (typeof part === "number") return Buffer.from(varUint(part));
      const bytes = Buffer.from(part);
      return Buffer.concat([Buffer.from(varUint(bytes.length)), bytes]);
    }),
  );
}

export type RawSocket = Readonly<{
  send(bytes: Uint8Array): void;
  /** Text of everything that came, for looking for words in it. */
  heard(): string;
  /** Code and reason with which the socket ended; null while it is open. */
  ended(): Readonly<{ code: number; reason: string }> | null;
  waiting(): number;
  close(): void;
}>;

/** A socket that says whatever it is told to. Resolves when it is open or refused. */
export async function openRawSocket(origin: string, named: string | null = origin): Promise<RawSocket> {
  const socket = new (socketOf(named))(`${origin.replace("http", "ws")}/collab`);
  socket.binaryType = "arraybuffer";
  let heard = "";
  let ended: { code: number; reason: string } | null = null;
  socket.addEventListener(
    "message",
    ({ data }) => (heard += Buffer.from(data as ArrayBuffer).toString("latin1")),
  );
  socket.addEventListener("close", ({ code, reason }) => (ended = { code, reason }));
  await new Promise((resolve) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("close", resolve);
  });
  return {
    send: (bytes) => socket.send(new Uint8Array(bytes)),
    heard: () => heard,
    ended: () => ended,
    waiting: () => socket.bufferedAmount,
    close: () => socket.close(),
  };
}
