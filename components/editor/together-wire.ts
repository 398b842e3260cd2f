// What of this browser's words is really under way: counted where bytes leave and answers come in. The provider's own count
// starts anew while older words are still queued, and would call them saved after the first answer.
import { HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";

const sync = 0;
const syncStatus = 8;
const step1 = 0;

/** The document's name, then numbers of seven bits a byte: the first ones say what a message is. */
function kindOf(bytes: Uint8Array): readonly [type: number, next: number] | null {
  let at = 0;
  const number = (): number | null => {
    for (let value = 0, power = 1; at < bytes.length; power *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * power;
      if (byte < 128) return value;
    }
    return null;
  };
  const nameLength = number();
  if (nameLength === null) return null;
  at += nameLength;
  const type = number();
  const next = number();
  return type === null || next === null ? null : [type, next];
}

export class Wire {
  readonly #onChange: () => void;
  #socket: WebSocket | null = null;
  /** Everything that was in the document then has gone out on this socket. */
  #whole = false;
  #unanswered = 0;
  #refused = false;
  #unsent = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Nothing typed here is without the newsroom's answer that it is committed. */
  get clean(): boolean {
    return this.#whole && this.#unanswered === 0 && !this.#refused && !this.#unsent;
  }

  /** Somebody typed here. True: until now nothing was open. */
  typed(): boolean {
    const before = this.clean;
    this.#unsent = true;
    return before;
  }

  /** The line of one page: told what passes through it, tried again quickly when it is lost. Not opened yet. */
  line(onDisconnect: () => void): HocuspocusProviderWebsocket {
    const { protocol, host } = window.location;
    const line = new HocuspocusProviderWebsocket({
      url: `${protocol === "https:" ? "wss" : "ws"}://${host}/collab`,
      autoConnect: false,
      delay: 500,
      minDelay: 300,
      maxDelay: 2_000,
      factor: 1.5,
      WebSocketPolyfill: this.#countingSocket(),
      onDisconnect,
      onStatus: ({ status }) => {
        // What was put by while there was no line is in what is sent when both copies meet; sent as well, it would come
        // as a flood after a day offline.
        if (status === WebSocketStatus.Connecting) line["messageQueue"] = [];
      },
    });
    return line;
  }

  #countingSocket(): typeof WebSocket {
    const begin = (socket: WebSocket) => this.#begin(socket);
    const sent = (socket: WebSocket, bytes: Uint8Array) => this.#sent(socket, bytes);
    const heard = (socket: WebSocket, bytes: Uint8Array) => this.#heard(socket, bytes);
    const lost = (socket: WebSocket) => this.#lost(socket);
    return class extends WebSocket {
      constructor(url: string | URL) {
        super(url);
        begin(this);
        this.addEventListener("message", ({ data }) => {
          if (data instanceof ArrayBuffer) heard(this, new Uint8Array(data));
        });
        this.addEventListener("close", () => lost(this));
      }

      override send(data: Parameters<WebSocket["send"]>[0]): void {
        super.send(data);
        if (data instanceof Uint8Array) sent(this, data);
      }
    };
  }

  #begin(socket: WebSocket | null): void {
    this.#socket = socket;
    this.#whole = false;
    this.#unanswered = 0;
    this.#refused = false;
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#begin(null);
    this.#onChange();
  }

  #sent(socket: WebSocket, bytes: Uint8Array): void {
    const kind = kindOf(bytes);
    if (socket !== this.#socket || kind === null || kind[0] !== sync) return;
    if (kind[1] === step1) {
      // Asked what the newsroom has; the answer to its own question will bring it everything that it lacks.
      this.#whole = false;
      this.#refused = false;
    } else {
      if (kind[1] === 1) this.#whole = true;
      this.#unanswered += 1;
      this.#unsent = false;
    }
    this.#onChange();
  }

  #heard(socket: WebSocket, bytes: Uint8Array): void {
    const kind = kindOf(bytes);
    if (socket !== this.#socket || kind === null || kind[0] !== syncStatus) return;
    this.#unanswered = Math.max(0, this.#unanswered - 1);
    if (kind[1] !== 1) this.#refused = true;
    this.#onChange();
  }
}
