// The one HTTP server of the process. A request meets, in this order: the page cache (readers' addresses, whatever
// cookies it carries), the site's fingerprinted files, and Next.
import { createServer, Server } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Duplex } from "node:stream";
import next from "next";
import { env } from "#lib/env.ts";
import { countAddressHit, flushAddressHits } from "./address-hits.ts";
import { judgeAddress, nowhere, savesData } from "./addresses.ts";
import { startClock } from "./clock.ts";
import { startCollab } from "./collab.ts";
import { closeDeskStreams } from "./desk-stream.ts";
import { holdFaults } from "./held-faults.ts";
import { log } from "./log.ts";
import { startOutbox } from "./outbox.ts";
import { newsroomMissing } from "./newsroom-missing.ts";
import { answerPage, type Page } from "./page-answer.ts";
import { PageCache } from "./page-cache.ts";
import { pageRenderer } from "./page-render.ts";
import { followPurges } from "./purge-feed.ts";
import { commonHeaders, headersFor, readersHeaders, readersPolicy } from "./security-headers.ts";
import { SiteFiles } from "./site-files.ts";
import { letGoIfBodyStalls } from "./slow-bodies.ts";
import { busyPage, unavailablePage } from "./unavailable.ts";
import { flushViews } from "./views.ts";

export type ServerOptions = Readonly<{ dev: boolean; port: number; host: string }>;
export type RunningServer = Readonly<{
  /** Where it listens, without a slash at the end. */
  url: string;
  /** Takes no new connection, finishes what is under way (at most 10 s), stops the clock and the outbox. */
  close(): Promise<void>;
}>;

/** Bytes of finished pages and pictures kept in memory. */
const cacheBytes = 192 * 1024 * 1024;
const drainMs = 10_000;
/** How long a stopping server goes on taking connections, each for one answer. */
const acceptMs = 100;

const tooLongWords = "This address is longer than a server reads. Search for fewer words.\n";
/** RFC 6585 §5: of an address and headers that are too long together nobody can say which it was. */
const tooLong = `HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${tooLongWords.length}\r\n\r\n${tooLongWords}`;

