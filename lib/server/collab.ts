// Writing together over one socket address: who may come in, what they may say, and that everything is stored before it is shown.
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Hocuspocus, type Connection } from "@hocuspocus/server";
import crossws from "crossws/adapters/node";
import * as Y from "yjs";
import { arrive, actorsOfSessions, depart } from "#db/collab-sessions.ts";
import { openDocument } from "#db/collab-open.ts";
import { rightsOn } from "#db/collab-save.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { TextRight } from "#lib/newsroom/permissions.ts";
import { catchLibraryLines } from "./collab-console.ts";
import { Door, tooMuch, type Visitor } from "./collab-door.ts";
import { isMessage } from "./collab-message.ts";
import { documentName, readTicket } from "./collab-ticket.ts";
import { Room } from "./collab-room.ts";
import { takeUpdate } from "./collab-typing.ts";
import { watchRooms } from "./collab-watch.ts";
import { log } from "./log.ts";
import { networkOfSocket } from "./network.ts";

/** What a connection is known by here. Everything that others see of a person comes from it, not from the browser. */
export type Guest = {
  connectionId: string;
  articleId: number;
  session: string;
  actor: Actor;
  right: TextRight;
  /** The Yjs client number under which this connection shows its caret. */
  caret: number | null;
  /** What the caret last said; null before its first word. */
  said: string | null;
  /** The person did something since their session was last kept alive. */
  active: boolean;
};

