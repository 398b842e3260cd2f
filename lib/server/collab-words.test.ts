// What may not get into a text that several people write: bytes that are no update, things no text has, words of those who
// may only read or suggest, somebody else's number, and a name that isn't one's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { newsroomSql } from "#db/client.ts";
import { draftArticle, finished, must } from "#db/newsroom.test-support.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { awarenessMessage, broadcastStateless, frame, syncMessage } from "#lib/raw-socket.test-support.ts";
import {
  bodyOf,
  firstText,
  openEditor,
  rawGuest,
  storedBytes,
  typeWords,
  until,
  type Editor,
  writingNewsroom,
} from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab words");

type Work = { id: number; writer: Editor; untouched: string };

async function atWork(stage: "draft" | "review" = "draft"): Promise<Work> {
  const id = await draftArticle(room, finished(room, "The ships sailed."));
  if (stage === "review") await must(room.reporter, id, { verb: "submit" });
  const writer = await openEditor(server, room.editor, id);
  await until(() => writer.provider.synced, "the writer is in step");
  return { id, writer, untouched: await storedBytes(id) };
}

async function unharmed({ id, writer, untouched }: Work): Promise<void> {
  assert.equal(await storedBytes(id), untouched);
  assert.deepEqual(writer.closed, []);
  assert.ok(bodyOf(writer.doc).includes("The ships sailed."));
  writer.leave();
}

/** The update that a change makes to the text as it stands. */
function updateOf(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const untouched = Y.encodeStateVector(copy);
  copy.transact(() => change(copy));
  return Y.encodeStateAsUpdate(copy, untouched);
}

const element = (name: string, attributes: Record<string, unknown> = {}) => {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  return made;
};
const blockOf = (copy: Y.Doc) => copy.getXmlFragment("body").get(0) as Y.XmlElement;

const forbidden: Readonly<Record<string, (copy: Y.Doc) => void>> = {
  "an unknown block": (copy) => copy.getXmlFragment("body").push([element("script")]),
  "a block of the body in the headline": (copy) =>
    copy.getXmlFragment("headline").push([element("paragraph")]),
  "a paragraph beside a list's items": (copy) => {
    const list = element("bulletList");
    copy.getXmlFragment("body").push([list]);
    list.push([element("paragraph")]);
  },
  "words right in the body": (copy) => copy.getXmlFragment("body").push([new Y.XmlText("loose")]),
  "an unknown mark": (copy) => firstText(copy).format(0, 3, { blink: {} }),
  "a script as a link": (copy) => firstText(copy).format(0, 3, { link: { href: "javascript:alert(1)" } }),
  "a suggestion with no id": (copy) => firstText(copy).insert(0, "x", { insertion: { id: 7 } }),
  "an unknown attribute": (copy) => blockOf(copy).setAttribute("onclick", "alert(1)"),
  "a heading of level 7": (copy) => copy.getXmlFragment("body").push([element("heading", { level: 7 })]),
  "an attribute overwritten with an object": (copy) =>
    blockOf(copy).setAttribute("id", { evil: true } as unknown as string),
  "another root": (copy) => copy.getMap("evil").set("a", 1),
  "a root made into a map": (copy) => copy.getMap("body").set("evil", 1),
  "a number among the blocks": (copy) => copy.getXmlFragment("body").push([7 as unknown as Y.XmlElement]),
  "a picture embedded in words": (copy) => firstText(copy).insertEmbed(0, { image: "http://evil.example" }),
  "a subdocument": (copy) => copy.getMap("body").set("sub", new Y.Doc()),
  bytes: (copy) => copy.getMap("body").set("bytes", new Uint8Array([1, 2, 3])),
};

for (const [what, change] of Object.entries(forbidden)) {
  test(`${what} ends its sender's conversation, and the stored text is untouched`, async () => {
    const work = await atWork();
    const socket = await rawGuest(server, room.reporter, work.id);
    socket.send(frame(socket.name, syncMessage, 2, updateOf(work.writer.doc, change)));
    await until(() => socket.heard().includes("malformed") || socket.ended() !== null, "refused");
    socket.close();
    await unharmed(work);
  });
}