/** How long a client may take to say what it wants (RFC 9110 §15.5.9: then 408), looked at this often. */
const limits = {
  headersTimeout: 10_000,
  // A picture of 25 MB over a line of 64 kbit/s in the field.
  requestTimeout: 3_600_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
/** A connection on which nothing moves in either direction is let go; open newsroom screens get a heartbeat. */
const silentMs = 300_000;
/** More than any newsroom's readers hold open at once; each costs some ten kilobytes, whoever opened it. */
const mostConnections = 10_000;

/** What can't be read as a request is answered with why, where anybody still listens. */
function refuse(error: Error & Readonly<{ code?: string }>, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  if (error.code === "HPE_HEADER_OVERFLOW") {
    socket.end(tooLong);
    return;
  }
  const status = error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? "408 Request Timeout" : "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Headers that only this server may set, and one with which Next once let requests skip its middleware. */
function cleanRequest(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-nightdesk-") || name.startsWith("x-middleware-")) delete request.headers[name];
  }
  request.headers["x-nightdesk-peer"] = request.socket.remoteAddress ?? "";
  request.headers["x-nightdesk-request"] = randomUUID();
}

/** Start everything that serves: Next, page cache, clock and outbox. Resolves when requests are answered. */
export async function startServer({ dev, port, host }: ServerOptions): Promise<RunningServer> {
  env.set({ NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  const siteUrl = new URL(env.siteUrl());
  const secure = siteUrl.protocol === "https:";
  // Next hooks its upgrade handler to the server it is told of, at its first request; ours decides, so it is told of one
  // that never listens and is handed what is Next's. (Its getUpgradeHandler() answers nothing: in development no page
  // came alive, because the page waits for that socket.)
  const behind = new Server();
  const app = next({ dev, hostname: host, port, httpServer: behind, quiet: !dev });
  await app.prepare();
  const handler = app.getRequestHandler();

  const files = await SiteFiles.load(commonHeaders(secure).flat());
  const cache = new PageCache({
    render: pageRenderer(handler, siteUrl.host, secure),
    now: () => performance.now(),
    maxBytes: cacheBytes,
    headers: readersHeaders(secure),
    unavailable: unavailablePage,
    busy: busyPage,
  });
  const feed = followPurges(cache, `${process.pid}-${randomUUID().slice(0, 8)}`);
  await feed.started;

  const collab = startCollab();
  const finishMissing = await newsroomMissing();
  const everywhere = commonHeaders(secure);
  let stopping = false;

  const toNext = (request: IncomingMessage, response: ServerResponse, policy: string | null): void => {
    cleanRequest(request);
    holdFaults(request, response);
    for (const [name, value] of headersFor(request.url ?? "/", secure)) response.setHeader(name, value);
    if (policy !== null) response.setHeader("content-security-policy", policy);
    if (pathOf(request).startsWith("/desk")) finishMissing(request, response);
    handler(request, response).catch((error: unknown) => {
      log("request-failed", { path: pathOf(request), error });
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };

  const send = (request: IncomingMessage, response: ServerResponse, page: Page): void => {
    // Nothing but an old address answers so.
    if (page.status === 301) countAddressHit(request.url ?? "/");
    answerPage(request, response, page, cache.deaf);
  };

  const toCache = (request: IncomingMessage, response: ServerResponse, key: string): void => {
    cache
      .ask(key, () => !response.destroyed)
      .then(
        (page) => (response.destroyed ? undefined : send(request, response, page)),
        (error: unknown) => {
          log("page-failed", { path: pathOf(request), error });
          response.destroy();
        },
      );
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const target = request.url ?? "/";
    const reading = request.method === "GET" || request.method === "HEAD";
    if (stopping) response.setHeader("connection", "close");
    letGoIfBodyStalls(request, response);
    const saving = savesData(request.headers["save-data"]);
    if (reading && !dev && !saving) {
      const page = cache.ready(target);
      if (page) return send(request, response, page);
    }
    if (reading && files.answer(request, response, target)) return;
    // Next throws on it instead of answering.
    if (request.method === "TRACE") {
      response.writeHead(405, [
        "allow",
        "GET, HEAD",
        "connection",
        "close",
        "content-length",
        "0",
        ...everywhere.flat(),
      ]);
      response.end();
      return;
    }
    const address = judgeAddress(target, saving);
    if (address.kind === "newsroom")
      return toNext(request, response, /^\/(?:api|review|calendar)\//.test(target) ? readersPolicy : null);
    if (address.kind === "malformed" && address.path.startsWith("/desk")) {
      request.url = "/desk/-";
      return toNext(request, response, null);
    }
    if (!reading) {
      response.writeHead(405, ["allow", "GET, HEAD", "content-length", "0", ...everywhere.flat()]);
      response.end();
      return;
    }
    const key = address.kind === "reader" ? address.key : nowhere;
    if (!dev) return toCache(request, response, key);
    request.url = key;
    toNext(request, response, readersPolicy);
  };

  const server = createServer(limits, answer);
  server.maxConnections = mostConnections;
  server.timeout = silentMs;
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    // Who writes together may be silent for long; their line has a heartbeat of its own.
    socket.setTimeout(0);
    cleanRequest(request);
    if (collab.upgrade(request, socket, head)) return;
    // Of Next's only the development server has a use for sockets; in production it leaves some of them standing open.
    if (!dev || !behind.emit("upgrade", request, socket, head)) socket.destroy();
  });
  server.on("clientError", refuse);
  await listening(server, port, host);
  const clock = startClock();
  const outbox = startOutbox();

  return {
    url: addressOf(server),
    async close() {
      if (stopping) return;
      stopping = true;
      // Connections that the system has taken but this process hasn't looked at yet would be cut by closing at once.
      await new Promise((resolve) => setTimeout(resolve, acceptMs));
      await collab.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await closeDeskStreams({ forGood: true });
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), drainMs);
      await Promise.all([closed, clock.close(), outbox.close()]);
      await Promise.all([flushViews(), flushAddressHits()]);
      clearTimeout(late);
      await feed.close();
      await cache.settled();
      await app.close();
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "").split("?", 1)[0] ?? "";
}
