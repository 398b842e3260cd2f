// Asks Next's handler for a page in this process, with a request that no reader has touched: no cookie, no forwarded
// host, no unkeyed header. What comes back can therefore be given to every reader.
import { IncomingMessage, ServerResponse } from "node:http";
import type { OutgoingHttpHeader, OutgoingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import type { Rendered } from "./page-answer.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Callback = (error?: Error | null) => void;

/** A response that goes nowhere: it collects what is written and says when it is complete. */
class CollectedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #done: (rendered: Rendered) => void;
  #started = false;
  #ended = false;

  constructor(request: IncomingMessage, done: (rendered: Rendered) => void) {
    super(request);
    this.#done = done;
    // Node's own accessors look at a socket, which this response hasn't.
    Object.defineProperties(this, {
      headersSent: { get: () => this.#started },
      writableEnded: { get: () => this.#ended },
      writableFinished: { get: () => this.#ended },
    });
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((one) => typeof one === "object" && one !== null);
    if (Array.isArray(headers)) {
      for (let index = 0; index + 1 < headers.length; index += 2) {
        this.setHeader(String(headers[index]), String(headers[index + 1]));
      }
    } else if (headers) {
      for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) {
        if (value !== undefined) this.setHeader(name, value);
      }
    }
    this.#started = true;
    return this;
  }

  override flushHeaders(): void {
    this.#started = true;
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    this.#started = true;
    this.#collect(chunk, encoding);
    const written = typeof encoding === "function" ? encoding : callback;
    if (written) queueMicrotask(() => written(null));
    return true;
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | (() => void), callback?: () => void): this {
    if (this.#ended) return this;
    const written =
      typeof chunk === "function"
        ? (chunk as () => void)
        : typeof encoding === "function"
          ? encoding
          : callback;
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function") this.#collect(chunk, encoding);
    this.#started = true;
    this.#ended = true;
    this.#done({ status: this.statusCode, headers: this.#flatHeaders(), body: Buffer.concat(this.#chunks) });
    queueMicrotask(() => {
      written?.();
      this.emit("finish");
      this.emit("close");
    });
    return this;
  }

  #collect(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === "string") {
      this.#chunks.push(
        Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"),
      );
    } else if (chunk instanceof Uint8Array) {
      this.#chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    }
  }

  #flatHeaders(): ReadonlyMap<string, string> {
    const headers = new Map<string, string>();
    for (const [name, value] of Object.entries(this.getHeaders())) {
      if (value !== undefined) headers.set(name.toLowerCase(), flat(value));
    }
    return headers;
  }
}

function flat(value: OutgoingHttpHeader): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** Reject after this long: a handler that hangs may not hold readers' requests for ever. */
const longestRenderMs = 15_000;

/** A function that renders one address. `host` is the site's own, so that no reader's Host header can enter a page. */
export function pageRenderer(
  handler: Handler,
  host: string,
  secure: boolean,
): (address: string) => Promise<Rendered> {
  return (address) =>
    new Promise<Rendered>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no answer for ${address.split("?", 1)[0]} within ${longestRenderMs} ms`)),
        longestRenderMs,
      );
      const socket = new Socket();
      const request = new IncomingMessage(socket);
      request.method = "GET";
      request.url = address;
      request.httpVersion = "1.1";
      request.headers = { host, "x-forwarded-proto": secure ? "https" : "http", accept: "*/*" };
      request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) => [name, String(value)]);
      request.push(null);
      const response = new CollectedResponse(request, (rendered) => {
        clearTimeout(timer);
        resolve(rendered);
      });
      handler(request, response).catch((error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
}
