// What sockets without a ticket may take: a few places, a few seconds, a few bytes; never the place of somebody with one.
import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { draftArticle, finished, smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { frame, syncMessage } from "#lib/raw-socket.test-support.ts";
import {
  openEditor,
  rawSocket,
  startWritingServer,
  until,
  type WritingServer,
} from "./collab.test-support.ts";
import { Door, type Visitor } from "./collab-door.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let server: WritingServer;

before(async () => {
  env.set({ AUTH_SECRET: "a secret that only this test knows, long enough", TRUST_PROXY: "1" });
  database = await testDatabase("collab strangers");
  room = await smallNewsroom();
  server = await startWritingServer();
});

after(async () => {
  await server.close();
  await database.close();
});

type Stranger = Readonly<{ socket: Socket; answer: string }>;

/** A connection that asks to be a socket and then says nothing, from this address as the proxy in front says. */
function stranger(address: string): Promise<Stranger> {
  const { port, host } = new URL(server.origin);
  const lines = [
    "GET /collab HTTP/1.1",
    `Host: ${host}`,
    `Origin: ${server.origin}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    `X-Forwarded-For: ${address}`,
  ];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    socket.once("data", (data) => {
      socket.on("error", () => socket.destroy());
      resolve({ socket, answer: data.toString("latin1").slice(9, 12) });
    });
    socket.once("error", reject);
  });
}

const taken = (all: readonly Stranger[]) => all.filter(({ answer }) => answer === "101").length;

test("strangers get twenty places a network and two hundred in all, and people with tickets come in all the same", async () => {
  const all: Stranger[] = [];
  for (let count = 0; count < 40; count++) all.push(await stranger("203.0.113.1"));
  assert.equal(taken(all), 20);
  assert.equal(all.at(-1)?.answer, "503");
  for (let network = 0; network < 15; network++)
    for (let count = 0; count < 20; count++) all.push(await stranger(`198.51.100.${network}`));
  assert.ok(taken(all) <= 200, String(taken(all)));
  // Who doesn't show a ticket at once makes room for somebody who may.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const id = await draftArticle(room, finished(room, "Open to those with a ticket."));
  const writer = await openEditor(server, room.editor, id);
  await until(() => writer.provider.synced, "the writer is in step", 2_000);
  const began = performance.now();
  await until(() => all.every(({ socket }) => socket.destroyed), "every stranger is put out", 9_000);
  assert.ok(performance.now() - began < 8_000);
  assert.deepEqual(writer.closed, []);
  assert.equal(writer.provider.synced, true);
  writer.leave();
});

test("a message that a stranger never finishes ends the socket after 64 KB", async () => {
  const { socket } = await stranger("203.0.113.2");
  const head = Buffer.alloc(14);
  head[0] = 0x82;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(4 * 1024 * 1024), 2);
  socket.write(head);
  for (let count = 0; count < 60 && !socket.destroyed; count++) {
    socket.write(Buffer.alloc(4 * 1024));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await until(() => socket.destroyed, "put out", 1_000);
  assert.ok(socket.bytesWritten < 300 * 1024, String(socket.bytesWritten));
});

test("many or large messages before a ticket end the socket, and no line is written of it", async (context) => {
  const lines: unknown[] = [];
  for (const method of ["error", "warn", "log"] as const)
    context.mock.method(console, method, (...words: unknown[]) => lines.push(words));
  for (const [size, count] of [
    [60_000, 3],
    [10, 80],
  ] as const) {
    const socket = await rawSocket(server.origin);
    for (let sent = 0; sent < count; sent++)
      socket.send(frame("article:1:1", syncMessage, 0, new Uint8Array(size)));
    await until(() => socket.ended() !== null, "put out", 2_000);
  }
  assert.deepEqual(lines, []);
});

test("the places of people with tickets are counted apart from those of strangers", () => {
  const door = new Door();
  const socket = { on: () => socket, off: () => socket, destroy: () => socket };
  const enter = (network: string): Visitor => door.enter(network, socket as never, () => {});
  const people = Array.from({ length: 1_999 }, () => {
    const person = enter("same");
    assert.ok(person.admit());
    return person;
  });
  const late = Array.from({ length: 20 }, () => enter("same"));
  assert.equal(door.opensTo("same"), false);
  assert.equal(door.opensTo("other"), true);
  assert.deepEqual(
    late.map((one) => one.admit()),
    late.map((_one, index) => index === 0),
  );
  for (const one of [...people, ...late]) one.leave();
  assert.equal(door.opensTo("same"), true);
});
