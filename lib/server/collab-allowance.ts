// How much one connection may say: generous for the fastest typist and for a day offline, little for a flood.

const messagesPerSecond = 120;
const messagesAtOnce = 600;
const bytesPerSecond = 512 * 1024;
const bytesAtOnce = 8 * 1024 * 1024;

export class Allowance {
  #messages = messagesAtOnce;
  #bytes = bytesAtOnce;
  #at = performance.now();

  /** False: this message is one too many. */
  takes(bytes: number): boolean {
    const now = performance.now();
    const seconds = (now - this.#at) / 1000;
    this.#at = now;
    this.#messages = Math.min(messagesAtOnce, this.#messages + seconds * messagesPerSecond) - 1;
    this.#bytes = Math.min(bytesAtOnce, this.#bytes + seconds * bytesPerSecond) - bytes;
    return this.#messages >= 0 && this.#bytes >= 0;
  }
}
