// The laws of suggesting, held against random texts and edits.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { EditorState } from "@tiptap/pm/state";
import { acceptedOf, baseOf } from "./decide.ts";
import { suggest } from "./suggest.ts";
import { ana, anyBody, anyEdit, author, nameless, plainly } from "./suggesting.test-support.ts";

test("one edit: accepting it is doing it, rejecting it is never having done it", () => {
  let [done, refused] = [0, 0];
  fc.assert(
    fc.property(anyBody, anyEdit, (body, edit) => {
      const state = EditorState.create({ doc: body });
      const tr = plainly(state, edit);
      if (!tr) return;
      const result = suggest(tr, state, author(ana));
      if (!result.ok) {
        refused += 1;
        return;
      }
      done += 1;
      result.tr.doc.check();
      assert.equal(nameless(acceptedOf(result.tr.doc)), nameless(tr.doc));
      assert.ok(baseOf(result.tr.doc).eq(body));
    }),
    { numRuns: 2000 },
  );
});
