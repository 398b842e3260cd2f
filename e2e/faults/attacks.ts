// Ways in which somebody with bad intentions comes to the co-editing socket. Each is tried once and is over when the
// socket is; an attack never waits for an answer that may not come.
import { randomBytes, randomInt } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import {
  authMessage,
  awarenessMessage,
  frame,
  openRawSocket,
  queryAwareness,
  type RawSocket,
  syncMessage,
} from "#lib/raw-socket.test-support.ts";
import type { Draft } from "./browser.ts";
import { hostileUpdate } from "./hostile-updates.ts";

export type Target = Readonly<{
  origin: string;
  article: Draft;
  /** A ticket of somebody who may suggest. */
  ticket: () => Promise<string>;
  /** One that this person got more than a minute ago; null until then. */
  oldTicket: () => string | null;
}>;

/** What looks like an event of the server's, if it ever gets into its log. */
export const forgedLine = `\n{"at":"2026-01-01T00:00:00.000Z","event":"forged"}`;

const longestMs = 4_000;
const mostUnsent = 2_000_000;

const nameOf = ({ id, epoch }: Draft) => `article:${id}:${epoch}`;

/** Whether the socket was ended from the other side in time. */
async function ended(socket: RawSocket): Promise<boolean> {
  for (const end = Date.now() + longestMs; socket.ended() === null && Date.now() < end;) await pause(10);
  const byServer = socket.ended() !== null;
  socket.close();
  return byServer;
}

async function heard(socket: RawSocket, words: string): Promise<boolean> {
  for (const end = Date.now() + longestMs; Date.now() < end; await pause(5)) {
    if (socket.heard().includes(words)) return true;
    if (socket.ended() !== null) return false;
  }
  return false;
}

/** A socket past the door, as somebody who may suggest. */
async function insider(target: Target): Promise<RawSocket> {
  const socket = await openRawSocket(target.origin);
  socket.send(frame(nameOf(target.article), authMessage, 0, await target.ticket(), "4.0.0"));
  await heard(socket, '"t":"right"');
  return socket;
}

async function stranger(target: Target, name: string, token: string): Promise<boolean> {
  const socket = await openRawSocket(target.origin);
  socket.send(frame(name, authMessage, 0, token, "4.0.0"));
  for (let count = 0; count < 60 && socket.ended() === null; count++)
    socket.send(frame(name, syncMessage, 2, hostileUpdate()));
  const refused = await ended(socket);
  if (socket.heard().includes("word")) throw new Error("a stranger was shown words of the text");
  return refused;
}

/** Sends until it is put out or has sent so many. */
async function flood(socket: RawSocket, count: number, message: () => Uint8Array): Promise<boolean> {
  for (let sent = 0; sent < count && socket.ended() === null; sent++) {
    socket.send(message());
    if (socket.waiting() > mostUnsent) await pause(5);
  }
  return ended(socket);
}

/** A message that says it is very long and comes byte by byte without ever ending. */
async function endless({ origin }: Target): Promise<boolean> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let closed = false;
  socket.on("close", () => (closed = true));
  socket.on("error", () => (closed = true));
  socket.resume();
  socket.write(
    `GET /collab HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
  );
  await pause(50);
  // Fragments of a message, none of which is the last one, until the whole is too long.
  const mask = Buffer.alloc(4);
  const fragment = (opcode: number) =>
    Buffer.concat([Buffer.from([opcode, 0xfe, 0xff, 0xff]), mask, Buffer.alloc(0xffff)]);
  for (let count = 0; count < 200 && !closed; count++) {
    if (!socket.write(fragment(count === 0 ? 2 : 0))) await pause(2);
  }
  for (const end = Date.now() + longestMs; !closed && Date.now() < end;) await pause(10);
  socket.destroy();
  return closed;
}

/** Every attack by name; each answers whether it was refused or put out. */
export const attacks: Readonly<Record<string, (target: Target) => Promise<boolean>>> = {
  "hostile updates": async (target) => {
    const socket = await insider(target);
    socket.send(frame(nameOf(target.article), syncMessage, randomInt(1, 3), hostileUpdate()));
    const refused = (await heard(socket, "malformed")) || socket.heard().includes("suggest-only");
    socket.close();
    return refused;
  },
  "messages of random bytes": async (target) => {
    const socket = await insider(target);
    return flood(socket, 300, () => randomBytes(randomInt(1, 2_000)));
  },
  "messages of 5 MB": async (target) => {
    const socket = await insider(target);
    socket.send(frame(nameOf(target.article), syncMessage, 2, new Uint8Array(5 * 1024 * 1024)));
    return ended(socket);
  },
  "endless messages": endless,
  "floods of small messages": async (target) => {
    const socket = await insider(target);
    return flood(socket, 5_000, () => frame(nameOf(target.article), queryAwareness));
  },
  "messages of no known kind": async (target) => {
    const socket = await insider(target);
    return flood(socket, 500, () => frame(nameOf(target.article), randomInt(10, 1_000), 1));
  },
  "floods of questions for the whole text": async (target) => {
    const socket = await insider(target);
    const whole = frame(nameOf(target.article), syncMessage, 0, new Uint8Array([0]));
    return flood(socket, 3_000, () => whole);
  },
  "floods of large messages": async (target) => {
    const socket = await insider(target);
    const large = frame(nameOf(target.article), syncMessage, 0, new Uint8Array(200_000));
    return flood(socket, 300, () => large);
  },
  "floods of carets": async (target) => {
    const socket = await insider(target);
    return flood(socket, 3_000, () =>
      frame(nameOf(target.article), awarenessMessage, randomBytes(randomInt(1, 500))),
    );
  },
  "no ticket": (target) => stranger(target, nameOf(target.article), ""),
  "forged tickets": async (target) => {
    const [text = "", signature = ""] = (await target.ticket()).split(".");
    return stranger(target, nameOf(target.article), `${text}.${signature.slice(0, -2)}AA`);
  },
  "expired tickets": async (target) => {
    const old = target.oldTicket();
    return old === null || stranger(target, nameOf(target.article), old);
  },
  "unknown documents": async (target) =>
    stranger(
      target,
      randomInt(2) === 0
        ? `article:${randomInt(1e6, 1e9)}:1`
        : `article:1:1${forgedLine} ${randomBytes(randomInt(1, 60)).toString("latin1")}`,
      await target.ticket(),
    ),
  "foreign origins": async (target) => ended(await openRawSocket(target.origin, "https://evil.example")),
  "fifty sockets that say nothing": async (target) => {
    const sockets = await Promise.all(Array.from({ length: 50 }, () => openRawSocket(target.origin)));
    await pause(300);
    for (const socket of sockets) socket.close();
    return true;
  },
};
