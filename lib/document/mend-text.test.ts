// What two people's deletions leave together is a text, with every letter that neither of them deleted, and is mended once.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { workingSchema as schema } from "./working-schema.ts";
import {
  doc,
  paragraph,
  sync,
  twoWriters,
  unique,
  type Writer,
} from "./suggesting/suggesting.test-support.ts";
import { documentOf, mendDocument, readNodes, readWorkingText, seedOf } from "./working-document.ts";

const item = (...content: Node[]) => schema.node("listItem", null, content);
const list = (...items: Node[]) => schema.node("bulletList", null, items);
const named = () => paragraph(unique(2));

const anyList: fc.Arbitrary<Node> = fc.letrec<{ list: Node; rest: Node }>((tie) => ({
  rest: fc.oneof({ maxDepth: 2 }, { weight: 2, arbitrary: fc.constant(0).map(named) }, tie("list")),
  list: fc
    .array(fc.array(tie("rest"), { maxLength: 2 }), { minLength: 1, maxLength: 3 })
    .map((items) => list(...items.map((rest) => item(named(), ...rest)))),
})).list;
const inside = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0).map(named) }, anyList), {
  minLength: 1,
  maxLength: 3,
});
const words = fc.constantFrom("", "Somebody");
const cells = fc
  .array(fc.tuple(fc.constantFrom("tableCell", "tableHeader"), inside), { minLength: 1, maxLength: 3 })
  .map((row) =>
    schema.node(
      "tableRow",
      null,
      row.map(([name, content]) => schema.node(name, null, content)),
    ),
  );
const pictures = fc.array(fc.constant(0), { maxLength: 2 }).map((all) =>
  schema.node(
    "gallery",
    null,
    all.map(() => schema.node("figure", { mediaId: "m1" }, [schema.text(unique(2))])),
  ),
);
const block: fc.Arbitrary<Node> = fc.oneof(
  fc.constant(0).map(named),
  anyList,
  fc.tuple(words, inside).map(([source, content]) => schema.node("blockquote", { source }, content)),
  fc.tuple(words, inside).map(([title, content]) => schema.node("factBox", { title }, content)),
  fc.array(cells, { minLength: 1, maxLength: 3 }).map((rows) => schema.node("table", null, rows)),
  pictures,
);
const anyText = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => doc(...blocks));

/** Take whole blocks, items, rows or cells out, as an editor does: only what leaves the writer's own text whole. */
function takeOut(writer: Writer, places: readonly number[]): void {
  for (const place of places) writer.write((now) => without(now, place));
}

function without(now: Node, place: number): Node {
  const found: [at: number, size: number][] = [];
  now.descendants((node, pos) => {
    if (node.isBlock) found.push([pos, node.nodeSize]);
  });
  const [at, size] = found[place % found.length] ?? [0, 0];
  try {
    const { doc: left } = new Transform(now).delete(at, at + size);
    left.check();
    return left;
  } catch {
    return now;
  }
}

const letters = (node: Node): string => node.textBetween(0, node.content.size, "", "");

test("whatever whole blocks two people take out of a text in the same moment, what is left reads, with every letter that nobody deleted", () => {
  let mended = 0;
  fc.assert(
    fc.property(
      anyText,
      fc.array(fc.nat(60), { maxLength: 5 }),
      fc.array(fc.nat(60), { maxLength: 5 }),
      (text, first, second) => {
        const [one, two] = twoWriters(text);
        takeOut(one, first);
        takeOut(two, second);
        const [kept, keptToo] = [letters(one.doc), letters(two.doc)];
        sync(one, two);
        const stored = withLines(one.y);
        const read = readNodes(stored);
        assert.ok(typeof read !== "string");
        assert.ok(typeof readWorkingText(stored) !== "string");
        const expected = Array.from(letters(text)).filter(
          (letter) => kept.includes(letter) && keptToo.includes(letter),
        );
        assert.equal(letters(read.body), expected.join(""));
        const mend = mendDocument(stored);
        if (mend !== null) mended += 1;
        const after = readNodes(stored);
        assert.ok(typeof after !== "string");
        assert.deepEqual(nameless(after.body), nameless(read.body));
        assert.equal(mendDocument(stored), null, "a whole text is left alone");
      },
    ),
    { numRuns: 1_000, includeErrorInReport: true },
  );
  assert.ok(mended > 20, `only ${mended} of these texts had to be mended`);
});

const nameless = (node: Node): string =>
  JSON.stringify(node.toJSON(), (key, value: unknown) => (key === "id" ? undefined : value));

