// A body that never ends doesn't hold its line for the hour that a picture may take.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import test, { after, before } from "node:test";
import { letGoIfBodyStalls } from "./slow-bodies.ts";

const server = createServer((request, response) => {
  letGoIfBodyStalls(request, response, 20);
  if (request.url?.endsWith("refused/pictures")) return void response.end("no");
  request.on("error", () => {});
  request.resume().on("end", () => response.end("taken"));
});

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a request's head and half of its body. */
async function half(address: string): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  await once(socket, "connect");
  socket.on("error", () => {});
  socket.resume();
  socket.write(`POST ${address} HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nhalf`);
  return socket;
}

test("half a body is let go, and so is half a picture that was refused unread; a picture that is read goes on", async () => {
  const picture = await half("/desk/api/articles/1/pictures");
  const replacement = await half("/desk/api/pictures/1/replacement?seen=2");
  for (const address of [
    "/desk/sign-in",
    "/desk/api/articles/1/save?x=/pictures",
    "/desk/api/articles/refused/pictures",
  ])
    await once(await half(address), "close");
  for (const socket of [picture, replacement]) {
    const heard = once(socket, "data");
    socket.write("half");
    assert.match(String((await heard)[0]), /200 OK[^]*taken/);
    socket.destroy();
  }
});
