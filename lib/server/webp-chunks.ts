// Opens a WebP chunk by chunk (RFC 9649 §2): pixels and colours are handed on, of an animation its first frame. Three million empty
// chunks, eight bytes each, cost a decoder half a gigabyte.
import {
  type FileWords,
  KeptStretches,
  largestPacket,
  largestProfile,
  mostParts,
  type OpenFile,
  type SaidAnew,
} from "./picture-file.ts";

/** RFC 9649 §2.7: what a file with an extended header says is in it. */
const flags = { profile: 0x20, exif: 0x08, packet: 0x04 } as const;
const flagsAt = 20;
const header = 12;
const extended = header + 8 + 10;
const pictures = new Set(["VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"]);

function chunk(type: string, data: Buffer): Buffer {
  const made = Buffer.alloc(8 + data.length + (data.length % 2));
  made.write(type, 0, "latin1");
  made.writeUInt32LE(data.length, 4);
  data.copy(made, 8);
  return made;
}

/** The same file with its size set right, and what it says now behind its pictures, if its header can tell of it. */
function written(file: Readonly<{ start: Buffer; pieces: readonly Buffer[] }>, said: SaidAnew): Buffer {
  const { start, pieces } = file;
  const { exif, packet } = start.length === extended ? said : { exif: null, packet: null };
  const anew: Buffer[] = [];
  if (exif !== null) anew.push(chunk("EXIF", exif));
  if (packet !== null) anew.push(chunk("XMP ", Buffer.from(packet)));
  const whole = Buffer.concat([start, ...pieces, ...anew]);
  whole.writeUInt32LE(whole.length - 8, 4);
  if (exif !== null) whole[flagsAt] = (whole[flagsAt] ?? 0) | flags.exif;
  if (packet !== null) whole[flagsAt] = (whole[flagsAt] ?? 0) | flags.packet;
  return whole;
}

/** Null when its chunks don't follow one another to the end. Whether what they hold makes sense is the decoder's to say. */
export function openWebp(bytes: Buffer): OpenFile | null {
  if (bytes.length < header + 8) return null;
  // What stands behind the end that the file gives itself is none of it.
  const fileEnd = 8 + bytes.readUInt32LE(4);
  if (fileEnd < header + 8 || fileEnd > bytes.length) return null;
  const isExtended = bytes.toString("latin1", header, header + 4) === "VP8X";
  if (isExtended && (fileEnd < extended || bytes.readUInt32LE(header + 4) !== 10)) return null;
  const start = Buffer.from(bytes.subarray(0, isExtended ? extended : header));
  const said = isExtended ? (start[flagsAt] ?? 0) : 0;
  const kept = new KeptStretches(bytes);
  const seen = new Set<string>();
  const words: FileWords = {};
  let hasProfile = false;
  let parts = 0;
  // Without an extended header a file is one picture, and what follows belongs to nothing.
  for (let at = start.length; at < fileEnd && (isExtended || parts === 0);) {
    if (at + 8 > fileEnd || ++parts > mostParts) return null;
    const type = bytes.toString("latin1", at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + size);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > fileEnd || end > bytes.length) return null;
    const first = !seen.has(type);
    seen.add(type);
    const isProfile = first && type === "ICCP" && size <= largestProfile;
    hasProfile ||= isProfile;
    if (isProfile || (first && pictures.has(type))) kept.keep(at, end);
    else if (first && type === "EXIF" && said & flags.exif) words.exif = data;
    else if (first && type === "XMP " && said & flags.packet && size <= largestPacket)
      words.xmpAsString = data.toString();
    at = end;
  }
  if (isExtended) {
    const gone = flags.exif | flags.packet | (hasProfile ? 0 : flags.profile);
    start[flagsAt] = said & ~gone;
  }
  const file = { start, pieces: kept.taken() };
  return { words, rebuilt: (anew) => written(file, anew) };
}