/** The writers' bodies stand alone: a text has its lines, too. */
function withLines(body: Y.Doc): Y.Doc {
  const lines = documentOf([seedOf({ headline: "", standfirst: "", body: { type: "doc", content: [] } })]);
  lines.getXmlFragment("body").delete(0, lines.getXmlFragment("body").length);
  Y.applyUpdate(lines, Y.encodeStateAsUpdate(body));
  return lines;
}

test("two mends that were made of one text in two places leave one text, and neither is answered by another", () => {
  fc.assert(
    fc.property(
      anyText,
      fc.array(fc.nat(60), { maxLength: 4 }),
      fc.array(fc.nat(60), { maxLength: 4 }),
      (text, first, second) => {
        const [one, two] = twoWriters(text);
        takeOut(one, first);
        takeOut(two, second);
        sync(one, two);
        const here = withLines(one.y);
        const there = documentOf([Y.encodeStateAsUpdate(here)]);
        const mends = [mendDocument(here), mendDocument(there)].filter((mend) => mend !== null);
        for (const mend of mends) for (const copy of [here, there]) Y.applyUpdate(copy, mend);
        assert.deepEqual(here.getXmlFragment("body").toJSON(), there.getXmlFragment("body").toJSON());
        assert.equal(mendDocument(here), null);
        assert.ok(typeof readWorkingText(here) !== "string");
      },
    ),
    { numRuns: 300 },
  );
});

const cases: Readonly<Record<string, readonly [Node, readonly number[], readonly number[], string]>> = {
  "a list without items goes": [
    doc(paragraph("stays"), list(item(paragraph("one")), item(paragraph("two")))),
    [2],
    [4],
    "doc(paragraph)",
  ],
  "a quotation without words goes": [
    doc(paragraph("stays"), schema.node("blockquote", { source: "" }, [paragraph("one"), paragraph("two")])),
    [2],
    [3],
    "doc(paragraph)",
  ],
  "a quotation that names its source stays, with an empty paragraph": [
    doc(
      paragraph("stays"),
      schema.node("blockquote", { source: "Ana" }, [paragraph("one"), paragraph("two")]),
    ),
    [2],
    [3],
    "doc(paragraph,blockquote(paragraph))",
  ],
  "an item whose paragraphs are gone keeps the list inside it, below an empty paragraph": [
    doc(list(item(paragraph("one"), paragraph("two"), list(item(paragraph("deep")))))),
    [2],
    [3],
    "doc(bulletList(listItem(paragraph,bulletList(listItem(paragraph)))))",
  ],
  "a text without blocks is one empty paragraph": [
    doc(paragraph("one"), paragraph("two")),
    [0],
    [1],
    "doc(paragraph)",
  ],
  "a cell without words keeps its place": [
    doc(
      schema.node("table", null, [
        schema.node("tableRow", null, [
          schema.node("tableCell", null, [paragraph("one"), paragraph("two")]),
          schema.node("tableCell", null, [paragraph("three")]),
        ]),
      ]),
    ),
    [3],
    [4],
    "doc(table(tableRow(tableCell(paragraph),tableCell(paragraph))))",
  ],
  "a table without rows goes": [
    doc(
      paragraph("stays"),
      schema.node(
        "table",
        null,
        ["one", "two"].map((word) =>
          schema.node("tableRow", null, [schema.node("tableCell", null, [paragraph(word)])]),
        ),
      ),
    ),
    [2],
    [5],
    "doc(paragraph)",
  ],
};

for (const [what, [text, first, second, shape]] of Object.entries(cases)) {
  test(what, () => {
    const [one, two] = twoWriters(text);
    takeOut(one, first);
    takeOut(two, second);
    assert.ok(!one.doc.eq(text) && !two.doc.eq(text), "both took something out");
    sync(one, two);
    const read = readNodes(withLines(one.y));
    assert.ok(typeof read !== "string");
    const shapeOf = (node: Node): string =>
      node.type.name + (node.isTextblock || node.isLeaf ? "" : `(${node.children.map(shapeOf).join(",")})`);
    assert.equal(shapeOf(read.body), shape);
  });
}

test("what this release doesn't know is not mended but refused, and stays in the document", () => {
  const stored = documentOf([seedOf({ headline: "", standfirst: "", body: { type: "doc", content: [] } })]);
  const strange = new Y.XmlElement("poll");
  stored.getXmlFragment("body").insert(0, [new Y.XmlElement("bulletList"), strange]);
  assert.equal(typeof readWorkingText(stored), "string");
  mendDocument(stored);
  assert.match(stored.getXmlFragment("body").toJSON(), /<poll>/);
});

test("a document in which nothing ever stood is no text", () => {
  assert.equal(typeof readWorkingText(new Y.Doc()), "string");
});
