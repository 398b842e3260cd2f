// Reads texts of EXIF: of the first directory, and of the one about the exposure for the time. The directory of places is not looked at.

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
