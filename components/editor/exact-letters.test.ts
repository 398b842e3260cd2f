import assert from "node:assert/strict";
import test from "node:test";
import type { Editor, Extensions } from "@tiptap/core";
import type { Attrs } from "@tiptap/pm/model";
import { Collaboration } from "@tiptap/extension-collaboration";
import { TextSelection } from "@tiptap/pm/state";
import {
  getRelativeSelection,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from "@tiptap/y-tiptap";
import * as fc from "fast-check";
import * as Y from "yjs";
import { workingExtensions } from "#lib/document/working-schema.ts";
import { exactLetters } from "./exact-letters.ts";
import { steadyCaret } from "./steady-caret.ts";
import { suggestingExtension } from "./suggest-switch-extension.ts";
import { editorOf, type } from "./typing.test-support.ts";

const uuid = (digit: number): string => `0000000${digit}-0000-4000-8000-000000000000`;

const first = 1;
const writer = 2;
const reader = 3;

function paragraphs(...texts: readonly string[]): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = first;
  const blocks = texts.map((text, index) => {
    const block = new Y.XmlElement("paragraph");
    block.setAttribute("id", `b${index}`);
    block.insert(0, [new Y.XmlText(text)]);
    return block;
  });
  doc.getXmlFragment("body").insert(0, blocks);
  return Y.encodeStateAsUpdate(doc);
}

function sharedEditor(
  seed: Uint8Array,
  more: Extensions = [exactLetters],
  client = writer,
): readonly [Editor, Y.Doc] {
  const doc = new Y.Doc();
  doc.clientID = client;
  Y.applyUpdate(doc, seed);
  const field = Collaboration.configure({ document: doc, field: "body" });
  const editor = editorOf([...workingExtensions, field, ...more]);
  return [editor, doc];
}

/** Every text of the document in which it stands, with the marks that it carries. */
function textsOf(parent: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap((one) => (one instanceof Y.XmlText ? [one] : one instanceof Y.XmlElement ? textsOf(one) : []));
}

/** Each text letter by letter with its marks: how many runs they are stored in is nobody's concern. */
const deltas = (doc: Y.Doc): unknown =>
  textsOf(doc.getXmlFragment("body")).map((text) =>
    text.toDelta().flatMap(({ insert, attributes = {} }: { insert: string; attributes?: object }) =>
      insert.split("").map((letter) => {
        const marks = Object.entries(attributes).map((mark) => JSON.stringify(mark));
        return [letter, ...marks.toSorted()].join(" ");
      }),
    ),
  );

/** Letters of one client as they stand, "·" for everybody else's. */
function lettersBy(doc: Y.Doc, client: number): string {
  let letters = "";
  for (const text of textsOf(doc.getXmlFragment("body"))) {
    const { _start: start } = text;
    for (let item = start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      const { str } = item.content;
      letters += item.id.client === client ? str : "·".repeat(str.length);
    }
  }
  return letters;
}

test("a letter typed in front of its like is the writer's own, and the one behind stays whose it was", () => {
  const [editor, doc] = sharedEditor(paragraphs("See it here."));
  editor.commands.setTextSelection(5);
  type(editor, "Priya wrote this in ");
  assert.equal(editor.getText(), "See Priya wrote this in it here.");
  assert.equal(lettersBy(doc, writer), `····Priya wrote this in ${"·".repeat(8)}`);
});

test("a suggested letter is the suggester's own too", () => {
  const suggesting = suggestingExtension({
    isOn: () => true,
    authorId: uuid(3),
    onRefused: (why) => assert.fail(why),
  });
  const [editor, doc] = sharedEditor(paragraphs("See it here."), [exactLetters, suggesting]);
  editor.commands.setTextSelection(5);
  type(editor, "in it");
  assert.equal(editor.getText(), "See in itit here.");
  assert.equal(lettersBy(doc, writer), `····in it${"·".repeat(8)}`);
});

test("the first of two equal letters is taken back, and the second stays", () => {
  const [editor, doc] = sharedEditor(paragraphs("hello"));
  const second = textsOf(doc.getXmlFragment("body"))[0]!;
  const place = Y.createRelativePositionFromTypeIndex(second, 2);
  editor.view.dispatch(editor.state.tr.delete(3, 4));
  assert.equal(editor.getText(), "helo");
  assert.equal(Y.createAbsolutePositionFromRelativePosition(place, doc)?.index, 2);
  editor.view.dispatch(editor.state.tr.insertText("l", 3));
  assert.equal(lettersBy(doc, writer), "··l··");
});

test("letters inside a list are placed as exactly, and the caret's place is reckoned right behind them", () => {
  const [editor, doc] = sharedEditor(paragraphs("aa", "bb"));
  editor.commands.setTextSelection({ from: 1, to: 7 });
  editor.commands.toggleBulletList();
  let last = 0;
  editor.state.doc.descendants((node, at) => void (node.text === "bb" && (last = at)));
  editor.commands.setTextSelection(last);
  type(editor, "b");
  const binding: ProsemirrorBinding = ySyncPluginKey.getState(editor.state).binding;
  const { head } = getRelativeSelection(binding, editor.state);
  assert.equal(
    relativePositionToAbsolutePosition(doc, binding.type, head, binding.mapping),
    editor.state.selection.head,
  );
  type(editor, "c");
  const texts = textsOf(doc.getXmlFragment("body"));
  assert.deepEqual(
    texts.filter((text) => text.length > 0).map((text) => text.toDelta()),
    [[{ insert: "aa" }], [{ insert: "bcbb" }]],
  );
});

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      at: fc.nat(60),
      text: fc.constantFrom("a", "b", " ", "aa", "ab", "😀", "😁"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("cut" as const),
      at: fc.nat(60),
      text: fc.constantFrom("x", "xx", "xxxxxx"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("swap" as const),
      at: fc.nat(60),
      text: fc.constantFrom("ab", "ba", "aXa"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("mark" as const),
      at: fc.nat(60),
      text: fc.constantFrom("bold", "italic", "comment", "comment2", "insertion", "deletion"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("split" as const, "break" as const, "quote" as const, "list" as const),
      at: fc.nat(60),
      text: fc.constant(""),
    }),
  },
);

