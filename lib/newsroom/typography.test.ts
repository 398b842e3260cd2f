import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { defaultTypography, setTypography, typedChange, type Typography } from "./typography.ts";

const double = defaultTypography;
const singles: Typography = { quotes: "single", dash: "spaced-en" };
const guillemets: Typography = { quotes: "guillemets", dash: "spaced-en" };
const lowHigh: Typography = { quotes: "low-high", dash: "spaced-en" };
const asTyped: Typography = { quotes: "as-typed", dash: "as-typed" };

const table: readonly (readonly [Typography, string, string])[] = [
  [double, `"Dredge by day," she said.`, "“Dredge by day,” she said."],
  [double, `("Dredge")`, "(“Dredge”)"],
  [double, `He said: "She said 'never'."`, "He said: “She said ‘never’.”"],
  [double, `"'Never,' she said," he said.`, "“‘Never,’ she said,” he said."],
  [double, `don't, it's, the workers' boats`, "don’t, it’s, the workers’ boats"],
  [double, `in the '90s and '80s`, "in the ’90s and ’80s"],
  [double, `'Tis the rock 'n' roll pier`, "’Tis the rock ’n’ roll pier"],
  [double, `'90 boats came,' he said`, "‘90 boats came,’ he said"],
  [double, `the '90s`, "the ’90s"],
  [double, `a 12" pipe`, `a 12" pipe`],
  [double, `"It is 12"`, "“It is 12”"],
  [double, `"I was going--"`, "“I was going—”"],
  [double, `--"No," she said`, "—“No,” she said"],
  [double, `word--word -- word`, "word—word — word"],
  [double, `Wait... what?`, "Wait… what?"],
  [double, `well.... ../up`, "well…. ../up"],
  [double, `“Already” set`, "“Already” set"],
  [double, `https://port.example/a--b...c 'x'`, "https://port.example/a--b...c ‘x’"],
  [double, `desk@port--x.example`, "desk@port--x.example"],
  [double, `<!-- x -->`, "<!-- x —>"],
  [double, `"Ça va?" l'homme`, "“Ça va?” l’homme"],
  [double, `""`, "“”"],
  [singles, `'Dredge,' she said. 'Don't wait.'`, "‘Dredge,’ she said. ‘Don’t wait.’"],
  [singles, `"Dredge," she said.`, "‘Dredge,’ she said."],
  [singles, `'He said "never",' she said.`, "‘He said “never”,’ she said."],
  [singles, `word--word -- word`, "word – word – word"],
  [singles, `-- Never.`, "– Never."],
  [singles, `'I was going--'`, "‘I was going –’"],
  [singles, `He said -- 'Never.'`, "He said – ‘Never.’"],
  [singles, `a 12" pipe`, `a 12" pipe`],
  [guillemets, `"L'homme dit 'non'," dit-elle.`, "«L’homme dit ‹non›,» dit-elle."],
  [guillemets, `"J'ai dit 'l'eau'."`, "«J’ai dit ‹l’eau›.»"],
  [lowHigh, `"Er sagte 'nie'", sagte sie.`, "„Er sagte ‚nie‘“, sagte sie."],
  [lowHigh, `"'Wie geht's?'"`, "„‚Wie geht’s?‘“"],
  [lowHigh, `Wie geht's? "Gut" "Ja"`, "Wie geht’s? „Gut“ „Ja“"],
  [{ quotes: "as-typed", dash: "em" }, `"It's" -- so...`, `"It's" — so…`],
  [{ quotes: "double", dash: "as-typed" }, `"a" -- b...`, "“a” -- b…"],
  [asTyped, `"It's" -- so...`, `"It's" -- so...`],
];

for (const [settings, plain, set] of table) {
  test(`${settings.quotes}, ${settings.dash}: ${plain}`, () =>
    assert.equal(setTypography(plain, settings), set));
}

test("one typed character says what goes and what comes", () => {
  assert.deepEqual(typedChange("She said ", '"', double), { remove: 0, insert: "“" });
  assert.deepEqual(typedChange("word-", "-", double), { remove: 1, insert: "—" });
  assert.deepEqual(typedChange("the ‘90s", " ", double), { remove: 4, insert: "’90s " });
  assert.deepEqual(typedChange("word – ", " ", singles), { remove: 1, insert: " " });
  // After a line break or a picture in the line a quotation begins.
  assert.deepEqual(typedChange("said:\n", '"', double), { remove: 0, insert: "“" });
  assert.equal(typedChange("word", "s", double), null);
  assert.equal(typedChange("a", "-", double), null);
});

const anySettings = fc.record<Typography>({
  quotes: fc.constantFrom("double", "single", "guillemets", "low-high", "as-typed"),
  dash: fc.constantFrom("em", "spaced-en", "as-typed"),
});
const anyText = fc.array(
  fc.constantFrom("a", "s", " ", '"', "'", "-", ".", "9", "0", "“", "’", "(", ",", "🚢"),
);

test("a text that is set stays as it is when set again, and its letters stay whatever happens", () => {
  fc.assert(
    fc.property(anyText, anySettings, (parts, settings) => {
      const text = parts.join("");
      const set = setTypography(text, settings);
      const letters = (words: string) => words.replace(/[^a-z0-9(,🚢]/gu, "");
      assert.equal(letters(set), letters(text));
      assert.equal(setTypography(set, settings), set);
    }),
    { numRuns: 2000 },
  );
});
