// However many bodies are sent at once, few are read; nobody's own fill the line of all, and who waited gets the next place.
import assert from "node:assert/strict";
import test from "node:test";
import { type Leave, UploadPlaces } from "./upload-places.ts";

const limits = { ofPerson: 2, ofProcess: 3, waiting: 3, patienceMs: 20_000 };

async function entered(places: UploadPlaces, person: string): Promise<Leave> {
  const leave = await places.enter(person);
  assert.ok(leave, `${person} found no place`);
  return leave;
}

/** What has been settled once everything that could go on went on. */
async function settled(...waiting: Promise<Leave | null>[]): Promise<boolean[]> {
  const here = waiting.map(() => false);
  for (const [at, one] of waiting.entries()) void one.then(() => (here[at] = true));
  await new Promise((resolve) => setImmediate(resolve));
  return here;
}

test("a person's third upload waits for one of the two before it, and holds up nobody else", async () => {
  const places = new UploadPlaces(limits);
  const first = await entered(places, "a");
  await entered(places, "a");
  const third = places.enter("a");
  const leave = await entered(places, "b");
  assert.deepEqual(await settled(third), [false]);
  leave();
  assert.deepEqual(await settled(third), [false], "another's place is no place for it");
  first();
  assert.ok(await third);
});

test("when all places are taken the first who may gets the next one; leaving twice gives back one", async () => {
  const places = new UploadPlaces(limits);
  const [one] = [await entered(places, "a"), await entered(places, "a")];
  const other = await entered(places, "b");
  const [mine, strangers, second] = [places.enter("a"), places.enter("c"), places.enter("d")];
  other();
  other();
  assert.deepEqual(await settled(mine, strangers, second), [false, true, false]);
  one?.();
  assert.deepEqual(await settled(mine, second), [true, false]);
});

test("who finds the line full is refused at once, and who waited twenty seconds then", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const places = new UploadPlaces(limits);
  const leave = await entered(places, "a");
  await entered(places, "a");
  const line = [places.enter("a"), places.enter("a"), places.enter("a")];
  assert.equal(await places.enter("a"), null);
  t.mock.timers.tick(19_999);
  leave();
  assert.ok(await line[0]);
  t.mock.timers.tick(1);
  assert.deepEqual(await Promise.all(line.slice(1)), [null, null]);
  const later = places.enter("a");
  t.mock.timers.tick(20_000);
  assert.equal(await later, null, "whoever gave up left nothing in the line");
});