test("bytes that are no update end their sender's conversation only", async () => {
  const work = await atWork();
  const good = updateOf(work.writer.doc, (copy) => firstText(copy).insert(0, "Cut short. "));
  for (const bytes of [
    new Uint8Array([]),
    new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
    new Uint8Array([1, 255, 255, 255, 255, 15, 0, 0]),
    good.slice(0, -5),
    new Uint8Array(2_000).fill(7),
  ]) {
    const socket = await rawGuest(server, room.reporter, work.id);
    socket.send(frame(socket.name, syncMessage, 2, bytes));
    await until(() => socket.heard().includes("malformed") || socket.ended() !== null, "refused");
    socket.close();
  }
  for (const message of [new Uint8Array([200]), Buffer.from("hello"), new Uint8Array([])]) {
    const socket = await rawGuest(server, room.reporter, work.id);
    socket.send(message);
    socket.send(frame(socket.name, syncMessage, 9, new Uint8Array([1])));
    await until(() => socket.heard().includes("Reset") || socket.ended() !== null, "refused");
    socket.close();
  }
  await unharmed(work);
});

test("a word meant for other processes ends its sender's conversation, and nobody hears it", async () => {
  const work = await atWork();
  const socket = await rawGuest(server, room.reporter, work.id);
  socket.send(frame(socket.name, broadcastStateless, JSON.stringify({ t: "state", evil: true })));
  await until(() => socket.ended() !== null, "put out");
  assert.ok(work.writer.said.every((word) => word["evil"] === undefined));
  await unharmed(work);
});

test("whoever only reads writes nothing: neither typed nor brought along", async () => {
  const work = await atWork("review");
  await must(room.secondEditor, work.id, { verb: "approve" });
  work.untouched = await storedBytes(work.id);
  const reader = await openEditor(server, room.reporter, work.id);
  await until(() => reader.provider.synced, "in step");
  await until(() => reader.said.some((word) => word["right"] === "read"), "only reads");
  typeWords(reader.doc, "Not mine to write. ");
  const socket = await rawGuest(server, room.reporter, work.id);
  for (const kind of [1, 2])
    socket.send(
      frame(
        socket.name,
        syncMessage,
        kind,
        updateOf(work.writer.doc, (copy) => typeWords(copy, "Forced. ")),
      ),
    );
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.ok(reader.provider.hasUnsyncedChanges);
  reader.leave();
  socket.close();
  await unharmed(work);
});

const suggestion = (person: Actor) => ({ insertion: { id: `${person.id}~suggestion-1` } });

test("whoever may only suggest changes no word, forges nobody, and leaves nothing that will change words later", async () => {
  const work = await atWork("review");
  typeWords(work.writer.doc, "Ana’s. ", suggestion(room.editor));
  await until(() => !work.writer.provider.hasUnsyncedChanges, "stored");
  work.untouched = await storedBytes(work.id);
  const later = new Y.Doc();
  Y.applyUpdate(later, Y.encodeStateAsUpdate(work.writer.doc));
  later.clientID = work.writer.doc.clientID;
  typeWords(later, "Not yet typed. ");
  for (const [what, update] of Object.entries({
    "plain words": updateOf(work.writer.doc, (copy) => typeWords(copy, "Plain. ")),
    "a deletion": updateOf(work.writer.doc, (copy) => firstText(copy).delete(8, 3)),
    "somebody else's suggestion": updateOf(work.writer.doc, (copy) =>
      typeWords(copy, "As Ana. ", suggestion(room.editor)),
    ),
    "taking back somebody else's suggestion": updateOf(work.writer.doc, (copy) =>
      firstText(copy).delete(0, 7),
    ),
    "a block": updateOf(work.writer.doc, (copy) => copy.getXmlFragment("body").push([element("paragraph")])),
    "a headline": updateOf(work.writer.doc, (copy) => {
      const line = copy.getXmlFragment("headline").get(0) as Y.XmlElement;
      (line.get(0) as Y.XmlText).insert(0, "Forged ");
    }),
    "words that wait for somebody's next letter": updateOf(later, (copy) => typeWords(copy, "In hiding. ")),
  })) {
    const socket = await rawGuest(server, room.reporter, work.id);
    socket.send(frame(socket.name, syncMessage, 2, update));
    await until(() => socket.heard().includes("suggest-only"), `refused: ${what}`);
    socket.close();
  }
  assert.equal(await storedBytes(work.id), work.untouched);
  const own = await openEditor(server, room.reporter, work.id);
  await until(() => own.provider.synced, "in step");
  typeWords(own.doc, "Mine. ", suggestion(room.reporter));
  await until(() => bodyOf(work.writer.doc).includes("Mine. "), "a suggestion of one's own is taken");
  own.leave();
  work.untouched = await storedBytes(work.id);
  await unharmed(work);
});

