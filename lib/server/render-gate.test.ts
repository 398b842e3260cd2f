// Pages are made a few at a time, those that readers know first, and who would wait for ever is told so at once.
import assert from "node:assert/strict";
import test from "node:test";
import { RenderGate } from "./render-gate.ts";

const place = (gate: RenderGate, known: boolean) => {
  const entered = gate.enter(known);
  assert.ok(entered);
  return entered;
};

test("no more are inside than may be, and a known address goes before strangers who came earlier", async () => {
  const gate = new RenderGate({ atOnce: 1, waiting: 10 });
  const order: string[] = [];
  const first = await place(gate, false);
  const others = (["stranger", "another", "known"] as const).map(async (name) => {
    const leave = await place(gate, name === "known");
    order.push(name);
    leave();
  });
  await Promise.resolve();
  assert.deepEqual([order, gate.waiting], [[], 3]);
  first();
  first();
  await Promise.all(others);
  assert.deepEqual([order, gate.waiting], [["known", "stranger", "another"], 0]);
  const again = await place(gate, false);
  assert.equal(gate.waiting, 0);
  again();
});

test("a line that is full takes nobody more, and a full line of strangers keeps no known address out", async () => {
  const gate = new RenderGate({ atOnce: 1, waiting: 2 });
  const leave = await place(gate, false);
  const waiting = [place(gate, false), place(gate, false)];
  assert.equal(gate.enter(false), null);
  const known = place(gate, true);
  leave();
  (await known)();
  for (const one of waiting) (await one)();
  assert.equal(gate.waiting, 0);
});
