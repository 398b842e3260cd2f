// How long a page with pins may be kept, and what its answer says before its text.
import assert from "node:assert/strict";
import test from "node:test";
import { sheetsAhead, untilEnd } from "./html.ts";

test("a page whose pins end sooner than its usual age is kept until then and no longer", () => {
  assert.deepEqual(untilEnd(7), { ageSeconds: 7 });
  assert.deepEqual(untilEnd(60), {});
  assert.deepEqual(untilEnd(1_800), {});
  assert.deepEqual(untilEnd(null), {});
});

test("an answer names the stylesheets of its page's head, the publisher's too, and nothing of its text", () => {
  const markup =
    '<html><head><link rel="stylesheet" href="/assets/text-0123456789ab.css"/><link rel="stylesheet" href="/design/7.css"/>' +
    '<link rel="icon" href="/assets/icon.svg"/></head><body><link rel="stylesheet" href="/other.css"/></body></html>';
  assert.deepEqual(sheetsAhead(markup), {
    link: "</assets/text-0123456789ab.css>; rel=preload; as=style, </design/7.css>; rel=preload; as=style",
  });
  assert.deepEqual(sheetsAhead("<html><head></head></html>"), {});
});
