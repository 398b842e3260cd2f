// Editors without a browser: the real socket, the real protocol, and a raw one for what no editor of ours would send.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before } from "node:test";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { openSession, sessionKey } from "#db/auth.ts";
import { newsroomSql } from "#db/client.ts";
import { openDocument } from "#db/collab-open.ts";
import { smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { authMessage, frame, openRawSocket, type RawSocket, socketOf } from "#lib/raw-socket.test-support.ts";
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

/** A newsroom in a database of its own with co-editing, from the first test of a file to its last. */
export function writingNewsroom(name: string): Readonly<{ room: SmallNewsroom; server: WritingServer }> {
  // Filled before the first test: a test file takes them apart where it stands.
  const [room, server] = [{} as SmallNewsroom, {} as WritingServer];
  let database: TestDatabase | undefined;
  before(async () => {
    env.set({ AUTH_SECRET: "a secret that only this test knows, long enough" });
    database = await testDatabase(name);
    Object.assign(room, await smallNewsroom());
    Object.assign(server, await startWritingServer());
  });
  after(async () => {
    await server.close();
    await database?.close();
  });
  return { room, server };
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

export async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 60_000) {
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

/** A socket that says whatever it is told to, and leaves with everybody else. */
export async function rawSocket(origin: string, named: string | null = origin): Promise<RawSocket> {
  const socket = await openRawSocket(origin, named);
  present.add(() => socket.close());
  return socket;
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
