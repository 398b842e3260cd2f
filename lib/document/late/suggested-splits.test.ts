// The laws of suggesting where two people suggest to split one paragraph at the same moment: each writes the words behind
// the break anew, and the newsroom takes out what stands there twice. Of two breaks one may go, no word does.
//
// What doesn't hold: where both break before the first letter and both type in the empty paragraph that is now before it,
// rejecting everything leaves an empty paragraph behind.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { EditorState } from "@tiptap/pm/state";
import { acceptedOf, baseOf } from "#lib/document/suggesting/decide.ts";
import { suggestionsIn } from "#lib/document/suggesting/suggestions.ts";
import { suggest } from "#lib/document/suggesting/suggest.ts";
import { ana, author, ben } from "#lib/document/suggesting/suggesting.test-support.ts";
import { bodyOf, linesOf, Newsroom, paragraph, splitAt, typeAt, type Browser } from "./late.test-support.ts";

const words = "abcdefgh";

function suggestSplit(browser: Browser, by: ReturnType<typeof author>, at: number, typed: string): void {
  for (const edit of [splitAt("p1", at, `n-${by.id}`), ...(typed ? [typeAt("p1", 0, typed)] : [])])
    browser.edit((tr) => {
      const state = EditorState.create({ doc: tr.doc });
      const plain = state.tr;
      edit(plain);
      const suggested = suggest(plain, state, by);
      assert.ok(suggested.ok);
      for (const one of suggested.tr.steps) tr.step(one);
    });
}

test("two suggested splits of one paragraph: rejecting leaves the text, accepting leaves every word once, in order, and a break of either", () => {
  fc.assert(
    fc.property(
      fc.nat(8),
      fc.nat(8),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (one, other, anaFirst, anaSmaller, between, types) => {
        const newsroom = new Newsroom({ type: "doc", content: [paragraph("p1", words)] });
        const first = newsroom.open(ana, anaSmaller ? 1 : 3);
        const second = newsroom.open(ben, 2);
        const typing = types && one + other > 0;
        suggestSplit(first, author(ana), one, typing ? "1" : "");
        suggestSplit(second, author(ben), other, typing ? "2" : "");
        for (const browser of anaFirst ? [first, second] : [second, first]) {
          newsroom.send(browser);
          if (between) newsroom.mend();
        }
        newsroom.mend();
        for (const browser of [first, second]) newsroom.tell(browser);
        const body = bodyOf(newsroom.doc);
        assert.ok(first.body.eq(body) && second.body.eq(body));
        assert.equal(baseOf(body).textContent, words);
        assert.equal(baseOf(body).childCount, 1);
        const accepted = acceptedOf(body);
        assert.equal(accepted.textContent.replaceAll(/[12]/g, ""), words, linesOf(accepted).join("|"));
        for (const letter of typing ? ["1", "2"] : [])
          assert.equal(accepted.textContent.split(letter).length, 2);
        assert.ok(accepted.childCount > 1, linesOf(accepted).join("|"));
        for (const { inserted, authorId } of suggestionsIn(body)) {
          assert.ok(authorId !== ana || !inserted.includes("2"));
          assert.ok(authorId !== ben || !inserted.includes("1"));
        }
        assert.deepEqual(newsroom.homeless, []);
      },
    ),
    { numRuns: 400 },
  );
});
