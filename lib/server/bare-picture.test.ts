// Files made to cost a decoder gigabytes, and files with what nobody may keep: out comes the same picture, whose it is, and no more.
import assert from "node:assert/strict";
import test from "node:test";
import { crc32, deflateSync } from "node:zlib";
import * as fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import type { OriginalKind } from "#lib/newsroom/picture.ts";
import { barePicture, type BarePicture } from "./bare-picture.ts";

const packet = (said: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" photoshop:Credit="${said}" aux:SerialNumber="SECRETSERIAL"/></rdf:RDF></x:xmpmeta>`;

/** Noise, so that every kind's pixels are many bytes, with a clear part. */
const noise = (channels: 3 | 4) =>
  sharp({
    create: {
      width: 96,
      height: 64,
      channels,
      background: "#00000040",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });
const turned = (picture: Sharp) =>
  picture
    .withExif({
      IFD0: { Artist: "Ana", Make: "SECRETCAMERA" },
      IFD2: { BodySerialNumber: "SECRETNUMBER" },
      IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSMapDatum: "SECRETPLACE" },
    })
    .withMetadata({ orientation: 6 })
    .withXmp(packet("An agency"));

function bareOf(bytes: Buffer): BarePicture & { bytes: Buffer } {
  const picture = barePicture(bytes);
  assert.ok(picture, "its parts follow one another");
  return { ...picture, bytes: Buffer.from(picture.bare) };
}

const pixels = async (bytes: Buffer) =>
  (await sharp(bytes, { failOn: "warning" }).autoOrient().toColourspace("srgb").raw().toBuffer()).toString(
    "base64",
  );

const kinds: readonly [string, () => Promise<Buffer>][] = [
  ["a JPEG", () => turned(noise(3)).jpeg().toBuffer()],
  [
    "a JPEG in many scans",
    () => turned(noise(3)).jpeg({ progressive: true, optimiseScans: true }).toBuffer(),
  ],
  [
    "a JPEG of a printer's four colours",
    () => turned(noise(3).toColourspace("cmyk")).withIccProfile("cmyk").jpeg().toBuffer(),
  ],
  ["a PNG", () => turned(noise(4)).png().toBuffer()],
  ["a PNG of 16 colours", () => turned(noise(4)).png({ palette: true, colours: 16 }).toBuffer()],
  [
    "a PNG of 16 bits in wide colours",
    () => turned(noise(3).toColourspace("rgb16")).withIccProfile("p3").png({ progressive: true }).toBuffer(),
  ],
  ["a WebP", () => turned(noise(4)).withIccProfile("p3").webp().toBuffer()],
  ["a lossless WebP", () => turned(noise(4)).webp({ lossless: true }).toBuffer()],
];
for (const [what, make] of kinds) {
  test(`${what} keeps each pixel, its colours, which way up it is and its credit; place, camera and numbers are gone`, async () => {
    const bytes = await make();
    const before = await sharp(bytes).metadata();
    assert.match(`${before.exif?.toString("latin1")} ${before.xmpAsString}`, /SECRETCAMERA.*SECRETSERIAL/s);
    const { bytes: bare, metadata } = bareOf(bytes);
    assert.deepEqual([metadata.creator, metadata.credit], ["Ana", "An agency"]);
    assert.equal(await pixels(bare), await pixels(bytes));
    const after = await sharp(bare).metadata();
    assert.equal(after.orientation, 6);
    assert.deepEqual(after.autoOrient, before.autoOrient);
    assert.deepEqual(after.icc, before.icc);
    assert.equal(after.iptc, undefined);
    assert.ok(!/SECRET/.test(bare.toString("latin1")));
    assert.match(after.xmpAsString ?? "", /<photoshop:Credit>An agency</);
    assert.ok(bareOf(bare).bytes.equals(bare), "a bare one comes out as it is");
  });
}

test("a picture that says nothing stays byte by byte what it is", async () => {
  for (const bytes of [
    await noise(3).jpeg().toBuffer(),
    await noise(4).png({ progressive: true }).toBuffer(),
    await noise(3).webp().toBuffer(),
  ])
    assert.ok(bareOf(bytes).bytes.equals(bytes));
});

const chunk = (type: string, data: Buffer): Buffer => {
  const made = Buffer.alloc(data.length + 12);
  made.writeUInt32BE(data.length);
  made.write(type, 4);
  data.copy(made, 8);
  made.writeUInt32BE(crc32(made.subarray(4, -4)), data.length + 8);
  return made;
};
const intoPng = (png: Buffer, ...chunks: Buffer[]) =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
const packetChunk = (text: string, deflated: boolean) =>
  chunk(
    "iTXt",
    Buffer.concat([
      Buffer.from(`XML:com.adobe.xmp\0${deflated ? "\x01" : "\0"}\0en\0Words\0`),
      deflated ? deflateSync(text) : Buffer.from(text),
    ]),
  );

test("a PNG's packet is read, deflated or not; one that inflates to more than a megabyte is nobody's words, and the picture comes in", async () => {
  const png = await noise(3).png().toBuffer();
  for (const deflated of [true, false])
    assert.equal(
      bareOf(intoPng(png, packetChunk(packet("An agency"), deflated))).metadata.credit,
      "An agency",
    );
  const { bytes, metadata } = bareOf(
    intoPng(png, packetChunk(packet("x".repeat(2_000_000)), true), packetChunk(packet("B"), true)),
  );
  assert.equal(metadata.credit, "", "the first one counts, as everywhere");
  assert.ok(bytes.equals(png));
});

test("texts, second profiles and films of a PNG, and what stands behind its end, are handed to no decoder", async () => {
  const png = await noise(3).withIccProfile("p3").png().toBuffer();
  const profile = /iCCP/.exec(png.toString("latin1"))?.index ?? 0;
  const again = png.subarray(profile - 4, profile + 8 + png.readUInt32BE(profile - 4));
  const text = Buffer.concat([Buffer.from("k\0\0"), deflateSync(Buffer.alloc(100_000, "x"))]);
  const whole = intoPng(
    png,
    chunk("zTXt", text),
    chunk("tEXt", Buffer.from("k\0HIDDEN")),
    again,
    chunk("acTL", Buffer.alloc(8)),
    chunk("prVt", Buffer.from("HIDDEN")),
  );
  const { bytes } = bareOf(Buffer.concat([whole, Buffer.from("HIDDEN")]));
  assert.equal(bytes.length, png.length);
  assert.equal(await pixels(bytes), await pixels(png));
});

const segment = (mark: number, data: string): Buffer => {
  const made = Buffer.from(`\xff${String.fromCharCode(mark)}\0\0${data}`, "latin1");
  made.writeUInt16BE(data.length + 2, 2);
  return made;
};
const afterStart = (jpeg: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

test("remarks and programs' segments of a JPEG are handed to no decoder, between its scans as little as before them", async () => {
  const jpeg = await noise(3).jpeg({ progressive: true }).toBuffer();
  const hidden = [
    segment(0xfe, "HIDDEN"),
    segment(0xe5, "HIDDEN"),
    segment(0xe2, "MPF\0HIDDEN"),
    segment(0xed, "Photoshop 3.0\0HIDDEN"),
    segment(0xe1, "http://ns.adobe.com/xmp/extension/\0HIDDEN"),
  ];
  const scan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
  const between = Buffer.concat([
    jpeg.subarray(0, scan),
    ...hidden,
    jpeg.subarray(scan),
    Buffer.from("HIDDEN"),
  ]);
  const { bytes } = bareOf(afterStart(between, ...hidden));
  assert.ok(!bytes.includes("HIDDEN"));
  assert.equal(await pixels(bytes), await pixels(jpeg));
});

test("an agency's lines in a JPEG are read from all their segments", async () => {
  const jpeg = await noise(3).jpeg().toBuffer();
  const line = "\x1c\x02\x6e\0\x09An agency";
  const { metadata } = bareOf(
    afterStart(
      jpeg,
      segment(0xed, `Photoshop 3.0\0${line.slice(0, 8)}`),
      segment(0xed, `Photoshop 3.0\0${line.slice(8)}`),
    ),
  );
  assert.equal(metadata.credit, "An agency");
});

const webpChunk = (type: string, data: Buffer): Buffer => {
  const made = Buffer.alloc(8 + data.length + (data.length % 2));
  made.write(type);
  made.writeUInt32LE(data.length, 4);
  data.copy(made, 8);
  return made;
};

test("of a WebP each part is handed on once, unknown ones never, and of a film the first frame", async () => {
  const film = await sharp({
    create: { width: 40, height: 90, channels: 4, background: "#00aa0080", pageHeight: 30 },
  })
    .composite([
      { input: { create: { width: 40, height: 30, channels: 3, background: "#aa0000" } }, top: 30, left: 0 },
    ])
    .webp({ lossless: true })
    .toBuffer();
  assert.equal((await sharp(film).metadata()).pages, 3);
  const { bytes } = bareOf(Buffer.concat([film, webpChunk("EXIF", Buffer.from("HIDDEN"))]));
  assert.equal((await sharp(bytes).metadata()).pages ?? 1, 1);
  assert.equal(await pixels(bytes), await pixels(film));
  const more = Buffer.concat([
    film,
    ...["XMP ", "XMP ", "abcd", "ICCP"].map((type) => webpChunk(type, Buffer.from("HIDDEN"))),
  ]);
  more.writeUInt32LE(more.length - 8, 4);
  assert.equal(await pixels(bareOf(more).bytes), await pixels(film));
});

test("what costs a decoder hundreds of megabytes by its mere number is refused: a hundred thousand empty parts", async () => {
  const many = (part: Buffer) => Buffer.concat(Array<Buffer>(100_001).fill(part));
  const webp = Buffer.concat([
    await turned(noise(3)).webp().toBuffer(),
    many(webpChunk("XMP ", Buffer.alloc(0))),
  ]);
  webp.writeUInt32LE(webp.length - 8, 4);
  for (const bytes of [
    afterStart(await noise(3).jpeg().toBuffer(), many(segment(0xfe, ""))),
    intoPng(await noise(3).png().toBuffer(), many(chunk("tEXt", Buffer.alloc(0)))),
    webp,
  ])
    assert.equal(barePicture(bytes), null);
});

test("a profile larger than any is left out, and the picture comes in", async () => {
  const jpeg = await noise(3).jpeg().toBuffer();
  const parts = Array.from({ length: 255 }, (_, at) =>
    segment(0xe2, `ICC_PROFILE\0${String.fromCharCode(at + 1)}\xff${"x".repeat(60_000)}`),
  );
  assert.ok(bareOf(afterStart(jpeg, ...parts)).bytes.equals(jpeg));
});

test("parts that are cut off, or longer than the file, are refused, wherever they stand", async () => {
  const pictures: readonly [OriginalKind, Buffer][] = [
    ["jpeg", await turned(noise(3)).jpeg().toBuffer()],
    ["png", await turned(noise(3)).png().toBuffer()],
    ["webp", await turned(noise(3)).webp().toBuffer()],
  ];
  for (const [kind, bytes] of pictures)
    for (const end of [16, 20, 40, 60, 90])
      assert.equal(barePicture(bytes.subarray(0, end)), null, `${kind} of ${end} bytes`);
  const png = Buffer.from(pictures[1]?.[1] ?? []);
  png.writeUInt32BE(0xffff_ffff, 33);
  assert.equal(barePicture(png), null);
});

test("whatever bytes a file has, it is taken apart or refused, and never throws; what came out comes out the same", async () => {
  const sources = [
    await turned(noise(3)).jpeg({ progressive: true }).toBuffer(),
    await turned(noise(4)).png().toBuffer(),
    await turned(noise(4)).webp().toBuffer(),
  ];
  const hits = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 255 })),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      hits,
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (source, wrong, share) => {
        const bytes = Buffer.from(source.subarray(0, Math.ceil(source.length * share)));
        for (const [at, value] of wrong) bytes[Math.floor(at * Math.min(bytes.length, 600))] = value;
        const picture = barePicture(bytes);
        if (picture !== null) assert.ok(bareOf(Buffer.from(picture.bare)).bytes.equals(picture.bare));
      },
    ),
    { numRuns: 1_000 },
  );
});