const suggestion = `${uuid(3)}~suggestion1`;

const marked: Readonly<Record<string, Attrs>> = {
  comment: { id: uuid(1) },
  comment2: { id: uuid(2) },
  insertion: { id: suggestion },
  deletion: { id: suggestion },
};

/** Nobody's caret stands inside a character of two units. */
function wholePlace({ state }: Editor, at: number): number {
  return /[\uDC00-\uDFFF]/.test(state.doc.resolve(at).nodeAfter?.text?.charAt(0) ?? "") ||
    /[\uD800-\uDBFF]$/.test(state.doc.resolve(at).nodeBefore?.text ?? "")
    ? at - 1
    : at;
}

function carryOut(
  editor: Editor,
  deeds: readonly (typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never)[],
): void {
  for (const { do: what, at, text } of deeds) {
    const { state } = editor;
    const size = state.doc.content.size;
    const { tr } = editor.state;
    editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, size)))));
    const { $from } = editor.state.selection;
    const place = wholePlace(editor, $from.pos);
    editor.commands.setTextSelection(place);
    const to = wholePlace(editor, Math.min(place + text.length, $from.end()));
    if (what === "type") editor.view.dispatch(editor.state.tr.insertText(text, place));
    else if (what === "cut") editor.view.dispatch(editor.state.tr.delete(place, to));
    else if (what === "swap") editor.view.dispatch(editor.state.tr.insertText(text, place, to));
    else if (what === "split") editor.commands.splitBlock();
    else if (what === "break") editor.commands.setHardBreak();
    else if (what === "quote") editor.commands.toggleBlockquote();
    else if (what === "list") editor.commands.toggleBulletList();
    else {
      const kind = editor.schema.marks[text.replace("2", "")];
      assert.ok(kind, text);
      const both = editor.state.tr;
      both.addMark(place, to, kind.create(marked[text]));
      both.insertText("a", place);
      editor.view.dispatch(both);
    }
  }
}

/** Blocks get names by chance. */
const unnamed = (editor: Editor): string =>
  JSON.stringify(editor.getJSON(), (name, value: unknown) => (name === "id" ? undefined : value));

test("whatever is typed and marked, the shared text reads as the binding alone would have written it", () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 14 }), (deeds) => {
      const seed = paragraphs("aabbaab", "abab a😀b", "");
      const [exact, doc] = sharedEditor(seed);
      const [plain, other] = sharedEditor(seed, []);
      carryOut(exact, deeds);
      carryOut(plain, deeds);
      const [fresh] = sharedEditor(Y.encodeStateAsUpdate(doc), [], reader);
      const [freshPlain] = sharedEditor(Y.encodeStateAsUpdate(other), [], reader);
      assert.equal(unnamed(fresh), unnamed(freshPlain));
      assert.deepEqual(deltas(doc), deltas(other));
      for (const editor of [exact, plain, fresh, freshPlain]) editor.destroy();
    }),
    { numRuns: 120 },
  );
});

/** Each block's pieces of text with their marks; the binding stores no mark of a line break. */
function shownIn(editor: Editor): string[] {
  const shown: string[] = [];
  editor.state.doc.descendants((node) => {
    const marks = node.isText ? node.marks.map((mark) => JSON.stringify(mark)).toSorted() : [];
    shown.push([node.type.name, node.text ?? "", ...marks].join(" "));
  });
  return shown;
}

test("two browsers that type, mark and split at once come to the same text, and each shows what is shared", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1), deed, fc.boolean()), { minLength: 1, maxLength: 20 }),
      (turns) => {
        const seed = paragraphs("aabbaab", "abab a😀b", "");
        const sides = [
          sharedEditor(seed, [exactLetters, steadyCaret], writer),
          sharedEditor(seed, [exactLetters, steadyCaret], reader),
        ] as const;
        const meet = () => {
          const [[, one], [, other]] = sides;
          Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
          Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
        };
        for (const [side, one, meets] of turns) {
          const [editor] = sides[side === 0 ? 0 : 1];
          carryOut(editor, [one]);
          if (meets) meet();
        }
        meet();
        meet();
        const [[left, doc], [right, other]] = sides;
        assert.deepEqual(deltas(doc), deltas(other));
        assert.deepEqual(shownIn(left), shownIn(right));
        const [fresh] = sharedEditor(Y.encodeStateAsUpdate(doc), [], 4);
        assert.deepEqual(shownIn(fresh), shownIn(left));
        for (const editor of [left, right, fresh]) editor.destroy();
      },
    ),
    { numRuns: 80 },
  );
});
