// A logo is judged by its own pixels: what is dark on nothing vanishes on dark pages, what is light on light ones, and what brings
// its own ground on neither.
import assert from "node:assert/strict";
import test from "node:test";
import sharp, { type Color } from "sharp";
import { logoVanishes, turnedLuminance } from "#lib/newsroom/design.ts";
import { inkLuminance } from "./logo-light.ts";

/** A bar of this colour in the middle of a clear or a coloured ground. */
async function logo(ink: Color, ground: Color = "#00000000"): Promise<Uint8Array> {
  const size = { width: 600, height: 120, channels: 4 } as const;
  const bar = await sharp({ create: { ...size, width: 400, height: 60, background: ink } })
    .png()
    .toBuffer();
  return new Uint8Array(
    await sharp({ create: { ...size, background: ground } })
      .composite([{ input: bar, left: 100, top: 30 }])
      .png()
      .toBuffer(),
  );
}

test("dark letters vanish on dark pages, light ones on light pages, others on neither", async () => {
  for (const [ink, light, dark] of [
    ["#0f1e33", false, true],
    ["#000000", false, true],
    ["#ffffff", true, false],
    ["#c0392b", false, false],
    ["#777777", false, false],
  ] as const) {
    const luminance = await inkLuminance(await logo(ink));
    assert.deepEqual([logoVanishes(luminance, "light"), logoVanishes(luminance, "dark")], [light, dark], ink);
  }
});

test("what brings its own ground, and what shows nothing, is told nothing of", async () => {
  for (const bytes of [await logo("#000000", "#ffffff"), await logo("#00000000")]) {
    const luminance = await inkLuminance(bytes);
    assert.equal(luminance, null);
    assert.ok(!logoVanishes(luminance, "light") && !logoVanishes(luminance, "dark"));
  }
});

test("turned light, black is white and white is black", () => {
  assert.ok(Math.abs(turnedLuminance(0) - 1) < 1e-6);
  assert.ok(turnedLuminance(1) < 1e-6);
  assert.ok(logoVanishes(turnedLuminance(1), "dark"));
});
