import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import {
  bodyOf,
  deleteIn,
  idsIn,
  linesOf,
  Newsroom,
  paragraph,
  remakes,
  splitAt,
  startOf,
  typeAt,
} from "./late.test-support.ts";

const step = fc.record({
  who: fc.nat(2),
  deed: fc.constantFrom(
    "type",
    "type",
    "type",
    "delete",
    "remake",
    "split",
    "send",
    "send",
    "tell",
    "tell",
    "mend",
  ),
  block: fc.nat(),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 4 }),
  remake: fc.constantFrom(...Object.keys(remakes)),
});

const orders = fc.constantFrom([1, 2, 3], [3, 2, 1], [2, 1, 3], [3, 1, 2]);

/** Letters that stand once in a test's text, so that each can be followed. */
function lettersFrom(start: number) {
  let code = start;
  return (length: number) => Array.from({ length }, () => String.fromCharCode(code++)).join("");
}

const timesIn = (text: string, letter: string) => text.split(letter).length - 1;

test("three people, any edits, any order: no letter is doubled, and none that nobody deleted is lost", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), orders, (steps, clients) => {
      const fresh = lettersFrom(0x4e00);
      let names = 0;
      const blocks = ["p1", "p2", "p3"].map((id) => paragraph(id, fresh(5)));
      const newsroom = new Newsroom({ type: "doc", content: blocks });
      const people = ["ana", "ben", "cem"].map((person, index) => newsroom.open(person, clients[index]));
      const deleted = new Set<string>();
      const typed = new Set<string>(bodyOf(newsroom.doc).textContent);
      for (const { who, deed, block, at, length, remake } of steps) {
        const person = people[who];
        if (!person) continue;
        if (deed === "send") newsroom.send(person, at % 2 === 0);
        else if (deed === "tell") newsroom.tell(person);
        else if (deed === "mend") newsroom.mend();
        else {
          const ids = idsIn(person.body);
          const id = ids[block % ids.length] ?? "";
          if (id === "") continue;
          const size = person.body.resolve(startOf(person.body, id)).parent.content.size;
          const words = fresh(length);
          const from = at % (size + 1);
          const change =
            deed === "type"
              ? typeAt(id, from, words)
              : deed === "delete"
                ? deleteIn(id, Math.min(from, Math.max(0, size - length)), Math.min(size, from + length))
                : deed === "split"
                  ? splitAt(id, from, `n${(names += 1)}`)
                  : remakes[remake]?.(id);
          const before = person.body.textContent;
          if (!change || !person.tries(change)) continue;
          const after = person.body.textContent;
          // Whoever sees a letter twice and deletes one of the two has deleted it.
          for (const letter of before)
            if (timesIn(after, letter) < timesIn(before, letter)) deleted.add(letter);
          for (const letter of after) typed.add(letter);
        }
      }
      for (let round = 0; round < 3; round += 1) {
        for (const person of people) newsroom.send(person);
        newsroom.mend();
        for (const person of people) newsroom.tell(person);
      }
      const body = bodyOf(newsroom.doc);
      for (const person of people) assert.deepEqual(linesOf(person.body), linesOf(body));
      const text = body.textContent;
      const kept = newsroom.homeless.map(({ words }) => words).join("");
      for (const letter of typed) {
        const times = timesIn(text, letter);
        assert.ok(times <= 1, `${letter} is doubled: ${linesOf(body).join("\n")}`);
        if (!deleted.has(letter)) assert.ok(times === 1 || kept.includes(letter), `${letter} is lost`);
      }
    }),
    { numRuns: 300 },
  );
});
