// Reads texts of EXIF: of the first directory, and of the one about the exposure for the time; and which way up a picture is. The
// directory of places is not looked at.

const exposureDirectory = 0x8769;
const mostEntries = 200;
const longestText = 10_000;

/** ASCII tags by number. Never throws, whatever the bytes are. */
export function exifTags(exif: Buffer): ReadonlyMap<number, string> {
  const tags = new Map<number, string>();
  const start = exif.toString("latin1", 0, 6) === "Exif\0\0" ? 6 : 0;
  const tiff = exif.subarray(start);
  if (tiff.length < 14) return tags;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const read = (directory: number): number => {
    let exposure = 0;
    if (directory + 2 > tiff.length) return exposure;
    const count = Math.min(short(directory), mostEntries);
    for (let index = 0; index < count; index++) {
      const at = directory + 2 + index * 12;
      if (at + 12 > tiff.length) break;
      if (short(at) === exposureDirectory) exposure = long(at + 8);
      const length = long(at + 4);
      if (short(at + 2) !== 2 || length > longestText) continue;
      const from = length <= 4 ? at + 8 : long(at + 8);
      if (from + length > tiff.length || tags.has(short(at))) continue;
      tags.set(short(at), tiff.toString("utf8", from, from + length).replace(/\0[^]*$/, ""));
    }
    return exposure;
  };
  const exposure = read(long(4));
  if (exposure > 0) read(exposure);
  return tags;
}

const orientationTag = 0x0112;

/** Which way up a picture is, 2 to 8 (TIFF 6.0, tag 274); null for one that stands as it is. Never throws, whatever the bytes are. */
export function orientationOf(exif: Buffer): number | null {
  const tiff = exif.subarray(exif.toString("latin1", 0, 6) === "Exif\0\0" ? 6 : 0);
  if (tiff.length < 14) return null;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return null;
  const count = Math.min(short(first), mostEntries);
  for (let at = first + 2; at < first + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    if (short(at) !== orientationTag) continue;
    const value = short(at + 8);
    return value >= 2 && value <= 8 ? value : null;
  }
  return null;
}

/** EXIF that says this and nothing else. */
export function exifOfOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(orientationTag, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return tiff;
}
