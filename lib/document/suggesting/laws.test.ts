// The laws of suggesting, held against random texts and edits.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { EditorState } from "@tiptap/pm/state";
import { acceptedOf, baseOf, decide } from "./decide.ts";
import { suggest } from "./suggest.ts";
import { suggestionsIn, suggestOnlyViolation } from "./suggestions.ts";
import {
  ana,
  anyBody,
  anyEdit,
  author,
  nameless,
  plainly,
  sync,
  twoWriters,
} from "./suggesting.test-support.ts";

test("one edit: accepting it is doing it, rejecting it is never having done it", () => {
  let done = 0;
  fc.assert(
    fc.property(anyBody, anyEdit, (body, edit) => {
      const state = EditorState.create({ doc: body });
      const tr = plainly(state, edit);
      if (!tr) return;
      const result = suggest(tr, state, author(ana));
      if (!result.ok) return;
      done += 1;
      result.tr.doc.check();
      assert.equal(nameless(acceptedOf(result.tr.doc)), nameless(tr.doc));
      assert.ok(baseOf(result.tr.doc).eq(body));
      assert.ok(suggestionsIn(result.tr.doc).every(({ authorId }) => authorId === ana));
    }),
    { numRuns: 3600 },
  );
  assert.ok(done > 1500, `only ${done} edits could be suggested`);
});

test("two people in turns, any edits: each edit accepts as done plainly, leaves the text and the other's suggestions alone", () => {
  fc.assert(
    fc.property(anyBody, fc.array(fc.tuple(fc.boolean(), anyEdit), { maxLength: 8 }), (body, turns) => {
      const writers = twoWriters(body);
      const base = baseOf(writers[0].doc);
      for (const [first, edit] of turns) {
        const writer = writers[first ? 0 : 1];
        const before = writer.doc;
        const plain = plainly(EditorState.create({ doc: before }), edit);
        if (!plain || !writer.suggest(edit)) continue;
        const after = writer.doc;
        assert.equal(nameless(acceptedOf(after)), nameless(acceptedOf(plain.doc)));
        assert.ok(baseOf(after).eq(base));
        assert.equal(suggestOnlyViolation(before, after, writer.author.id), null);
        sync(...writers);
      }
      assert.equal(nameless(writers[0].doc), nameless(writers[1].doc));
    }),
    { numRuns: 450 },
  );
});

test("decided one by one, in any order, suggestions leave what deciding all at once leaves", () => {
  fc.assert(
    fc.property(
      anyBody,
      fc.array(fc.tuple(fc.boolean(), anyEdit), { maxLength: 8 }),
      fc.infiniteStream(fc.nat(20)),
      fc.constantFrom("accept" as const, "reject" as const),
      (body, turns, order, verdict) => {
        const writers = twoWriters(body);
        for (const [first, edit] of turns) {
          writers[first ? 0 : 1].suggest(edit);
          sync(...writers);
        }
        const { doc } = writers[0];
        let now = doc;
        for (;;) {
          const open = suggestionsIn(now);
          const { value } = order.next() as { value: number };
          const next = open[value % Math.max(open.length, 1)];
          if (!next) break;
          now = decide(now, new Set([next.id]), verdict);
          assert.ok(!suggestionsIn(now).some(({ id }) => id === next.id));
        }
        assert.equal(nameless(now), nameless(decide(doc, "all", verdict)));
      },
    ),
    { numRuns: 350 },
  );
});
