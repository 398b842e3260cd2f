import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import * as Y from "yjs";
import type { Prose } from "#lib/document/working-document.ts";
import { firstIn } from "./block-units.ts";
import { baseOf } from "#lib/document/suggesting/decide.ts";
import { workingSchema } from "#lib/document/working-schema.ts";
import {
  bodyOf,
  deleteIn,
  linesOf,
  Newsroom,
  paragraph,
  remakes,
  splitAt,
  startOf,
  typeAt,
} from "./late.test-support.ts";

const three: Prose["body"] = {
  type: "doc",
  content: [paragraph("p1", "abcdefgh"), paragraph("p2", "ijklmnop"), paragraph("p3", "qrstuvwx")],
};

/** Who wrote each letter, over the whole body. */
function writersOf(doc: Y.Doc, people: ReadonlyMap<number, string>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  const walk = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlElement) walk(child);
      if (!(child instanceof Y.XmlText)) continue;
      for (let item = firstIn(child); item !== null; item = item.right)
        if (!item.deleted && item.content instanceof Y.ContentString)
          for (const letter of item.content.str) found.set(letter, people.get(item.id.client) ?? null);
    }
  };
  walk(doc.getXmlFragment("body"));
  return found;
}

const scene = fc.record({
  kind: fc.constantFrom(...Object.keys(remakes), "split"),
  /** Where the other types, and how much of it before the two meet. */
  at: fc.nat(8),
  cut: fc.integer({ min: 0, max: 8 }),
  letters: fc.integer({ min: 1, max: 6 }),
  order: fc.array(fc.constantFrom("ana", "ben", "mend"), { maxLength: 8 }),
  together: fc.boolean(),
  anaFirst: fc.boolean(),
});

test("whatever becomes of a paragraph, what another person types into it at that moment is there once, in its place, in their name", () => {
  fc.assert(
    fc.property(scene, ({ kind, at, cut, letters, order, together, anaFirst }) => {
      const newsroom = new Newsroom(three);
      const [ana, ben] = [newsroom.open("ana", anaFirst ? 1 : 3), newsroom.open("ben", 2)];
      const change = kind === "split" ? splitAt("p2", cut, "p2b") : remakes[kind]?.("p2");
      assert.ok(change);
      ana.edit(change);
      const alone = linesOf(ana.body);
      const typed = "123456".slice(0, letters);
      Array.from(typed).forEach((letter, index) => ben.edit(typeAt("p2", at + index, letter)));
      for (const step of order) {
        if (step === "mend") newsroom.mend();
        else newsroom.send(step === "ana" ? ana : ben, together);
      }
      for (const one of [ana, ben]) newsroom.send(one, together);
      newsroom.mend();
      newsroom.mend();
      for (const one of [ana, ben]) newsroom.tell(one);
      const lines = linesOf(bodyOf(newsroom.doc));
      assert.deepEqual(linesOf(ana.body), lines);
      assert.deepEqual(linesOf(ben.body), lines);
      assert.deepEqual(
        lines.map((line) => line.replaceAll(/[1-6]/g, "")),
        alone,
      );
      const text = lines.map((line) => line.slice(line.indexOf(": ") + 2)).join("");
      assert.equal(text.match(new RegExp(typed, "g"))?.length, 1, text);
      // At a new break, and where two paragraphs were made one, both sides of it are beside the same letters.
      if (kind !== "split" && (kind !== "joinBehind" || at < 8))
        assert.ok(text.includes(`${"ijklmnop".slice(0, at)}${typed}${"ijklmnop".slice(at)}`), text);
      assert.deepEqual(newsroom.homeless, []);
      for (const [letter, writer] of writersOf(newsroom.doc, newsroom.people))
        if (/[1-6]/.test(letter)) assert.equal(writer, "ben");
    }),
    { numRuns: 400 },
  );
});

test("a paragraph that two people turn into something at the same moment is not doubled", () => {
  for (const [one, other] of [
    ["heading", "heading"],
    ["heading", "quote"],
    ["list", "pullQuote"],
  ] as const) {
    for (const late of [false, true]) {
      const newsroom = new Newsroom(three);
      const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
      ana.edit(remakes[one]?.("p2") ?? (() => {}));
      ben.edit(remakes[other]?.("p2") ?? (() => {}));
      newsroom.send(ana);
      if (late) newsroom.mend();
      newsroom.send(ben);
      newsroom.mend();
      const lines = linesOf(bodyOf(newsroom.doc));
      assert.equal(lines.filter((line) => line.endsWith("ijklmnop")).length, 1, lines.join("\n"));
      assert.equal(lines.length, 3, lines.join("\n"));
    }
  }
});

test("words deleted while another person turns their paragraph into a heading stay deleted, whoever comes first", () => {
  for (const first of ["ana", "ben"]) {
    for (const between of [false, true]) {
      const newsroom = new Newsroom(three);
      const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
      ana.edit(remakes["heading"]?.("p2") ?? (() => {}));
      ben.edit(deleteIn("p2", 2, 5));
      for (const one of first === "ana" ? [ana, ben] : [ben, ana]) {
        newsroom.send(one);
        if (between) newsroom.mend();
      }
      newsroom.mend();
      const lines = linesOf(bodyOf(newsroom.doc));
      assert.deepEqual(lines, ["paragraph: abcdefgh", "heading: ijnop", "paragraph: qrstuvwx"]);
    }
  }
});

