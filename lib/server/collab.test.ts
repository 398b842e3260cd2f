// Co-editing over a real socket and a real database: what is acknowledged is committed, and who may not write writes nothing.
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { openSession, sessionKey } from "#db/auth.ts";
import { newsroomSql } from "#db/client.ts";
import { openDocument } from "#db/collab-save.ts";
import {
  draftArticle,
  finished,
  smallNewsroom,
  type SmallNewsroom,
} from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { startCollab, type Collab } from "./collab.ts";
import { documentName, makeTicket } from "./collab-ticket.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let server: Server;
let collab: Collab;
let origin: string;

before(async () => {
  env.set({ AUTH_SECRET: "a secret that only this test knows, long enough" });
  database = await testDatabase("collab");
  room = await smallNewsroom();
  collab = startCollab();
  server = createServer();
  server.on("upgrade", (request, socket, head) => {
    if (!collab.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(async () => {
  await collab.close();
  server.close();
  await database.close();
});

class OwnSocket extends WebSocket {
  constructor(url: string) {
    super(url, { headers: { origin } } as unknown as string[]);
  }
}

type Editor = Readonly<{
  doc: Y.Doc;
  said: Record<string, unknown>[];
  closed: string[];
  provider: HocuspocusProvider;
  leave: () => void;
}>;

async function open(
  actor: Actor,
  articleId: number,
  change: Partial<{ schema: number; epoch: number }> = {},
): Promise<Editor> {
  const session = sessionKey(await openSession(actor.id, null));
  const stored = await openDocument(articleId);
  assert.ok(stored);
  const epoch = change.epoch ?? stored.epoch;
  const doc = new Y.Doc();
  const said: Record<string, unknown>[] = [];
  const closed: string[] = [];
  const socket = new HocuspocusProviderWebsocket({
    url: `${origin.replace("http", "ws")}/collab`,
    WebSocketPolyfill: OwnSocket,
    delay: 100,
    minDelay: 50,
    maxDelay: 500,
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentName(articleId, epoch),
    document: doc,
    token: () =>
      makeTicket({ articleId, epoch, session, schema: change.schema ?? WORKING_SCHEMA_VERSION }, Date.now()),
    onStateless: ({ payload }) => said.push(JSON.parse(payload)),
    onClose: ({ event }) => closed.push(event.reason),
    onAuthenticationFailed: ({ reason }) => closed.push(reason),
  });
  provider.attach();
  return {
    doc,
    said,
    closed,
    provider,
    leave: () => {
      provider.destroy();
      socket.destroy();
    },
  };
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`never: ${what}`);
}

const body = (doc: Y.Doc) => doc.getXmlFragment("body").toJSON();

function type(doc: Y.Doc, words: string): void {
  const first = doc.getXmlFragment("body").get(0);
  assert.ok(first instanceof Y.XmlElement);
  let text = first.get(0);
  if (!(text instanceof Y.XmlText)) {
    text = new Y.XmlText();
    first.insert(0, [text]);
  }
  text.insert(0, words);
}

test("two people see each other's words, and an acknowledged word is in the database", async () => {
  const id = await draftArticle(room, finished(room, "The harbour opened."));
  const one = await open(room.reporter, id);
  const two = await open(room.editor, id);
  await until(() => one.provider.synced && two.provider.synced, "both are in step");
  type(one.doc, "Canary-typed ");
  await until(() => !one.provider.hasUnsyncedChanges, "the word is acknowledged");
  const [row] = await newsroomSql()`select count(*)::int as n from collab_update where article_id = ${id}`;
  assert.equal(row?.["n"], 1);
  await until(() => body(two.doc).includes("Canary-typed The harbour opened."), "the other has the word");
  await until(
    async () =>
      (await newsroomSql()`select content from working_copy where article_id = ${id}`)[0]?.[
        "content"
      ].body.content[0].content[0].text.startsWith("Canary-typed"),
    "the working copy follows",
  );
  const [who] =
    await newsroomSql()`select person_id from contribution where article_id = ${id} and person_id = ${room.reporter.id}`;
  assert.ok(who);
  one.leave();
  two.leave();
});