export type Collab = Readonly<{
  /** Takes over a socket whose address is ours; false for every other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}>;

/** One message; a whole long article is 0.2 MB. */
const maxMessageBytes = 4 * 1024 * 1024;
/** What may wait for a socket that doesn't read: a few whole texts. */
const maxUnreadBytes = 32 * 1024 * 1024;
const notOurs = { code: 4403, reason: "malformed" };

/** What is known of a socket before it opens. */
type Arrival = Readonly<{ network: string; socket: Duplex }>;

/** Ends a connection with a reason that the editor shows or acts on. */
class Refused extends Error {
  readonly code = 4403;
  readonly reason: string;
  constructor(reason: string) {
    // Without a message the library logs nothing: a refusal is no fault.
    super("");
    this.reason = reason;
  }
}

const syncStep2 = 1;
const update = 2;

/** Start co-editing for this process. */
export function startCollab(): Collab {
  const rooms = new Map<string, Room>();
  const guests = new Map<Connection<Guest>, Guest>();
  let stopping = false;
  const letGo = catchLibraryLines((error) => error instanceof Refused);
  const door = new Door();
  const visitors = new WeakMap<Request, Visitor>();

  const hocuspocus = new Hocuspocus<Guest>({
    quiet: true,
    timeout: 45_000,
    maxUnauthenticatedQueueSize: 64 * 1024,
    maxUnauthenticatedQueueMessages: 50,
    maxPendingDocuments: 2,

    async onAuthenticate({ token, documentName: name, connectionConfig, request }) {
      const ticket = readTicket(token, Date.now());
      if (ticket === null) throw new Refused("ticket");
      if (ticket.schema !== WORKING_SCHEMA_VERSION) throw new Refused("outdated");
      if (documentName(ticket.articleId, ticket.epoch) !== name) throw new Refused("ticket");
      // Before the database is asked: the door's few seconds are no measure of how quick it is.
      if (visitors.get(request)?.admit() === false) throw new Refused("full");
      const actors = await actorsOfSessions([ticket.session], { demoAccounts: env.demoAccounts() });
      const actor = actors.get(ticket.session);
      if (!actor) throw new Refused("signed-out");
      const [right] = await rightsOn(ticket.articleId, [actor]);
      if (right === null || right === undefined) throw new Refused("hidden");
      connectionConfig.readOnly = right === "read";
      const { articleId, session } = ticket;
      visitors.get(request)?.joins(actor.id, articleId);
      return {
        connectionId: randomUUID(),
        articleId,
        session,
        actor,
        right,
        caret: null,
        said: null,
        active: false,
      } satisfies Guest;
    },

    // Throws when the database is away: an empty document shown instead would be taken for the text.
    async onLoadDocument({ document, documentName: name, context }) {
      try {
        const stored = await openDocument(context.articleId);
        if (stored === null || documentName(context.articleId, stored.epoch) !== name)
          throw new Refused("ticket");
        if (stored.problem !== null) throw new Refused("unreadable");
        for (const bytes of stored.updates) Y.applyUpdate(document, bytes);
        rooms.set(name, new Room(context.articleId, document, stored));
      } catch (error) {
        // The library forgets a document that didn't load without ending it: its clock would tick for ever.
        document.destroy();
        throw error;
      }
    },

    async connected({ connection, context, documentName: name }) {
      const guest = context;
      guests.set(connection, guest);
      const room = rooms.get(name);
      connection.sendStateless(JSON.stringify({ t: "right", right: guest.right }));
      if (room) connection.sendStateless(JSON.stringify({ t: "at", seq: room.applied }));
      const { connectionId, articleId, actor } = guest;
      // The open editor doesn't hang on these: the watch does both again.
      await Promise.all([
        watch.judge(articleId),
        arrive([{ connectionId, articleId, personId: actor.id }]),
      ]).catch((error: unknown) => log("collab-arrive-failed", { error }));
    },

    async beforeSync({ connection, context, type, payload, documentName: name }) {
      if (type !== syncStep2 && type !== update) return;
      const room = rooms.get(name);
      if (!room) throw new Refused("ticket");
      const isWhole = type === syncStep2;
      const refused = await takeUpdate({ room, connection, guest: context, payload, isWhole });
      if (refused !== null) throw new Refused(refused);
    },

    async beforeHandleAwareness({ states, context, documentName: text }) {
      const numbers = rooms.get(text)?.numbers;
      if (!context) return;
      if (!numbers) return states.clear();
      for (const [client, state] of states) {
        // The library reads a message into a scratch of its own, which is there as somebody without a state.
        if (Object.keys(state).length === 0) {
          states.delete(client);
          continue;
        }
        if (context.caret === null && numbers.show(client, context.actor.id)) context.caret = client;
        if (client !== context.caret || JSON.stringify(state).length > 4_000) {
          states.delete(client);
          continue;
        }
        noteCaret(context, state);
        const { id, name } = context.actor;
        state["user"] = { id, name, right: context.right };
      }
    },

    async onDisconnect({ context }) {
      for (const [connection, guest] of guests) if (guest === context) guests.delete(connection);
      await depart(context.connectionId).catch((error: unknown) => log("collab-depart-failed", { error }));
    },

    async afterUnloadDocument({ documentName: name }) {
      const room = rooms.get(name);
      rooms.delete(name);
      room?.close();
      await room?.freshenNow();
    },
  });

  const watch = watchRooms({ rooms, guests, demoAccounts: () => env.demoAccounts() });

  const ws = crossws({
    serverOptions: { maxPayload: maxMessageBytes, perMessageDeflate: false },
    hooks: {
      open(peer) {
        const incoming = peer.websocket;
        const { network, socket } = peer.context as Arrival;
        if (!incoming.send || !incoming.close) return peer.terminate();
        const connection = hocuspocus.handleConnection(incoming as WebSocket, peer.request);
        const visitor = door.enter(network, socket, (why) => {
          handlers.delete(peer.id);
          connection.handleClose(why);
          peer.close(why.code, why.reason);
        });
        visitors.set(peer.request, visitor);
        handlers.set(peer.id, { connection, visitor });
      },
      message(peer, message) {
        const handler = handlers.get(peer.id);
        if (!handler) return;
        const bytes = message.uint8Array();
        // Counted as it comes in: what waits to be handled would grow without end.
        const unread = peer.websocket.bufferedAmount ?? 0;
        const { connection, visitor } = handler;
        const taken = visitor.says(bytes.byteLength) && unread < maxUnreadBytes;
        if (taken && isMessage(bytes)) return connection.handleMessage(bytes);
        visitor.end(taken ? notOurs : tooMuch);
      },
      close(peer, details) {
        const { code = 1000, reason = "" } = details;
        visitors.get(peer.request)?.leave();
        handlers.get(peer.id)?.connection.handleClose({ code, reason });
        handlers.delete(peer.id);
      },
      error(peer, error) {
        log("collab-socket-error", { peer: peer.id, error });
      },
    },
  });
  const handlers = new Map<
    string,
    Readonly<{ connection: ReturnType<Hocuspocus["handleConnection"]>; visitor: Visitor }>
  >();

  return {
    upgrade(request, socket, head) {
      if ((request.url ?? "").split("?", 1)[0] !== "/collab") return false;
      if (!ownOrigin(request)) return refuse(socket, "403 Forbidden");
      const network = networkOfSocket(request, env.trustProxy());
      if (stopping || !door.opensTo(network)) return refuse(socket, "503 Service Unavailable");
      const context: Arrival = { network, socket };
      const asked = Object.assign(new Request("http://nightdesk.invalid/collab"), { context });
      ws.handleUpgrade(request, socket, head, asked).catch((error: unknown) => {
        log("collab-upgrade-failed", { error });
        socket.destroy();
      });
      return true;
    },
    async close() {
      stopping = true;
      await watch.close();
      const open = [...rooms.values()];
      hocuspocus.closeConnections();
      ws.closeAll(1001, "stopping");
      // Not every socket says that it closed; each keeps a clock running until it is told.
      for (const { connection, visitor } of handlers.values()) {
        visitor.leave();
        connection.handleClose({ code: 1001, reason: "stopping" });
      }
      handlers.clear();
      await Promise.all(open.map((room) => room.freshenNow()));
      await Promise.all([...guests.values()].map((guest) => depart(guest.connectionId).catch(() => {})));
      letGo();
    },
  };
}

/** A tab says where its caret is again and again by itself: somebody is there when it says something else. */
function noteCaret(guest: Guest, state: object): void {
  const said = JSON.stringify(state);
  guest.active ||= guest.said !== null && guest.said !== said;
  guest.said = said;
}

function refuse(socket: Duplex, status: string): true {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  return true;
}

/** Browsers name the page's origin and can't be talked out of it; whoever names none is no page of ours. */
function ownOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === env.siteUrl() || (host !== undefined && new URL(origin).host === host);
}
