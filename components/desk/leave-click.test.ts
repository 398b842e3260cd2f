import assert from "node:assert/strict";
import test from "node:test";
import { type Lead, leadsAway, type Press, takesPlace } from "./leave-click.ts";

const here = "https://paper.test/desk/fronts/front?look=1";
const plain: Press = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
const link = (href: string, more: Partial<Lead> = {}): Lead => ({
  href: new URL(href, here).href,
  target: "",
  download: false,
  editable: false,
  ...more,
});

test("a link to another page of the newsroom, to the readers' pages or to another view of the page leaves it", () => {
  for (const href of ["/desk", "/", "?look=2", "/desk/fronts/front", "/desk#top", here])
    assert.equal(leadsAway(plain, link(href), here), true, href);
  assert.equal(leadsAway(plain, link("/desk", { target: "_self" }), here), true);
});

test("a place in the same page, another tab, a download, a mail address and a link in a text that is being written leave nothing", () => {
  for (const href of [
    "#content",
    "#",
    "mailto:a@paper.test",
    "javascript:void(0)",
    "blob:https://paper.test/x",
  ])
    assert.equal(leadsAway(plain, link(href), here), false, href);
  for (const more of [{ target: "_blank" }, { target: "preview" }, { download: true }, { editable: true }])
    assert.equal(leadsAway(plain, link("/desk", more), here), false);
});

test("a press with a key held or with another button than the first opens elsewhere and leaves nothing", () => {
  for (const more of [
    { metaKey: true },
    { ctrlKey: true },
    { shiftKey: true },
    { altKey: true },
    { button: 1 },
  ])
    assert.equal(leadsAway({ ...plain, ...more }, link("/desk"), here), false);
});

test("another site is left to the browser's own question", () => {
  assert.equal(takesPlace("https://elsewhere.test/", here), false);
  assert.equal(takesPlace("no address", here), false);
});
