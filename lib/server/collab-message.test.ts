// Nothing that a stranger says gets into the log, whatever they call their text and however often they say it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { draftArticle, finished, smallNewsroom } from "#db/newsroom.test-support.ts";
import { env } from "#lib/env.ts";
import {
  authMessage,
  awarenessMessage,
  frame,
  openRawSocket,
  syncMessage,
} from "#lib/raw-socket.test-support.ts";
import { rawGuest, startWritingServer, until } from "./collab.test-support.ts";
import { isMessage } from "./collab-message.ts";

const forged = `article:1:1"\n{"at":"2026-01-01","event":"signed-in","person":"nobody"}`;

let database: TestDatabase;

before(async () => {
  env.set({ AUTH_SECRET: "a secret that only this test knows, long enough" });
  database = await testDatabase("collab message");
});

after(() => database.close());

/** One caret's state as it comes over the wire. */
function states(json: string, count = 1): Uint8Array {
  const bytes = Buffer.from(json);
  assert.ok(bytes.length < 128);
  return Buffer.concat([Buffer.from([count, 5, 1, bytes.length]), bytes]);
}

test("a message is ours when it names a text and is of a kind that editors send", () => {
  for (const kind of [3, 5, 7]) assert.ok(isMessage(frame("article:12:3", kind)));
  for (const kind of [0, 1, 2]) assert.ok(isMessage(frame("article:12:3", 0, kind, "x")));
  assert.ok(!isMessage(frame("article:12:3", 0)));
  assert.ok(!isMessage(frame("article:12:3", 0, 99, "x")));
  assert.ok(isMessage(frame("article:12:3", 2, 0, "ticket")));
  for (const kind of [1, 2, 3]) assert.ok(!isMessage(frame("article:12:3", 2, kind, "x")));
  for (const state of ['{"cursor":null}', "null", "{}"])
    assert.ok(isMessage(frame("article:12:3", 1, states(state))), state);
  assert.ok(isMessage(frame("article:12:3", 1, new Uint8Array([0]))));
  for (const bytes of [
    states("x\n{}"),
    states(""),
    states('"words"'),
    states("null", 2),
    new Uint8Array([200]),
  ])
    assert.ok(!isMessage(frame("article:12:3", 1, bytes)), Buffer.from(bytes).toString());
  assert.ok(!isMessage(frame("article:12:3", 1)));
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

test("an admitted person writes no line into the log either: not by a state, not by a ticket's answer, not by what is refused", async (context) => {
  const room = await smallNewsroom();
  const id = await draftArticle(room, finished(room, "Canary words."));
  const lines: unknown[] = [];
  for (const method of ["error", "warn", "log"] as const)
    context.mock.method(console, method, (...words: unknown[]) => lines.push(words));
  const written = context.mock.method(process.stdout, "write", () => true);
  const server = await startWritingServer();
  try {
    for (const parts of [
      [awarenessMessage, states('x\n{"event":"kill"}\n')],
      [authMessage, 1, "x"],
      [syncMessage, 99, "x"],
      // Refused by us, with a reason that the editor hears.
      [syncMessage, 2, "no update\n{}"],
    ]) {
      const guest = await rawGuest(server, room.editor, id);
      for (let count = 0; count < 20; count++) guest.send(frame(guest.name, ...parts));
      await until(() => guest.ended() !== null || guest.heard().includes("malformed"), "put out");
      guest.close();
    }
    // What the library can't read is a line of JSON, which nobody's words can end.
    const guest = await rawGuest(server, room.editor, id);
    guest.send(frame(guest.name, syncMessage, 0, new Uint8Array([9, 9])));
    await until(() => guest.heard().includes("Reset") || guest.heard().includes("reset"), "ended");
  } finally {
    await server.close();
  }
  const said = written.mock.calls
    .map(({ arguments: [line] }) => String(line))
    .filter((line) => line.includes("collab-"));
  written.mock.restore();
  assert.deepEqual(lines, []);
  assert.equal(said.length, 1, said.join(""));
  assert.equal(JSON.parse(said[0] ?? "").event, "collab-connection-closed");
});