test("nobody writes under the number of somebody who is at work: their next words would be taken for known", async () => {
  const work = await atWork();
  work.writer.provider.setAwarenessField("place", 1);
  typeWords(work.writer.doc, "First. ");
  await until(() => !work.writer.provider.hasUnsyncedChanges, "stored");
  work.untouched = await storedBytes(work.id);
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(work.writer.doc));
  const known = Y.encodeStateVector(forged);
  forged.clientID = work.writer.doc.clientID;
  typeWords(forged, "Forged. ");
  const socket = await rawGuest(server, room.reporter, work.id);
  socket.send(frame(socket.name, syncMessage, 2, Y.encodeStateAsUpdate(forged, known)));
  await until(() => socket.heard().includes("not-yours"), "refused");
  socket.close();
  assert.equal(await storedBytes(work.id), work.untouched);
  typeWords(work.writer.doc, "Second. ");
  await until(() => !work.writer.provider.hasUnsyncedChanges, "stored");
  const reader = await openEditor(server, room.chief, work.id);
  await until(() => bodyOf(reader.doc).includes("Second. First. "), "the writer's words are there");
  reader.leave();
  work.untouched = await storedBytes(work.id);
  await unharmed(work);
});

const awarenessOf = (client: number, state: object): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  const awareness = new Awareness(doc);
  awareness.setLocalState(state);
  const bytes = encodeAwarenessUpdate(awareness, [client]);
  awareness.destroy();
  return bytes;
};

test("a caret bears its person's name whatever the browser says, one for each socket, and nobody else's place", async () => {
  const work = await atWork();
  work.writer.provider.setAwarenessField("place", 1);
  const others = () => [...(work.writer.provider.awareness?.getStates() ?? new Map())];
  const socket = await rawGuest(server, room.reporter, work.id);
  const forged = { user: { id: room.chief.id, name: "The chief", color: "red", right: "edit" } };
  for (const client of [work.writer.doc.clientID, 1001, 1002, 1003])
    socket.send(frame(socket.name, awarenessMessage, awarenessOf(client, forged)));
  await until(() => others().length > 1, "the caret is there");
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(
    others()
      .map(([client]) => client)
      .toSorted((one, two) => one - two),
    [1001, work.writer.doc.clientID].toSorted((one, two) => one - two),
  );
  const { user } = new Map(others()).get(1001) ?? {};
  assert.deepEqual(user, { id: room.reporter.id, name: room.reporter.name, right: "edit" });
  socket.send(
    frame(socket.name, awarenessMessage, awarenessOf(1001, { user: {}, junk: "x".repeat(100_000) })),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(JSON.stringify(others()).includes("xxxx"), false);
  socket.close();
  await until(() => others().length === 1, "the caret leaves with its socket");
  await unharmed(work);
});

test("who was at an article and is gone is gone from the board", async () => {
  const work = await atWork();
  const count = async () =>
    Number(
      (await newsroomSql()`select count(*)::int as n from presence where article_id = ${work.id}`)[0]?.["n"],
    );
  await until(async () => (await count()) === 1, "the writer is seen");
  const two = await openEditor(server, room.reporter, work.id);
  await until(async () => (await count()) === 2, "two are seen");
  two.leave();
  await until(async () => (await count()) === 1, "one is seen");
  await unharmed(work);
  await until(async () => (await count()) === 0, "nobody is seen");
});
