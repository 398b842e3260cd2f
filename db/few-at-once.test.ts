import assert from "node:assert/strict";
import test from "node:test";
import { FewAtOnce } from "./few-at-once.ts";

/** Work that ends when it is told. */
function openWork() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((resolve, reject) =>
      ends.set(name, (error) => (error ? reject(error) : resolve())),
    );
    return name;
  };
  return { begun, work, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("one person's wishes come one after the other, and those of others are not behind them", async () => {
  const few = new FewAtOnce(3);
  const { begun, work, end } = openWork();
  const ana = ["a1", "a2", "a3"].map((name) => few.run("ana", work(name)));
  const ben = few.run("ben", work("b1"));
  await settle();
  assert.deepEqual(begun, ["a1", "b1"]);
  end("a1");
  await settle();
  assert.deepEqual(begun, ["a1", "b1", "a2"]);
  end("b1");
  assert.equal(await ben, "b1");
  // One that fails says so to whoever asked, and the next has its turn.
  end("a2", new Error("broken"));
  await assert.rejects(ana[1] ?? Promise.resolve(), /broken/);
  await settle();
  end("a3");
  assert.equal(await ana[2], "a3");
});

test("no more than so many run at once, and the longest waiting comes next", async () => {
  const few = new FewAtOnce(2);
  const { begun, work, end } = openWork();
  const all = ["ana", "ben", "cem", "dan"].map((name) => few.run(name, work(name)));
  await settle();
  assert.deepEqual(begun, ["ana", "ben"]);
  end("ben");
  await settle();
  assert.deepEqual(begun, ["ana", "ben", "cem"]);
  for (const name of ["ana", "cem"]) end(name);
  await settle();
  end("dan");
  assert.deepEqual(await Promise.all(all), ["ana", "ben", "cem", "dan"]);
});