test("what somebody typed and took back before they saw the change doesn't come back", () => {
  for (const between of [false, true]) {
    const newsroom = new Newsroom(three);
    const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
    ana.edit(remakes["heading"]?.("p2") ?? (() => {}));
    newsroom.send(ana);
    ben.edit(typeAt("p2", 3, "123"));
    newsroom.send(ben);
    if (between) newsroom.mend();
    ben.edit(deleteIn("p2", 4, 6));
    newsroom.send(ben);
    newsroom.mend();
    assert.deepEqual(linesOf(bodyOf(newsroom.doc))[1], "heading: ijk1lmnop");
  }
});

test("a paragraph split by one and turned into a heading by another is split, and nothing of it is doubled", () => {
  for (const first of ["ana", "ben"]) {
    for (const between of [false, true]) {
      const newsroom = new Newsroom(three);
      const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
      ana.edit(remakes["heading"]?.("p2") ?? (() => {}));
      ben.edit(splitAt("p2", 4, "p2b"));
      for (const one of first === "ana" ? [ana, ben] : [ben, ana]) {
        newsroom.send(one);
        if (between) newsroom.mend();
      }
      newsroom.mend();
      assert.deepEqual(linesOf(bodyOf(newsroom.doc)), [
        "paragraph: abcdefgh",
        "heading: ijkl",
        "paragraph: mnop",
        "paragraph: qrstuvwx",
      ]);
    }
  }
});

test("an empty paragraph that one turns into a heading takes what the other types into it", () => {
  for (const first of ["ana", "ben"]) {
    const newsroom = new Newsroom({ type: "doc", content: [paragraph("p1", "one"), paragraph("p2", "")] });
    const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
    ana.edit(remakes["heading"]?.("p2") ?? (() => {}));
    for (const [at, letter] of ["1", "2", "3"].entries()) ben.edit(typeAt("p2", at, letter));
    for (const one of first === "ana" ? [ana, ben] : [ben, ana]) newsroom.send(one);
    newsroom.mend();
    assert.deepEqual(linesOf(bodyOf(newsroom.doc)), ["paragraph: one", "heading: 123"]);
  }
});

test("words typed into a paragraph that another person deletes on purpose are kept for their writer", () => {
  for (const first of ["ana", "ben"]) {
    const newsroom = new Newsroom(three);
    const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
    ana.edit((tr) => void tr.delete(startOf(tr.doc, "p2") - 1, startOf(tr.doc, "p2") + 9));
    for (const [at, letter] of ["1", "2", "3"].entries()) ben.edit(typeAt("p2", 4 + at, letter));
    for (const one of first === "ana" ? [ana, ben] : [ben, ana]) newsroom.send(one);
    newsroom.mend();
    newsroom.mend();
    assert.deepEqual(linesOf(bodyOf(newsroom.doc)), ["paragraph: abcdefgh", "paragraph: qrstuvwx"]);
    assert.deepEqual(newsroom.homeless, [{ writer: "ben", words: "123", by: "ana", behind: "p1" }]);
  }
});

test("a deletion that saw the words takes them out, and nothing is put back or kept", () => {
  const newsroom = new Newsroom(three);
  const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
  ben.edit(typeAt("p2", 4, "123"));
  newsroom.send(ben);
  newsroom.tell(ana);
  ana.edit(remakes["heading"]?.("p2") ?? (() => {}));
  ana.edit((tr) => void tr.delete(startOf(tr.doc, "p2") - 1, startOf(tr.doc, "p2") + 12));
  newsroom.send(ana);
  newsroom.mend();
  assert.deepEqual(linesOf(bodyOf(newsroom.doc)), ["paragraph: abcdefgh", "paragraph: qrstuvwx"]);
  assert.deepEqual(newsroom.homeless, []);
  assert.equal(newsroom.log.length, 3);
});

test("words put back keep their style and stay the suggestion that they were", () => {
  const id = "0190b0a0-0000-7000-8000-000000000001~suggested1";
  for (const first of ["ana", "ben"]) {
    const newsroom = new Newsroom(three);
    const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
    ana.edit(remakes["quote"]?.("p2") ?? (() => {}));
    ben.edit((tr) => {
      const at = startOf(tr.doc, "p2") + 4;
      const marks = [workingSchema.mark("bold"), workingSchema.mark("insertion", { id })];
      tr.insert(at, workingSchema.text("123", marks));
    });
    for (const one of first === "ana" ? [ana, ben] : [ben, ana]) newsroom.send(one);
    newsroom.mend();
    const body = bodyOf(newsroom.doc);
    assert.equal(linesOf(body)[1], "blockquote>paragraph: ijkl123mnop");
    assert.equal(linesOf(baseOf(body))[1], "blockquote>paragraph: ijklmnop");
    const found: string[] = [];
    body.descendants((node) => {
      if (node.marks.some((mark) => mark.type.name === "bold")) found.push(node.text ?? "");
    });
    assert.deepEqual(found, ["123"]);
  }
});

test("whoever may only suggest brings no word into the text by way of a paragraph that is gone", () => {
  const newsroom = new Newsroom(three);
  const [ana, ben] = [newsroom.open("ana"), newsroom.open("ben")];
  ana.edit(remakes["heading"]?.("p2") ?? (() => {}));
  newsroom.send(ana);
  ben.edit(typeAt("p2", 4, "123"));
  ben.edit(deleteIn("p2", 0, 2));
  newsroom.send(ben, false, "review");
  newsroom.mend();
  assert.equal(linesOf(bodyOf(newsroom.doc))[1], "heading: ijklmnop");
  assert.deepEqual(newsroom.homeless, [{ writer: "ben", words: "123", by: "ana", behind: "p2" }]);
});
