// Editors without a browser: the real socket, the real protocol, and a raw one for what no editor of ours would send.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { openSession, sessionKey } from "#db/auth.ts";
import { newsroomSql } from "#db/client.ts";
import { openDocument } from "#db/collab-open.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { startCollab, type Collab } from "./collab.ts";
import { documentName, makeTicket } from "./collab-ticket.ts";

export type WritingServer = Readonly<{
  origin: string;
  collab: Collab;
  /** Everybody leaves, also those whom a failed test left behind. */
  close(): Promise<void>;
}>;

const present = new Set<() => void>();

/** Co-editing on a port of its own, in this process. */
export async function startWritingServer(): Promise<WritingServer> {
  const collab = startCollab();
  const server: Server = createServer();
  server.on("upgrade", (request, socket, head) => {
    if (!collab.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    collab,
    async close() {
      for (const leave of present) leave();
      await collab.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A WebSocket that names its page's origin, as browsers do by themselves. */
export function socketOf(origin: string | null): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: origin === null ? {} : { origin } } as unknown as string[]);
    }
  };
}

export type Editor = Readonly<{
  doc: Y.Doc;
  session: string;
  /** The server's own words. */
  said: Record<string, unknown>[];
  /** Reasons for which the conversation ended. */
  closed: string[];
  provider: HocuspocusProvider;
  leave: () => void;
}>;

type Change = Partial<{ schema: number; epoch: number; token: string; session: string }>;

export async function openEditor(
  { origin }: WritingServer,
  actor: Actor,
  articleId: number,
  change: Change = {},
): Promise<Editor> {
  const session = change.session ?? sessionKey(await openSession(actor.id, null));
  const epoch = change.epoch ?? (await openDocument(articleId))?.epoch;
  assert.ok(epoch);
  const doc = new Y.Doc();
  const said: Record<string, unknown>[] = [];
  const closed: string[] = [];
  const socket = new HocuspocusProviderWebsocket({
    url: `${origin.replace("http", "ws")}/collab`,
    WebSocketPolyfill: socketOf(origin),
    delay: 100,
    minDelay: 50,
    maxDelay: 500,
  });
  const schema = change.schema ?? WORKING_SCHEMA_VERSION;
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentName(articleId, epoch),
    document: doc,
    token: () => change.token ?? makeTicket({ articleId, epoch, session, schema }, Date.now()),
    onStateless: ({ payload }) => said.push(JSON.parse(payload)),
    onClose: ({ event }) => closed.push(event.reason),
    onAuthenticationFailed: ({ reason }) => closed.push(reason),
  });
  provider.attach();
  const leave = () => {
    present.delete(leave);
    provider.destroy();
    socket.destroy();
  };
  present.add(leave);
  return { doc, session, said, closed, provider, leave };
}

export async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 10_000) {
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`never: ${what}`);
}

export const bodyOf = (doc: Y.Doc): string => doc.getXmlFragment("body").toJSON();

/** The words of the first paragraph. */
export function firstText(doc: Y.Doc): Y.XmlText {
  const first = doc.getXmlFragment("body").get(0);
  assert.ok(first instanceof Y.XmlElement);
  const text = first.get(0);
  if (text instanceof Y.XmlText) return text;
  const made = new Y.XmlText();
  first.insert(0, [made]);
  return made;
}

/** Type at the beginning of the first paragraph. */
export function typeWords(doc: Y.Doc, words: string, marks: Record<string, unknown> = {}): void {
  firstText(doc).insert(0, words, marks);
}

/** A fingerprint of every stored byte of an article's text. */
export async function storedBytes(articleId: number): Promise<string> {
  const [document] =
    await newsroomSql()`select snapshot, head, problem from collab_document where article_id = ${articleId}`;
  const updates = await newsroomSql()`
    select seq, person_id, kind, bytes from collab_update where article_id = ${articleId} order by seq`;
  const hash = createHash("sha256");
  for (const row of [document, ...updates])
    for (const value of Object.values(row ?? {})) hash.update(String(value));
  return hash.digest("hex");
}

// The protocol's kinds of message.
export const syncMessage = 0;
export const awarenessMessage = 1;
export const authMessage = 2;
export const broadcastStateless = 6;

function varUint(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}

/** Numbers and pieces of bytes or text, each piece with its length before it. */
export function frame(name: string, ...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    [name, ...parts].map((part) => {
      if (typeof part === "number") return Buffer.from(varUint(part));
      const bytes = Buffer.from(part);
      return Buffer.concat([Buffer.from(varUint(bytes.length)), bytes]);
    }),
  );
}

export type RawSocket = Readonly<{
  send(bytes: Uint8Array): void;
  /** Text of everything that came, for looking for words in it. */
  heard(): string;
  /** Code and reason with which the socket ended; null while it is open. */
  ended(): Readonly<{ code: number; reason: string }> | null;
  waiting(): number;
  close(): void;
}>;

/** A socket that says whatever it is told to. Resolves when it is open or refused. */
export async function rawSocket(origin: string, named: string | null = origin): Promise<RawSocket> {
  const socket = new (socketOf(named))(`${origin.replace("http", "ws")}/collab`);
  socket.binaryType = "arraybuffer";
  let heard = "";
  let ended: { code: number; reason: string } | null = null;
  socket.addEventListener(
    "message",
    ({ data }) => (heard += Buffer.from(data as ArrayBuffer).toString("latin1")),
  );
  socket.addEventListener("close", ({ code, reason }) => (ended = { code, reason }));
  await new Promise((resolve) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("close", resolve);
  });
  present.add(() => socket.close());
  return {
    send: (bytes) => socket.send(new Uint8Array(bytes)),
    heard: () => heard,
    ended: () => ended,
    waiting: () => socket.bufferedAmount,
    close: () => socket.close(),
  };
}

/** A raw socket that has shown this person's ticket and been let in. */
export async function rawGuest(
  server: WritingServer,
  actor: Actor,
  articleId: number,
): Promise<RawSocket & { readonly name: string }> {
  const stored = await openDocument(articleId);
  assert.ok(stored);
  const session = sessionKey(await openSession(actor.id, null));
  const name = documentName(articleId, stored.epoch);
  const ticket = makeTicket(
    { articleId, epoch: stored.epoch, session, schema: WORKING_SCHEMA_VERSION },
    Date.now(),
  );
  const socket = await rawSocket(server.origin);
  socket.send(frame(name, authMessage, 0, ticket, "4.0.0"));
  await until(() => socket.heard().includes('"t":"right"'), "the raw socket is let in");
  return { ...socket, name };
}
