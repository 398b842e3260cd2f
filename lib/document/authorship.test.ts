import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import * as Y from "yjs";
import { authorshipOf, keepWriters, type AuthorRuns, type Authorship } from "./authorship.ts";
import { parseDocument } from "./parse.ts";
import { baseOf, stripReviewMarks } from "./suggesting/decide.ts";
import { holdsText, inlineText, walkBlocks } from "./text.ts";
import { documentOf, readNodes, seedOf, type Prose } from "./working-document.ts";

const writers = ["ana", "ben", "cem"] as const;
const letters = { ana: "a", ben: "b", cem: "c" } as const;
const suggestionId = "0190b0a0-0000-7000-8000-000000000001~suggested1";
const seeded: Prose = {
  headline: "00000",
  standfirst: "0000",
  body: {
    type: "doc",
    content: [
      { type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: "000000" }] },
      {
        type: "bulletList",
        attrs: { id: "l1" },
        content: [
          {
            type: "listItem",
            content: [{ type: "paragraph", attrs: { id: "p2" }, content: [{ type: "text", text: "000" }] }],
          },
        ],
      },
    ],
  },
};

/** Every writer's browser, with a number of its own, which types only its writer's letter. */
function room() {
  const seed = seedOf(seeded);
  const docs = writers.map(() => documentOf([seed]));
  const personOf = (clientId: number) => writers[docs.findIndex((doc) => doc.clientID === clientId)] ?? null;
  const sync = () => {
    for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  };
  return { docs, personOf, sync };
}

function proseOf(doc: Y.Doc): Prose {
  const nodes = readNodes(doc);
  assert.ok(typeof nodes !== "string", JSON.stringify(nodes));
  const body = parseDocument(stripReviewMarks(baseOf(nodes.body)));
  assert.ok(body.ok, JSON.stringify(body));
  const [headline, standfirst] = [nodes.headline, nodes.standfirst].map((one) => {
    const base = baseOf(one);
    return base.textBetween(0, base.content.size, " ", " ").trim();
  });
  return { headline: headline ?? "", standfirst: standfirst ?? "", body: body.document };
}

function textsOf(prose: Prose): Map<string, string> {
  const texts = new Map([
    ["headline", prose.headline],
    ["standfirst", prose.standfirst],
  ]);
  walkBlocks(prose.body, (block) => {
    if (holdsText(block) && block.attrs.id !== null) texts.set(block.attrs.id, inlineText(block.content));
  });
  return texts;
}

/** Holds every run against the letters under it. */
function holds(authorship: Authorship, prose: Prose): void {
  const texts = textsOf(prose);
  assert.deepEqual(Object.keys(authorship).toSorted(), [...texts.keys()].toSorted());
  for (const [id, runs] of Object.entries(authorship)) {
    const text = texts.get(id) ?? "";
    assert.equal(
      runs.reduce((sum, [length]) => sum + length, 0),
      text.length,
      id,
    );
    let at = 0;
    for (const [length, personId] of runs) {
      const written = text.slice(at, at + length);
      const letter = writers.find((one) => one === personId);
      assert.match(
        written,
        letter ? new RegExp(`^[${letters[letter]}\n]+$`) : /^[0 ]+$/,
        `${id}: ${written}`,
      );
      at += length;
    }
  }
}

const edit = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom(
    "type",
    "type",
    "type",
    "delete",
    "suggest",
    "bold",
    "strike",
    "block",
    "break",
    "split",
    "sync",
  ),
  where: fc.nat(),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 4 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

const spots = (doc: Y.Doc): Y.XmlText[] => {
  const found: Y.XmlText[] = [];
  const walk = (parent: Y.XmlFragment | Y.XmlElement) => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) found.push(child);
      else if (child instanceof Y.XmlElement) walk(child);
    }
  };
  for (const field of ["headline", "standfirst", "body"]) walk(doc.getXmlFragment(field));
  return found;
};

