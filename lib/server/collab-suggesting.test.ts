// Letters of somebody who may only suggest, in a long text: judged by the text as it stands at that moment, whoever changed it
// in between, and without reading all of it again for each letter.
import assert from "node:assert/strict";
import test from "node:test";
import * as Y from "yjs";
import { breaksSuggesting } from "./collab-suggesting.ts";

const me = "3f2c1c9e-6c57-4d8e-9e4b-0d9a36c1a001";
const suggestion = { "insertion--abcdefgh": { id: `${me}~abcdefgh`, within: null, run: "" } };

function textOf(paragraphs: number): Y.Doc {
  const doc = new Y.Doc();
  const add = (field: string, name: string, words: string) => {
    const block = new Y.XmlElement(name);
    doc.getXmlFragment(field).push([block]);
    if (name === "paragraph")
      block.setAttribute("id", `p${doc.getXmlFragment(field).length}`.padEnd(10, "0"));
    block.push([new Y.XmlText(words)]);
  };
  for (const field of ["headline", "standfirst"]) add(field, "line", "A line");
  for (let count = 0; count < paragraphs; count++)
    add("body", "paragraph", "Seven plain words stand in this line. ".repeat(14));
  return doc;
}

function change(doc: Y.Doc, make: (text: Y.XmlText, block: Y.XmlElement) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const known = Y.encodeStateVector(copy);
  const block = copy.getXmlFragment("body").get(0);
  assert.ok(block instanceof Y.XmlElement);
  const text = block.get(0);
  assert.ok(text instanceof Y.XmlText);
  make(text, block);
  return Y.encodeStateAsUpdate(copy, known);
}

const letter = (at: number) => (text: Y.XmlText) => text.insert(at, "x", suggestion);

test("each update is judged by the text as it stands, also after others wrote and after some were not taken", () => {
  const doc = textOf(2);
  for (let round = 0; round < 3; round++) {
    const mine = change(doc, letter(3 + round));
    assert.equal(breaksSuggesting(doc, mine, me), false);
    Y.applyUpdate(doc, mine);
    // Somebody who may write does; that is no deed of the next letter.
    Y.applyUpdate(
      doc,
      change(doc, (text) => text.insert(0, "Plain ")),
    );
    assert.equal(breaksSuggesting(doc, change(doc, letter(1)), me), false, "judged, and never taken");
    const plain = change(doc, (text) => text.insert(0, "Forbidden "));
    assert.equal(breaksSuggesting(doc, plain, me), true);
    const cut = change(doc, (text) => text.delete(0, 2));
    assert.equal(breaksSuggesting(doc, cut, me), true);
    // Forbidden, but there by somebody else's hand: the same words are the text now.
    Y.applyUpdate(doc, plain);
    assert.equal(breaksSuggesting(doc, change(doc, letter(2)), me), false);
    assert.equal(
      breaksSuggesting(
        doc,
        change(doc, (text) => text.delete(0, 5)),
        me,
      ),
      true,
    );
  }
});

test("while one person suggests letter after letter the text is read once for each, not three times", (context) => {
  const doc = textOf(60);
  const read = context.mock.method(Y.Doc.prototype, "getXmlFragment").mock;
  const updates: Uint8Array[] = [];
  const writer = new Y.Doc();
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc));
  const block = writer.getXmlFragment("body").get(0);
  assert.ok(block instanceof Y.XmlElement);
  const text = block.get(0);
  assert.ok(text instanceof Y.XmlText);
  writer.on("update", (update: Uint8Array) => updates.push(update));
  for (let count = 0; count < 20; count++) text.insert(3 + count, "x", suggestion);
  read.resetCalls();
  for (const update of updates) {
    assert.equal(breaksSuggesting(doc, update, me), false);
    Y.applyUpdate(doc, update);
  }
  assert.equal(read.calls.filter(({ arguments: [name] }) => name === "body").length, 21);
});
