// Nothing in pasted markup is left for the page's policy to report, and no word changes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import * as fc from "fast-check";
import { parseMarkup } from "./paste.test-support.ts";
import { pastedStyle, quietMarkup } from "./quiet-markup.ts";

test("styles get another name, sheets, handlers and base addresses go", () => {
  const cases: readonly (readonly [string, string])[] = [
    [`<p style="a:b">x</p>`, `<p ${pastedStyle}="a:b">x</p>`],
    [`<P CLASS=a STYLE='a:b'>x</P>`, `<P CLASS=a ${pastedStyle}='a:b'>x</P>`],
    [`<p\nstyle = a:b>x`, `<p ${pastedStyle} = a:b>x`],
    [`<b/style="a">x`, `<b ${pastedStyle}="a">x`],
    [`<p onclick="a>b" title="c">x`, `<p  title="c">x`],
    [`<style><!-- p > a {} --></style>x`, `x`],
    [`<style>never closed`, ``],
    [`<svg><style/></svg><p>x`, `<svg></svg><p>x`],
    [`<base href="https://a.example/">x`, `x`],
    // What only looks like it.
    [`<p title="<i style='a'>">style="b" x < y</p>`, `<p title="<i style='a'>">style="b" x < y</p>`],
    [`<!-- <p style="a"> -->x`, `<!-- <p style="a"> -->x`],
    [`<xmp><p style="a"></xmp>x`, `<xmp><p style="a"></xmp>x`],
    [`<p = style="a" ==>x`, `<p = ${pastedStyle}="a" ==>x`],
    [`<p style="a`, `<p ${pastedStyle}="a`],
  ];
  for (const [pasted, quiet] of cases) assert.equal(quietMarkup(pasted), quiet);
});

test("what programs put on the clipboard keeps every word and has nothing to report", () => {
  const folder = new URL("./fixtures/", import.meta.url);
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".html"))) {
    const html = readFileSync(new URL(name, folder), "utf8");
    const [loud, quiet] = [parseMarkup(html), parseMarkup(quietMarkup(html))];
    for (const sheet of loud.querySelectorAll("style")) sheet.remove();
    assert.equal(quiet.body.textContent, loud.body.textContent, name);
    assert.equal(quiet.querySelectorAll("style, [style], base").length, 0, name);
    assert.equal(quiet.querySelectorAll(`[${pastedStyle}]`).length, loud.querySelectorAll("[style]").length);
  }
});

test("whatever comes, it ends, and soon", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "p",
    " ",
    "=",
    '"',
    "'",
    "/",
    "style",
    "onx",
    "<!--",
    "-->",
    "</style>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      assert.equal(typeof quietMarkup(pieces.join("")), "string");
    }),
  );
  const start = performance.now();
  for (const long of ["<p ", "<style>", `<p a="`, "<!--", "<p a=' ", "<xmp>"])
    quietMarkup(long.repeat(50_000));
  assert.ok(performance.now() - start < 2_000);
});
