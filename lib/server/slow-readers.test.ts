// A reader who takes nothing, or next to nothing, loses the connection; one who reads gets everything.
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { once } from "node:events";
import test from "node:test";
import { letGoIfSlow } from "./slow-readers.ts";

const body = Buffer.alloc(32 * 1024 * 1024, "news ");

async function serve(limits: Readonly<{ stillMs: number; longestMs: number }>) {
  const server = createServer((_request, response) => {
    response.writeHead(200, ["content-length", String(body.length)]);
    response.end(body);
    letGoIfSlow(response, limits);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** A reader, and the server's end of its connection. */
async function reader(server: Server): Promise<Readonly<{ near: Socket; far: Socket }>> {
  const { port } = server.address() as AddressInfo;
  const connected = once(server, "connection") as Promise<[Socket]>;
  const near = connect(port, "127.0.0.1");
  near.on("error", () => {});
  near.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const [far] = await connected;
  return { near, far };
}

test("a reader who takes nothing is let go, one who reads gets it all", async (t) => {
  const server = await serve({ stillMs: 200, longestMs: 60_000 });
  t.after(() => server.close());
  const stuck = await reader(server);
  stuck.near.pause();
  await once(stuck.far, "close");
  stuck.near.destroy();
  const { near } = await reader(server);
  let bytes = 0;
  for await (const chunk of near) {
    bytes += (chunk as Buffer).length;
    if (bytes >= body.length) break;
  }
  assert.ok(bytes >= body.length);
});

test("a reader who takes a little again and again is let go in the end", async (t) => {
  const server = await serve({ stillMs: 60_000, longestMs: 500 });
  t.after(() => server.close());
  const { near, far } = await reader(server);
  near.pause();
  const drip = setInterval(() => near.read(1), 20);
  await once(far, "close");
  clearInterval(drip);
  near.destroy();
});
