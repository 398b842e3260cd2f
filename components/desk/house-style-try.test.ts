// Trying a draft of a house rule: the worker looks, and one that finds no end is told instead of holding up the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import type { OpenStylePort } from "#components/editor/house-style-checker.ts";
import { styleAnswers } from "#components/editor/style-worker-answers.ts";
import type { StyleRule } from "#lib/newsroom/house-style.ts";
import { tryRules, type Trial } from "./house-style-trial.ts";

const rule: StyleRule = {
  id: "r1",
  kind: "words",
  pattern: "whilst",
  matchCase: false,
  message: "We write “while”.",
  replacement: "while",
  severity: "advice",
};

const near: OpenStylePort = (hear) => {
  const answer = styleAnswers();
  return {
    post(ask) {
      const said = answer(ask);
      if (said !== null) setTimeout(() => hear(said), 1);
    },
    close() {},
  };
};

const trial = (open: OpenStylePort, text = "Whilst it rained"): Promise<Trial> =>
  new Promise((resolve) => void tryRules([rule], text, resolve, open));

test("what the worker finds is told, and nothing is asked about an empty text", async () => {
  const found = await trial(near);
  assert.ok(typeof found !== "string");
  assert.deepEqual(
    found.map(({ from, to, replacement }) => [from, to, replacement]),
    [[0, 6, "While"]],
  );
  const refuses: OpenStylePort = () => assert.fail("asked");
  assert.deepEqual(await trial(refuses, " "), []);
});

test("a draft that never ends is stopped and told, once; a worker that can't be had is told too", async () => {
  let closed = 0;
  const began = performance.now();
  assert.equal(await trial(() => ({ post() {}, close: () => (closed += 1) })), "too-slow");
  assert.ok(performance.now() - began < 4_000);
  assert.equal(closed, 1);
  const broken: OpenStylePort = (_hear, fail) => ({ post: () => setTimeout(fail, 1), close() {} });
  assert.equal(await trial(broken), "unavailable");
});

test("a look that was given up tells nothing", async () => {
  const told: Trial[] = [];
  tryRules([rule], "Whilst", (found) => told.push(found), near)();
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(told, []);
});

test("the page itself never runs a rule that is being tried", async () => {
  const source = await readFile(new URL("./house-style-try.tsx", import.meta.url), "utf8");
  assert.doesNotMatch(source, /styleHits|compileRules/);
});
