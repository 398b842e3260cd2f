// Opens a JPEG segment by segment (ITU-T T.81, Annex B): pixels and colours are handed on, remarks and other programs' segments are
// not. A million empty ones, four bytes each, cost a decoder half a gigabyte.
import {
  type FileWords,
  KeptStretches,
  largestPacket,
  mostParts,
  type OpenFile,
  type SaidAnew,
} from "./picture-file.ts";

const marks = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  remark: 0xfe,
  jfif: 0xe0,
  words: 0xe1,
  colour: 0xe2,
  iptc: 0xed,
  adobe: 0xee,
} as const;
const exifName = "Exif\0\0";
const packetName = "http://ns.adobe.com/xap/1.0/\0";
const profileName = "ICC_PROFILE\0";
const iptcName = "Photoshop 3.0\0";
/** 64 of them hold the largest profile. */
const mostProfileParts = 64;

/** No length behind it (§B.1.1.3): a beginning, and what stands between stretches of pixels. */
const alone = (mark: number): boolean => mark === 0x01 || (mark >= 0xd0 && mark <= marks.start);
const isOfPrograms = (mark: number): boolean => (mark >= 0xe0 && mark <= 0xef) || mark === marks.remark;

/** Where the next marker's code stands, past filling and what is no marker; -1 when there is none. */
function nextMark(bytes: Buffer, from: number, inPixels: boolean): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    while (bytes[at] === 0xff) at += 1;
    const mark = bytes[at] ?? 0;
    if (mark !== 0 && !(inPixels && alone(mark))) return at < bytes.length ? at : -1;
  }
  return -1;
}

function segment(mark: number, name: string, data: Buffer): Buffer {
  const start = Buffer.alloc(4 + name.length);
  start[0] = 0xff;
  start[1] = mark;
  start.writeUInt16BE(2 + name.length + data.length, 2);
  start.write(name, 4, "latin1");
  return Buffer.concat([start, data]);
}

function said({ exif, packet }: SaidAnew): Buffer[] {
  const made: Buffer[] = [];
  if (exif !== null) made.push(segment(marks.words, exifName, exif));
  if (packet !== null) made.push(segment(marks.words, packetName, Buffer.from(packet)));
  return made;
}

/** Reads what a file says while its segments go by, and tells which of them its picture needs. */
class Programs {
  readonly words: FileWords = {};
  readonly #iptc: Buffer[] = [];
  #iptcBytes = 0;
  readonly #profileParts = new Set<number>();
  #adobe = false;

  /** Whether a program's segment stays; its words are taken out otherwise. */
  stays(mark: number, data: Buffer): boolean {
    const has = (name: string) => data.toString("latin1", 0, name.length) === name;
    if (mark === marks.colour && has(profileName)) return this.#staysOfProfile(data);
    // Which of two ways the colours are written (three or four of them) stands here alone.
    if (mark === marks.adobe && has("Adobe")) {
      const first = !this.#adobe;
      this.#adobe = true;
      return first;
    }
    if (mark === marks.words && has(exifName)) this.words.exif ??= data;
    if (mark === marks.words && has(packetName))
      this.words.xmpAsString ??= data.toString("utf8", packetName.length);
    if (mark === marks.iptc && has(iptcName) && this.#iptcBytes < largestPacket) {
      // What is too long for one goes on in the next.
      this.#iptc.push(data.subarray(iptcName.length));
      this.#iptcBytes += data.length;
    }
    return false;
  }

  #staysOfProfile(data: Buffer): boolean {
    const [part = 0, parts = 0] = data.subarray(profileName.length);
    if (parts > mostProfileParts || part > parts || this.#profileParts.has(part)) return false;
    this.#profileParts.add(part);
    return true;
  }

  all(): Readonly<FileWords> {
    if (this.#iptc.length > 0) this.words.iptc = Buffer.concat(this.#iptc);
    return this.words;
  }
}

/** Null when a segment is cut off. Where pixels end too soon, and whether all makes sense, is the decoder's to say. */
export function openJpeg(bytes: Buffer): OpenFile | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== marks.start) return null;
  const kept = new KeptStretches(bytes);
  const programs = new Programs();
  const head = [bytes.subarray(0, 2)];
  let parts = 0;
  let inPixels = false;
  for (let at = 2; at < bytes.length;) {
    const code = nextMark(bytes, at, inPixels);
    // Pixels belong to the picture; what stands between segments elsewhere belongs to nothing.
    if (inPixels) kept.keep(at, code < 0 ? bytes.length : code - 1);
    if (code < 0) break;
    const mark = bytes[code] ?? 0;
    const next = code + 1;
    if (++parts > mostParts) return null;
    if (mark === marks.end || alone(mark)) {
      kept.keep(code - 1, next);
      if (mark === marks.end) break;
      at = next;
      continue;
    }
    const end = next + 2 > bytes.length ? Infinity : next + bytes.readUInt16BE(next);
    if (end < next + 2 || end > bytes.length) return null;
    const data = bytes.subarray(next + 2, end);
    // JFIF asks to be the first, so ours come behind it.
    if (mark === marks.jfif && parts === 1) head.push(bytes.subarray(code - 1, end));
    else if (!isOfPrograms(mark) || programs.stays(mark, data)) kept.keep(code - 1, end);
    inPixels = mark === marks.scan;
    at = end;
  }
  const pixels = kept.taken();
  return { words: programs.all(), rebuilt: (anew) => Buffer.concat([...head, ...said(anew), ...pixels]) };
}
