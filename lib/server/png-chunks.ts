// Opens a PNG chunk by chunk (PNG, third edition, §5 and §11): pixels and colours are handed on, texts are not. A text chunk of
// 7 KB inflates to 7 MB, and a decoder keeps each as a string.
import { crc32, inflateSync } from "node:zlib";
import {
  type FileWords,
  KeptStretches,
  largestPacket,
  largestProfile,
  mostParts,
  type OpenFile,
  type SaidAnew,
} from "./picture-file.ts";

const signature = "\x89PNG\r\n\x1a\n";
const header = 8 + 12 + 13;
/** Each once: what colours mean, what is clear, and how large it is printed. */
const once = new Set([
  "PLTE",
  "tRNS",
  "iCCP",
  "sRGB",
  "gAMA",
  "cHRM",
  "cICP",
  "mDCV",
  "cLLI",
  "sBIT",
  "bKGD",
  "pHYs",
]);
const packetKeyword = Buffer.from("XML:com.adobe.xmp\0");

const texts = new Set(["tEXt", "zTXt", "iTXt"]);
const isPacket = (type: string, data: Buffer): boolean =>
  texts.has(type) && data.subarray(0, packetKeyword.length).equals(packetKeyword);

/** A text behind its keyword, and whether it is deflated. XMP asks for the international kind; some programs write the others. */
function textOf(type: string, data: Buffer): Readonly<{ written: Buffer; deflated: boolean }> {
  const from = packetKeyword.length;
  if (type === "tEXt") return { written: data.subarray(from), deflated: false };
  if (type === "zTXt") return { written: data.subarray(from + 1), deflated: true };
  // Behind two flags stand a language and the keyword in it, each ended by a zero.
  const language = data.indexOf(0, from + 2);
  const text = language < 0 ? data.length : data.indexOf(0, language + 1) + 1;
  return { written: data.subarray(text === 0 ? data.length : text), deflated: data[from] !== 0 };
}

/** The packet in its text chunk; empty when it is too large, or makes no sense. */
function packetOf(type: string, data: Buffer): string {
  const { written, deflated } = textOf(type, data);
  if (!deflated) return written.length > largestPacket ? "" : written.toString();
  try {
    return inflateSync(written, { maxOutputLength: largestPacket }).toString();
  } catch {
    // Cut off, or larger than anybody's words: the picture comes in without them.
    return "";
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const made = Buffer.alloc(data.length + 12);
  made.writeUInt32BE(data.length, 0);
  made.write(type, 4, "latin1");
  data.copy(made, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length);
  return made;
}

function said({ exif, packet }: SaidAnew): Buffer[] {
  const made: Buffer[] = [];
  if (exif !== null) made.push(chunk("eXIf", exif));
  // Not deflated, in no language.
  if (packet !== null)
    made.push(chunk("iTXt", Buffer.concat([packetKeyword, Buffer.alloc(4), Buffer.from(packet)])));
  return made;
}

/** Null when its chunks don't follow one another to the end. Whether what they hold makes sense is the decoder's to say. */
export function openPng(bytes: Buffer): OpenFile | null {
  if (bytes.toString("latin1", 0, 8) !== signature) return null;
  if (bytes.length < header || bytes.readUInt32BE(8) !== 13 || bytes.toString("latin1", 12, 16) !== "IHDR")
    return null;
  const kept = new KeptStretches(bytes);
  const seen = new Set<string>();
  const words: FileWords = {};
  const keeps = (type: string, size: number): boolean => {
    if (type === "IDAT" || type === "IEND") return true;
    if (!once.has(type) || seen.has(type) || size > largestProfile) return false;
    seen.add(type);
    return true;
  };
  let parts = 0;
  for (let at = header; at < bytes.length;) {
    if (at + 12 > bytes.length || ++parts > mostParts) return null;
    const size = bytes.readUInt32BE(at);
    const end = at + 12 + size;
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return null;
    const data = bytes.subarray(at + 8, end - 4);
    if (keeps(type, size)) kept.keep(at, end);
    else if (type === "eXIf") words.exif ??= data;
    else if (isPacket(type, data) && !seen.has("packet")) {
      // The first alone is tried: thousands that inflate to too much would take a minute.
      seen.add("packet");
      words.xmpAsString = packetOf(type, data);
    }
    if (type === "IEND") break;
    at = end;
  }
  const pixels = kept.taken();
  return {
    words,
    rebuilt: (anew) => Buffer.concat([bytes.subarray(0, header), ...said(anew), ...pixels]),
  };
}
