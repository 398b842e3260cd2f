// Nothing that a stranger says gets into the log, whatever they call their text and however often they say it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { frame, openRawSocket } from "#lib/raw-socket.test-support.ts";
import { startWritingServer, until } from "./collab.test-support.ts";
import { isMessage } from "./collab-message.ts";

const forged = `article:1:1"\n{"at":"2026-01-01","event":"signed-in","person":"nobody"}`;

let database: TestDatabase;

before(async () => {
  database = await testDatabase("collab message");
});

after(() => database.close());

test("a message is ours when it names a text and is of a kind that editors send", () => {
  for (const kind of [0, 1, 2, 3, 5, 7]) assert.ok(isMessage(frame("article:12:3", kind)));
  for (const [name, kind] of [
    ["article:12:3", 6],
    ["article:12:3", 99],
    ["article:12:3", 300],
    ["article:0:1", 0],
    ["article:12", 0],
    ["article:12:3 ", 0],
    ["x".repeat(200), 0],
    [forged, 2],
    ["", 0],
  ] as const)
    assert.ok(!isMessage(frame(name, kind)), `${name} ${kind}`);
  for (const bytes of [[], [10], [14], [255, 255, 255, 255, 15]])
    assert.ok(!isMessage(new Uint8Array(bytes)), String(bytes));
});

test("names with line breaks, kinds that don't exist and bytes that are no message end their socket without a line", async (context) => {
  const lines: unknown[] = [];
  for (const method of ["error", "warn", "log"] as const)
    context.mock.method(console, method, (...words: unknown[]) => lines.push(words));
  const server = await startWritingServer();
  try {
    for (const bytes of [frame(forged, 0), frame("article:1:1", 99), new Uint8Array([200, 1])]) {
      const socket = await openRawSocket(server.origin);
      for (let count = 0; count < 100 && socket.ended() === null; count++) socket.send(bytes);
      await until(() => socket.ended() !== null, "put out");
      assert.equal(socket.ended()?.reason, "malformed");
    }
  } finally {
    await server.close();
  }
  assert.deepEqual(lines, []);
});
