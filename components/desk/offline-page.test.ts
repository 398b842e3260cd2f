import assert from "node:assert/strict";
import test from "node:test";
import { offlineMarkup } from "./offline-page.ts";

test("the page without connection lists what can be opened, with headlines as words and not as markup", () => {
  const markup = offlineMarkup(
    [
      { path: "/desk/articles/12", title: "Dams & <b>rivers</b>" },
      { path: "/desk/articles/13", title: "" },
      { path: "/desk/articles/new", title: "whatever" },
    ],
    ["/_next/static/a.css"],
  );
  assert.match(markup, /href="\/desk\/articles\/12">Dams &amp; &lt;b&gt;rivers&lt;\/b&gt;<\/a>/);
  assert.match(markup, /href="\/desk\/articles\/13">Article 13<\/a>/);
  assert.match(markup, /href="\/desk\/articles\/new">New article<\/a>/);
  assert.match(markup, /<link rel="stylesheet" href="\/_next\/static\/a\.css">/);
  assert.match(markup, /href="">Try again<\/a>/);
  assert.match(markup, /href="\/desk">Board<\/a>/);
  assert.doesNotMatch(markup, /<script|style=/);
});

test("where nothing was opened before, the page says what to do next", () => {
  assert.match(offlineMarkup([], []), /Load this page again when you are connected/);
});
