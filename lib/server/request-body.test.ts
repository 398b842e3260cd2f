// A body that hardly comes ends, and one over the worst line in the field comes through.
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { bodyUpTo, uploadPace } from "./request-body.ts";

type Sender = ReadableStreamDefaultController<Uint8Array>;

function sent(): { request: Request; sender: Sender } {
  let sender: Sender | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (sender = controller) });
  const request = new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
  assert.ok(sender);
  return { request, sender };
}

/** Sends so much every second, and lets what reads it read. */
async function atSpeed(
  t: TestContext,
  sender: Sender,
  bytesPerSecond: number,
  seconds: number,
): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    if (bytesPerSecond > 0) sender.enqueue(new Uint8Array(bytesPerSecond));
    await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(1_000);
  }
}

test("24 MB over a line of 64 kbit/s come through, in fifty minutes", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { request, sender } = sent();
  const body = bodyUpTo(request, 25 * 1024 * 1024, uploadPace);
  await atSpeed(t, sender, 8_000, 3_000);
  sender.close();
  const { ok, ...read } = await body;
  assert.ok(ok && "bytes" in read);
  assert.equal(read.bytes.length, 24_000_000);
});

test("a body that stops, or trickles, is given up after twenty seconds; what it sent before counts for nothing", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  for (const trickle of [0, 3_000]) {
    const { request, sender } = sent();
    const body = bodyUpTo(request, 25 * 1024 * 1024, uploadPace);
    await atSpeed(t, sender, 1_000_000, 20);
    await atSpeed(t, sender, trickle, 20);
    assert.deepEqual(await body, { ok: false, why: "too-slow" });
  }
});

test("without a pace a body may take its time", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { request, sender } = sent();
  const body = bodyUpTo(request, 100);
  await atSpeed(t, sender, 1, 60);
  sender.close();
  assert.equal((await body).ok, true);
});

test("a line that breaks is a fault, not a slow one", async () => {
  const { request, sender } = sent();
  const body = bodyUpTo(request, 100, uploadPace);
  sender.error(new Error("reset"));
  await assert.rejects(body, /reset/);
});
