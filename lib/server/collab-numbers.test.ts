// A Yjs number is whoever's stored under it, also while they are away; the seed's is nobody's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { newsroomSql } from "#db/client.ts";
import { storeTyped } from "#db/collab-save.ts";
import { draftArticle, finished } from "#db/newsroom.test-support.ts";
import { openText } from "#db/review.test-support.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { awarenessMessage, frame, syncMessage } from "#lib/raw-socket.test-support.ts";
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

const { room, server } = writingNewsroom("collab numbers");

const stored = (editor: Editor) => until(() => !editor.provider.hasUnsyncedChanges, "stored");

/** An article, and somebody in step with it. */
async function atWork(person: Actor = room.editor): Promise<{ id: number; writer: Editor }> {
  const id = await draftArticle(room, finished(room, "Ships left."));
  const writer = await openEditor(server, person, id);
  await until(() => writer.provider.synced, "in step");
  return { id, writer };
}

/** What somebody would send who goes on under a number. */
function under(number: number, doc: Y.Doc, words: string): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const known = Y.encodeStateVector(copy);
  copy.clientID = number;
  typeWords(copy, words);
  return Y.encodeStateAsUpdate(copy, known);
}

async function offline({ provider }: Editor): Promise<void> {
  provider.configuration.websocketProvider.disconnect();
  await until(() => !provider.synced, "the line is lost");
}

async function online({ provider }: Editor): Promise<void> {
  await provider.configuration.websocketProvider.connect();
  await until(() => provider.synced && !provider.hasUnsyncedChanges, "in step again");
}

const ownersIn = async (id: number) =>
  new Map(
    (
      await newsroomSql()`select client_id::int8 as n, person_id from collab_client where article_id = ${id}`
    ).map((one) => [Number(one["n"]), one["person_id"]]),
  );

test("nobody writes on under a colleague's number while the colleague is away; what was written offline comes in whole", async () => {
  const { id, writer } = await atWork();
  typeWords(writer.doc, "First. ");
  await stored(writer);
  await offline(writer);
  const untouched = await storedBytes(id);
  const socket = await rawGuest(server, room.reporter, id);
  const forged = under(writer.doc.clientID, await openText(id), "Forged in her name! ");
  socket.send(frame(socket.name, syncMessage, 2, forged));
  await until(() => socket.heard().includes("not-yours"), "refused");
  assert.equal(await storedBytes(id), untouched);
  typeWords(writer.doc, "Offline. ");
  await online(writer);
  assert.equal(bodyOf(await openText(id)), bodyOf(writer.doc));
  assert.match(bodyOf(writer.doc), /Offline. First. /);
  assert.deepEqual(
    writer.closed.filter((reason) => reason === "not-yours"),
    [],
  );
  writer.leave();
});

test("nobody locks a colleague out by showing a caret under the colleague's number, written under or not", async () => {
  for (const words of ["First. ", ""]) {
    const { id, writer } = await atWork();
    const other = await openEditor(server, room.chief, id);
    await until(() => other.provider.synced, "in step");
    const number = writer.doc.clientID;
    writer.provider.setAwarenessField("place", 1);
    await until(() => other.provider.awareness?.getStates().has(number) === true, "the caret is seen");
    if (words !== "") typeWords(writer.doc, words);
    await stored(writer);
    await offline(writer);
    const socket = await rawGuest(server, room.reporter, id);
    const doc = new Y.Doc();
    doc.clientID = number;
    const awareness = new Awareness(doc);
    for (let clock = 0; clock < 9; clock++) awareness.setLocalState({ place: 2 });
    socket.send(frame(socket.name, awarenessMessage, encodeAwarenessUpdate(awareness, [number])));
    awareness.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const shown: unknown = other.provider.awareness?.getStates().get(number)?.["user"];
    assert.notDeepEqual(shown, { id: room.reporter.id, name: room.reporter.name, right: "edit" });
    typeWords(writer.doc, "Back. ");
    await online(writer);
    await until(() => bodyOf(other.doc).includes("Back. "), "the words reach others");
    socket.close();
    writer.leave();
    other.leave();
  }
});

