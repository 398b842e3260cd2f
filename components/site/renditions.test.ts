// A browser chooses among sizes that exist, of the part that a list shows; and each tone that a page may name has its colour.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { renditionSet, renditionsOf, toneOf } from "./renditions.ts";

const picture = {
  key: "k",
  width: 1600,
  height: 1200,
  widths: [480, 1200],
  drawnCrops: { "16:9": { mark: "m", widths: [480, 800] } },
  alt: "",
  caption: "",
  credit: "",
};

test("a list offers the part's own sizes and keeps its shape; without the part it offers the whole picture", () => {
  const part = renditionsOf(picture, "16:9");
  assert.deepEqual([part.width, part.height], [800, 450]);
  assert.equal(renditionSet(part, "webp"), "/media/k-16x9-m-480.webp 480w, /media/k-16x9-m-800.webp 800w");
  for (const whole of [renditionsOf(picture), renditionsOf(picture, "1:1", "/media")]) {
    assert.deepEqual([whole.width, whole.height], [1600, 1200]);
    assert.equal(renditionSet(whole, "jpg"), "/media/k-480.jpg 480w, /media/k-1200.jpg 1200w");
  }
});

test("every colour has a tone that the stylesheet knows, and what is no colour has none", () => {
  const css = readFileSync(path.join(import.meta.dirname, "styles/tones.css"), "utf8");
  for (const level of ["00", "55", "56", "ab", "ac", "ff"])
    for (const other of ["00", "80", "ff"]) {
      const tone = toneOf({ colour: `#${level}${other}${level}` });
      assert.ok(tone !== null && css.includes(`.${tone} {`), `${level}${other}: ${tone}`);
    }
  assert.equal(toneOf({ colour: "#ff8800" }), "tone-210");
  for (const colour of [null, "", "red", "#12345", "#1234567"]) assert.equal(toneOf({ colour }), null);
});
