// What a picture's metadata says reaches the fields, and metadata made to keep a reader of it busy doesn't hold the server.
import assert from "node:assert/strict";
import test from "node:test";
import { runInNewContext } from "node:vm";
import { pictureWords } from "./picture-words.ts";

test("credit, caption and alternative text are read from XMP, tags and entities gone", () => {
  const xmpAsString = `<rdf:Description photoshop:Credit="Agency"><dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li></rdf:Seq></dc:creator>
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">A &lt;b&gt; square</rdf:li></rdf:Alt></dc:description></rdf:Description>`;
  assert.deepEqual(pictureWords({ xmpAsString }), {
    credit: "Ana Ruiz/Agency",
    caption: "A <b> square",
    alt: "",
  });
});

// Read with a step for each pair of brackets, a megabyte of these takes many minutes: the script is ended before, by an error.
for (const piece of ["<", "<rdf:li", "<rdf:li>", "&#", "</"]) {
  test(`a megabyte of ${piece} is read in one go`, () => {
    const inner = piece.repeat(Math.floor(1_000_000 / piece.length) - 10);
    let credit = "";
    const read = () => ({ credit } = pictureWords({ xmpAsString: `<dc:creator>${inner}</dc:creator>` }));
    runInNewContext("read()", { read }, { timeout: 20_000 });
    assert.ok(credit.length <= 300);
  });
}