let named = 0;
function carryOut(doc: Y.Doc, letter: string, { kind, where, at, length }: Edit): void {
  const all = spots(doc);
  const text = all[where % all.length];
  if (!text) return;
  const place = at % (text.length + 1);
  const covered = Math.min(length, text.length - place);
  if (kind === "type") text.insert(place, letter.repeat(length));
  if (kind === "suggest") text.insert(place, letter.repeat(length), { insertion: { id: suggestionId } });
  if (covered > 0 && kind === "delete") text.delete(place, covered);
  const inBody = text.parent instanceof Y.XmlElement && text.parent.nodeName === "paragraph";
  if (covered > 0 && kind === "bold" && inBody) text.format(place, covered, { bold: {} });
  if (covered > 0 && kind === "strike")
    text.format(place, covered, { "deletion--AAAAAAAA": { id: suggestionId, over: null } });
  if (kind === "block") {
    const paragraph = new Y.XmlElement("paragraph");
    named += 1;
    paragraph.setAttribute("id", `n${named}`);
    paragraph.insert(0, [new Y.XmlText(letter.repeat(length))]);
    const body = doc.getXmlFragment("body");
    body.insert(at % (body.length + 1), [paragraph]);
  }
  if (kind === "split" && inBody && text.parent instanceof Y.XmlElement)
    text.parent.setAttribute("splitBy", suggestionId);
  if (kind === "break" && inBody && text.parent instanceof Y.XmlElement)
    text.parent.push([new Y.XmlElement("hardBreak"), new Y.XmlText(letter)]);
}

test("three people type at random: every run is as long as its text and carries the name of who typed it", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const { docs, personOf, sync } = room();
      for (const one of edits) {
        const [doc, writer] = [docs[one.who], writers[one.who]];
        if (!doc || !writer) continue;
        if (one.kind === "sync") sync();
        else doc.transact(() => carryOut(doc, letters[writer], one));
      }
      sync();
      const [doc] = docs;
      assert.ok(doc);
      const prose = proseOf(doc);
      holds(authorshipOf(doc, prose, personOf), prose);
    }),
    { numRuns: 300 },
  );
});

const one = (runs: AuthorRuns | undefined) => runs?.map(([length, personId]) => `${personId} ${length}`);

test("what is only suggested is nobody's yet, and what is struck is still its writer's", () => {
  const { docs, personOf, sync } = room();
  const [ana, ben] = docs;
  assert.ok(ana && ben);
  spots(ana)[0]?.insert(5, "aaa");
  sync();
  spots(ben)[0]?.insert(8, "bb", { insertion: { id: suggestionId } });
  spots(ben)[0]?.format(5, 3, { "deletion--AAAAAAAA": { id: suggestionId, over: null } });
  sync();
  assert.deepEqual(one(authorshipOf(ana, proseOf(ana), personOf)["headline"]), ["null 5", "ana 3"]);
});

test("characters that reading takes out shift nobody's words", () => {
  const { docs, personOf, sync } = room();
  const [ana, ben] = docs;
  assert.ok(ana && ben);
  spots(ana)[2]?.insert(0, "\u200b\u200ba\u200ba");
  sync();
  spots(ben)[2]?.insert(5, "b\tbe\u0301b");
  sync();
  const prose = proseOf(ana);
  assert.deepEqual(textsOf(prose).get("p1"), "aab béb000000");
  assert.deepEqual(one(authorshipOf(ana, prose, personOf)["p1"]), ["ana 2", "ben 5", "null 6"]);
});

test("two blocks that a copy gave one id are told apart by their place", () => {
  const { docs, personOf } = room();
  const [ana] = docs;
  assert.ok(ana);
  const copy = new Y.XmlElement("paragraph");
  copy.setAttribute("id", "p1");
  copy.insert(0, [new Y.XmlText("aaaa")]);
  ana.getXmlFragment("body").insert(1, [copy]);
  const prose = proseOf(ana);
  const second = prose.body.content[1];
  assert.ok(second && second.attrs.id !== null && second.attrs.id !== "p1");
  assert.deepEqual(one(authorshipOf(ana, prose, personOf)[second.attrs.id]), ["ana 4"]);
});

test("a paragraph that somebody moved stays its writer's, one that somebody changed is told anew", () => {
  const paragraph = (id: string, text: string) =>
    ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] }) as const;
  const prose = (...content: ReturnType<typeof paragraph>[]): Prose => ({
    headline: "",
    standfirst: "",
    body: { type: "doc", content },
  });
  const earlier = {
    content: prose(paragraph("p1", "aaaa"), paragraph("p2", "bb")),
    authorship: { p1: [[4, "ana"]] },
  } as const;
  const typed: Authorship = { p1: [[4, "ben"]], p2: [[2, "ben"]], p3: [[1, "ben"]] };
  assert.deepEqual(
    keepWriters(typed, prose(paragraph("p2", "bb"), paragraph("p1", "aaaa"), paragraph("p3", "c")), earlier),
    { p1: [[4, "ana"]], p2: [[2, null]], p3: [[1, "ben"]] },
  );
  assert.deepEqual(keepWriters(typed, prose(paragraph("p1", "aaab")), earlier), typed);
});
