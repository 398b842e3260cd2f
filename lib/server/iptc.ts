// Reads IPTC-IIM, what agencies wrote into pictures before XMP: record 2, datasets of 1C 02, a number, two bytes of length, text.

/** Values of record 2 by dataset, in order: keywords and makers may come several times. */
export function iptcFields(bytes: Buffer): ReadonlyMap<number, readonly string[]> {
  const fields = new Map<number, string[]>();
  let at = bytes.indexOf(Buffer.from([0x1c, 0x02]));
  const utf8 = bytes.includes(Buffer.from([0x1c, 0x01, 0x5a, 0x00, 0x03, 0x1b, 0x25, 0x47]));
  while (at >= 0 && at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const length = bytes.readUInt16BE(at + 3);
    const number = bytes[at + 2] ?? 0;
    const end = at + 5 + length;
    // Lengths above 32,767 mean an extended dataset, which no text of ours is.
    if (length > 0x7fff || end > bytes.length) break;
    if (bytes[at + 1] === 2) {
      const value = bytes.toString(utf8 ? "utf8" : "latin1", at + 5, end);
      const known = fields.get(number);
      if (known) known.push(value);
      else fields.set(number, [value]);
    }
    at = end;
  }
  return fields;
}
