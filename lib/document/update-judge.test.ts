// Everything that our own editors make is let in: random texts, their edits, and suggestions in them.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import * as Y from "yjs";
import { anyDocument, withBody } from "./documents.test-support.ts";
import { judgeUpdate } from "./update-judge.ts";
import { documentOf, readWorkingText, seedOf, writeProse } from "./working-document.ts";

test("a random text, and its way to another one, are updates that a text may be made of", () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (one, other) => {
      const seed = seedOf(withBody(one));
      const alone = judgeUpdate(seed);
      assert.ok(alone.ok, JSON.stringify(alone));
      const doc = documentOf([seed]);
      const known = documentOf([seed]);
      const update = writeProse(doc, withBody(other));
      const judged = judgeUpdate(update, known);
      assert.ok(judged.ok, JSON.stringify(judged));
      const again = judgeUpdate(Y.encodeStateAsUpdate(doc), doc);
      assert.ok(again.ok && again.news.length === 0, JSON.stringify(again));
    }),
    { numRuns: 300 },
  );
});

test("an update whose beginning hasn't come yet is let in", () => {
  const doc = documentOf([seedOf({ headline: "One", standfirst: "", body: { type: "doc", content: [] } })]);
  const line = doc.getXmlFragment("headline").get(0) as Y.XmlElement;
  const text = line.get(0) as Y.XmlText;
  const parts: Uint8Array[] = [];
  doc.on("update", (bytes: Uint8Array) => parts.push(bytes));
  text.insert(3, " two");
  text.insert(7, " three");
  const last = parts.at(-1);
  assert.ok(last && judgeUpdate(last, new Y.Doc()).ok);
});

const empty = () =>
  documentOf([seedOf({ headline: "", standfirst: "", body: { type: "doc", content: [] } })]);

/** What an edit brings, as the editor that makes it sends it. */
function edit(doc: Y.Doc, change: (body: Y.XmlFragment) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc.getXmlFragment("body")));
  return Y.encodeStateAsUpdate(doc, before);
}

/** One list in the other. Words at the bottom stand at level `2 * lists + 3`. */
function nest(parent: Y.XmlFragment, lists: number): void {
  let place = parent;
  for (let count = 0; count < lists; count++) {
    const [list, item, paragraph] = [
      new Y.XmlElement("bulletList"),
      new Y.XmlElement("listItem"),
      new Y.XmlElement("paragraph"),
    ];
    place.push([list]);
    list.push([item]);
    item.push([paragraph]);
    paragraph.push([new Y.XmlText("deep")]);
    place = item;
  }
}

const inmost = (parent: Y.XmlFragment): Y.XmlFragment => {
  const item = parent
    .toArray()
    .findLast((one) => one instanceof Y.XmlElement && one.nodeName !== "paragraph");
  return item instanceof Y.XmlElement ? inmost(item) : parent;
};

test("blocks are let in as deep as a text can be read, and not a level deeper", () => {
  for (const [count, fits] of [
    [14, true],
    [15, false],
    [200, false],
    [5_000, false],
  ] as const) {
    const doc = empty();
    const known = empty();
    Y.applyUpdate(known, Y.encodeStateAsUpdate(doc));
    const update = edit(doc, (body) => nest(body, count));
    assert.equal(judgeUpdate(update, known).ok, fits, `${count} lists`);
    assert.equal(judgeUpdate(update).ok, fits, `${count} lists, in no text`);
    if (count < 200) assert.equal(typeof readWorkingText(doc) === "object", fits, `${count} lists are read`);
  }
});

test("what is deep only together with the text it goes into is refused, piece by piece too", () => {
  const doc = empty();
  edit(doc, (body) => nest(body, 10));
  const known = documentOf([Y.encodeStateAsUpdate(doc)]);
  assert.ok(
    judgeUpdate(
      edit(doc, (body) => nest(inmost(body), 4)),
      known,
    ).ok,
  );
  const deeper = documentOf([Y.encodeStateAsUpdate(known)]);
  assert.equal(
    judgeUpdate(
      edit(deeper, (body) => nest(inmost(body), 5)),
      known,
    ).ok,
    false,
  );
});

test("blocks that come before the ones they stand in are judged again when these come", () => {
  const doc = empty();
  const known = documentOf([Y.encodeStateAsUpdate(doc)]);
  const above = edit(doc, (body) => nest(body, 10));
  const below = edit(doc, (body) => nest(inmost(body), 10));
  assert.ok(judgeUpdate(below, known).ok, "nobody can say yet where it stands");
  Y.applyUpdate(known, below);
  assert.equal(judgeUpdate(above, known).ok, false);
  const harmless = edit(documentOf([Y.encodeStateAsUpdate(known)]), (body) =>
    body.push([new Y.XmlElement("paragraph")]),
  );
  assert.ok(judgeUpdate(harmless, known).ok, "others write on");
});

/** A text that is written letter by letter: what came before, then so many letters at once, then one at a time. */
function lettersAfter(count: number): { before: Uint8Array; many: Uint8Array; single: Uint8Array[] } {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  doc.getXmlFragment("body").push([paragraph]);
  paragraph.push([text]);
  const before = Y.encodeStateAsUpdate(doc);
  const known = Y.encodeStateVector(doc);
  doc.transact(() => {
    for (let one = 0; one < count; one++) text.insert(0, "b");
  });
  const many = Y.encodeStateAsUpdate(doc, known);
  const single: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => single.push(update));
  for (let one = 0; one < 60; one++) text.insert(0, "c");
  return { before, many, single };
}

test("only a little may wait for what came before it; the same pieces are welcome once that is there", () => {
  const { before, many, single } = lettersAfter(20_000);
  const doc = new Y.Doc();
  const judged = judgeUpdate(many, doc);
  assert.ok(!judged.ok && judged.early);
  Y.applyUpdate(doc, before);
  assert.ok(judgeUpdate(many, doc).ok);
  Y.applyUpdate(doc, many);
  for (const one of single) assert.ok(judgeUpdate(one, doc).ok);
  // Piece by piece it isn't let in either, while somebody else's long text is.
  const other = new Y.Doc();
  const pieces = Array.from({ length: 40 }, () => lettersAfter(1_000).many);
  const fits = pieces.map((piece) => {
    const { ok } = judgeUpdate(piece, other);
    if (ok) Y.applyUpdate(other, piece);
    return ok;
  });
  assert.ok(fits[0]);
  assert.equal(fits.at(-1), false);
  assert.ok((other.store.pendingStructs?.update.byteLength ?? 0) <= 64 * 1024);
  const long = lettersAfter(20_000);
  assert.ok(judgeUpdate(Y.mergeUpdates([long.before, long.many]), other).ok);
});

test("what waits isn't packed again for each piece that joins it", (context) => {
  const { many, single } = lettersAfter(4_000);
  const doc = new Y.Doc();
  assert.ok(judgeUpdate(many, doc).ok);
  Y.applyUpdate(doc, many);
  const began = performance.now();
  for (const one of single) assert.ok(judgeUpdate(one, doc).ok);
  const took = performance.now() - began;
  context.diagnostic(`${took.toFixed(1)} ms for ${single.length} pieces`);
  assert.ok(took < 200, String(took));
});
