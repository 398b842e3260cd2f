import assert from "node:assert/strict";
import test from "node:test";
import { inTurn } from "./search-turns.ts";

test("four searches run at once, twenty wait for their turn, and one more is told that it is too much", async () => {
  const open: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const search = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => open.push(resolve));
    running -= 1;
    return "found";
  };
  const asked = Array.from({ length: 24 }, () => inTurn(false, search));
  assert.equal(await inTurn(false, search), null);
  assert.equal(await inTurn(true, () => Promise.resolve("the empty form")), "the empty form");
  for (let done = 0; done < asked.length; done++) {
    while (open.length === 0) await new Promise((resolve) => setImmediate(resolve));
    open.shift()?.();
  }
  assert.deepEqual(new Set(await Promise.all(asked)), new Set(["found"]));
  assert.equal(most, 4);
  assert.equal(await inTurn(false, () => Promise.resolve("free again")), "free again");
});

test("a search that fails gives its place to the next", async () => {
  for (let tries = 0; tries < 10; tries++)
    await assert.rejects(
      inTurn(false, () => Promise.reject(new Error("away"))),
      /away/,
    );
  assert.equal(await inTurn(false, () => Promise.resolve("found")), "found");
});
