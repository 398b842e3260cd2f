// What a picture's file is made of, for all three kinds alike: what draws it, what is said in it, and limits on both. Deflated or
// repeated parts cost a decoder gigabytes where the file has kilobytes, and a limit on pixels sees none of them.

/** What a file says about its picture, as it stands there. */
export type FileWords = { exif?: Buffer; iptc?: Buffer; xmpAsString?: string };

/** What a file may go on saying: EXIF, and an XMP packet. */
export type SaidAnew = Readonly<{ exif: Buffer | null; packet: string | null }>;

export type OpenFile = Readonly<{
  words: Readonly<FileWords>;
  /** The same pixels and colours, saying this and nothing else. */
  rebuilt: (said: SaidAnew) => Buffer;
}>;

/** A camera's or a program's file has hundreds; pixels in pieces of 8 KB make 3,200 of 25 MB. */
export const mostParts = 100_000;
/** Bytes of a colour profile; the largest of printers have 3 MB. */
export const largestProfile = 4 * 1024 * 1024;
/** Bytes. More of one is nobody's words. */
export const largestPacket = 1_000_000;
/** Stretches of a file that stay, neighbours joined: a file of which all stays is one of them. */
export class KeptStretches {
  readonly #bytes: Buffer;
  readonly #done: Buffer[] = [];
  #from = 0;
  #to = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Keep the bytes from `from` up to, not including, `to`. */
  keep(from: number, to: number): void {
    if (from === this.#to) {
      this.#to = to;
      return;
    }
    this.#end();
    this.#from = from;
    this.#to = to;
  }

  /** What was kept since the last call, in order. */
  taken(): Buffer[] {
    this.#end();
    this.#from = this.#to;
    return this.#done.splice(0);
  }

  #end(): void {
    if (this.#to > this.#from) this.#done.push(this.#bytes.subarray(this.#from, this.#to));
  }
}
