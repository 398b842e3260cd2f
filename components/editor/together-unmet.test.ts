import assert from "node:assert/strict";
import test from "node:test";
import * as Y from "yjs";
import { heldFirst } from "./together-unmet.ts";

/** A message made of these parts. */
function message(...parts: (string | number | Uint8Array)[]) {
  const next = () => parts.shift();
  return {
    readVarString: () => String(next()),
    readVarUint: () => Number(next()),
    readVarUint8Array: () => next() as Uint8Array,
  };
}

function shared(): Y.Doc {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("The ships sailed.")]);
  doc.getXmlFragment("body").insert(0, [paragraph]);
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const senderTo = (sent: Uint8Array[]) => ({
  documentUpdateHandler: (update: Uint8Array) => void sent.push(update),
  flushPendingUpdates: () => {},
});

const wordsIn = (update: Uint8Array) =>
  Y.decodeUpdate(update).structs.flatMap((one) =>
    one instanceof Y.Item && one.content instanceof Y.ContentString ? [one.content.str] : [],
  );

test("words typed offline in a paragraph that was deleted meanwhile reach the newsroom as they were typed", () => {
  const newsroom = shared();
  const browser = copyOf(newsroom);
  const sent: Uint8Array[] = [];
  const hear = heldFirst(browser, () => senderTo(sent));
  const paragraph = browser.getXmlFragment("body").get(0);
  assert.ok(paragraph instanceof Y.XmlElement);
  const text = paragraph.get(0);
  assert.ok(text instanceof Y.XmlText);
  text.insert(4, "old ");
  newsroom.getXmlFragment("body").delete(0, 1);

  hear({ message: message("article:1", 0, 1) });
  Y.applyUpdate(browser, Y.encodeStateAsUpdate(newsroom, Y.encodeStateVector(browser)));
  const known = Y.encodeStateVector(newsroom);
  assert.deepEqual(wordsIn(Y.encodeStateAsUpdate(browser, known)), []);
  hear({ message: message("article:1", 0, 0, known) });
  assert.deepEqual(sent.map(wordsIn), [["old "]]);
});

test("a browser that holds nothing new sends nothing of its own accord", () => {
  const newsroom = shared();
  const sent: Uint8Array[] = [];
  const hear = heldFirst(copyOf(newsroom), () => senderTo(sent));
  hear({ message: message("article:1", 0, 1) });
  hear({ message: message("article:1", 0, 0, Y.encodeStateVector(newsroom)) });
  hear({ message: message("article:1", 1) });
  assert.deepEqual(sent, []);
});