test("nobody writes on under the seed's number, and sending the whole text along makes it nobody's", async () => {
  const { id, writer } = await atWork();
  const [seed] = Y.decodeStateVector(Y.encodeStateVector(writer.doc)).keys();
  assert.ok(seed);
  const untouched = await storedBytes(id);
  const socket = await rawGuest(server, room.reporter, id);
  socket.send(frame(socket.name, syncMessage, 2, under(seed, writer.doc, "As of old. ")));
  await until(() => socket.heard().includes("not-yours"), "refused");
  assert.equal(await storedBytes(id), untouched);
  const whole = await rawGuest(server, room.reporter, id);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
  typeWords(copy, "With all. ");
  whole.send(frame(whole.name, syncMessage, 2, Y.encodeStateAsUpdate(copy)));
  await until(() => bodyOf(writer.doc).includes("With all. "), "the words come");
  assert.deepEqual(await ownersIn(id), new Map([[copy.clientID, room.reporter.id]]));
  whole.close();
  writer.leave();
});

test("a number is its writer's in every process, and its writer goes on under it in any of them", async () => {
  const { id, writer } = await atWork();
  const elsewhere = new Y.Doc();
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(writer.doc));
  const number = elsewhere.clientID;
  const bytes = under(number, elsewhere, "Elsewhere. ");
  const one = { right: "edit" as const, bytes, clients: [number] };
  await storeTyped(id, [{ ...one, actor: room.reporter }]);
  assert.deepEqual(await storeTyped(id, [{ ...one, actor: room.chief }]), ["not-yours"]);
  await until(() => bodyOf(writer.doc).includes("Elsewhere. "), "the words come over");
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(writer.doc));
  const more = () => under(number, elsewhere, "More. ");
  const stranger = await rawGuest(server, room.chief, id);
  stranger.send(frame(stranger.name, syncMessage, 2, more()));
  await until(() => stranger.heard().includes("not-yours"), "refused");
  const own = await rawGuest(server, room.reporter, id);
  own.send(frame(own.name, syncMessage, 2, more()));
  await until(() => bodyOf(writer.doc).includes("More. Elsewhere. "), "the writer's own words are taken");
  own.close();
  writer.leave();
});

test("of two people who begin under one number in the same moment one is refused", async () => {
  const { id, writer } = await atWork();
  const guests = [await rawGuest(server, room.reporter, id), await rawGuest(server, room.chief, id)];
  for (const [index, guest] of guests.entries())
    guest.send(frame(guest.name, syncMessage, 2, under(77, writer.doc, `Person ${"x".repeat(index)}. `)));
  // Had the longer words come first, the shorter ones would be no news.
  const longer = async () => (await ownersIn(id)).get(77) === room.chief.id;
  const isOver = async () => guests.some((one) => one.heard().includes("not-yours")) || (await longer());
  await until(isOver, "one is refused");
  await until(() => firstText(writer.doc).toString().includes("Person "), "one is taken");
  assert.equal((await ownersIn(id)).size, 1);
  for (const guest of guests) guest.close();
  writer.leave();
});

test("after everybody left, a copy that was kept comes back under its numbers, old and new", async () => {
  const { id, writer } = await atWork();
  typeWords(writer.doc, "Kept. ");
  await stored(writer);
  const kept = new Y.Doc();
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(writer.doc));
  writer.leave();
  // As a copy in the browser has it: words under the number of a tab that is closed, none of which was sent.
  Y.applyUpdate(kept, under(writer.doc.clientID, kept, "Unsent. "));
  const [one, two] = [await openEditor(server, room.editor, id), await openEditor(server, room.editor, id)];
  await until(() => one.provider.synced && two.provider.synced, "both tabs are in step");
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(kept));
  await stored(one);
  typeWords(two.doc, "Second tab. ");
  await until(() => /Second tab. Unsent. Kept. /.test(bodyOf(one.doc)), "all of it is there");
  assert.deepEqual([one.closed, two.closed], [[], []]);
  assert.deepEqual(new Set((await ownersIn(id)).values()), new Set([room.editor.id]));
  one.leave();
  two.leave();
});
