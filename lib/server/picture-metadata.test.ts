// What agencies and cameras write into pictures reaches its fields, by whichever of the three ways; what must stay with a picture
// stays in a packet of its own.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import sharp from "sharp";
import { isMachineMade, noMetadata } from "#lib/newsroom/picture.ts";
import { keptPacket, pictureMetadata } from "./picture-metadata.ts";
import { pictureWords } from "./picture-words.ts";
import { xmpProperties } from "./xmp.ts";

const packet = (
  properties: string,
  attributes = "",
) => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

test("an agency's whole packet is read: makers, lines, terms, title, caption, keywords, time, places, what made it", () => {
  const xmpAsString = packet(
    `<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li><rdf:li>Bo Li</rdf:li></rdf:Seq></dc:creator>
     <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Agency &amp; Co</rdf:li></rdf:Alt></dc:rights>
     <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">No sale</rdf:li></rdf:Alt></xmpRights:UsageTerms>
     <photoshop:Headline>Ferries return</photoshop:Headline>
     <dc:title><rdf:Alt><rdf:li xml:lang="x-default">ABC123</rdf:li></rdf:Alt></dc:title>
     <dc:description><rdf:Alt><rdf:li xml:lang="x-default">A pier</rdf:li><rdf:li xml:lang="de">Ein Pier</rdf:li></rdf:Alt></dc:description>
     <dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>pier</rdf:li><rdf:li>sea</rdf:li></rdf:Bag></dc:subject>
     <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Boats at a pier</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
     <Iptc4xmpCore:Location>Old pier</Iptc4xmpCore:Location>
     <Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>`,
    `photoshop:Credit="Agency" photoshop:City='Valparaíso'\n  photoshop:State="V" photoshop:Country="Chile"\tphotoshop:DateCreated="2026-03-01T10:11:12+01:00"`,
  );
  const read = pictureMetadata({ xmpAsString });
  assert.deepEqual(read, {
    creator: "Ana Ruiz, Bo Li",
    credit: "Agency",
    copyright: "© Agency & Co",
    usageTerms: "No sale",
    title: "Ferries return",
    caption: "A pier",
    alt: "Boats at a pier",
    keywords: ["sea", "pier"],
    takenAt: "2026-03-01T10:11:12+01:00",
    place: { sublocation: "Old pier", city: "Valparaíso", region: "V", country: "Chile" },
    sourceType: "trainedAlgorithmicMedia",
  });
  assert.ok(isMachineMade(read));
  assert.equal(pictureWords({ xmpAsString }).credit, "Ana Ruiz, Bo Li/Agency");
});

test("prefixes are whatever a program chose, and another's property of the same name is not ours", () => {
  const xmpAsString = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <r:Description xmlns:a="http://purl.org/dc/elements/1.1/" xmlns:dc="http://example.org/other#" dc:creator="Somebody else">
    <a:creator><r:Seq><r:li>Ana</r:li></r:Seq></a:creator></r:Description></r:RDF></x:xmpmeta>`;
  assert.equal(pictureMetadata({ xmpAsString }).creator, "Ana");
  assert.equal(xmpProperties(xmpAsString).get("dc:creator")?.[0], "Ana");
});

test("comments are nobody's words, CDATA is; what stands inside another property is not the picture's own", () => {
  const read = (properties: string) => pictureMetadata({ xmpAsString: packet(properties) });
  assert.equal(
    read("<!-- <photoshop:Credit>No</photoshop:Credit> --><photoshop:Credit>Yes</photoshop:Credit>").credit,
    "Yes",
  );
  assert.equal(read("<photoshop:Credit><![CDATA[A & <B>]]></photoshop:Credit>").credit, "A & <B>");
  const history =
    "<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description><photoshop:City>Elsewhere</photoshop:City></rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>";
  assert.equal(read(history).place.city, "");
});

/** IPTC-IIM in UTF-8: dataset and text. */
function iptc(...fields: readonly (readonly [number, string])[]): Buffer {
  const parts = [Buffer.from([0x1c, 0x01, 0x5a, 0x00, 0x03, 0x1b, 0x25, 0x47])];
  for (const [number, text] of fields) {
    const bytes = Buffer.from(text);
    parts.push(Buffer.from([0x1c, 2, number, bytes.length >> 8, bytes.length & 255]), bytes);
  }
  return Buffer.concat(parts);
}

test("IPTC's own record is read where there is no XMP, and XMP wins where there are both", () => {
  const record = iptc(
    [80, "Ana"],
    [110, "Agency"],
    [116, "© A"],
    [105, "Headline"],
    [120, "Caption"],
    [25, "sea"],
    [25, "pier"],
    [55, "20260301"],
    [60, "101112+0100"],
    [90, "Lima"],
    [101, "Peru"],
  );
  const read = pictureMetadata({ iptc: record });
  assert.deepEqual(
    [
      read.creator,
      read.credit,
      read.copyright,
      read.title,
      read.caption,
      read.keywords,
      read.takenAt,
      read.place.city,
      read.place.country,
    ],
    [
      "Ana",
      "Agency",
      "© A",
      "Headline",
      "Caption",
      ["sea", "pier"],
      "2026-03-01T10:11:12+01:00",
      "Lima",
      "Peru",
    ],
  );
  const both = pictureMetadata({ iptc: record, xmpAsString: packet("", 'photoshop:Credit="Other"') });
  assert.deepEqual([both.credit, both.creator], ["Other", "Ana"]);
});

test("of EXIF the maker, the rights, the caption and the time are read; camera and satellite place are not", async () => {
  const { exif } = await sharp(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: "#123456" } })
      .withExif({
        IFD0: { Artist: "Ana", Copyright: "Ana 2026", ImageDescription: "A pier", Make: "SECRETCAMERA" },
        IFD2: { DateTimeOriginal: "2026:03:01 10:11:12", BodySerialNumber: "SECRETSERIAL" },
        IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSLatitudeRef: "N" },
      })
      .jpeg()
      .toBuffer(),
  ).metadata();
  assert.ok(exif?.includes("SECRETSERIAL"), "the fixture carries what must go");
  const read = pictureMetadata({ exif });
  assert.deepEqual(
    [read.creator, read.copyright, read.caption, read.takenAt],
    ["Ana", "Ana 2026", "A pier", "2026-03-01T10:11:12"],
  );
  assert.doesNotMatch(JSON.stringify(read), /SECRET|51/);
});

test("the packet that stays with a picture says who made it, whose it is and on which terms, and reads back as it was", () => {
  const kept = {
    ...noMetadata,
    creator: 'Ana "A" <Ruiz>',
    credit: "A & B",
    copyright: "© A",
    usageTerms: "No sale",
    sourceType: "digitalCapture",
  };
  const said = keptPacket({
    ...kept,
    caption: "A pier",
    keywords: ["x"],
    takenAt: "2026",
    place: { ...noMetadata.place, city: "Lima" },
  });
  assert.deepEqual(pictureMetadata({ xmpAsString: said ?? "" }), kept);
  assert.equal(keptPacket(noMetadata), null);
});

test("no text of tags, however broken, throws or takes long", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "</",
    "/>",
    '"',
    "'",
    "<rdf:Description ",
    "<dc:creator>",
    "</dc:creator>",
    "<rdf:li>",
    "</rdf:li>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "&#x41;",
    "&#99999999;",
    "&amp;",
    ' xmlns:dc="x"',
    " ",
    "a",
    "=",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      xmpProperties(pieces.join(""));
    }),
    { numRuns: 3_000 },
  );
});
