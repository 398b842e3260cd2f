// Two updates at once, each harmless by itself: what is judged by the rest of the text is judged by the text that it comes into.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { newsroomSql } from "#db/client.ts";
import { openDocument } from "#db/collab-open.ts";
import { storeJudged, storeTyped } from "#db/collab-save.ts";
import { draftArticle, finished, must } from "#db/newsroom.test-support.ts";
import { openText, type } from "#db/review.test-support.ts";
import { judgeUpdate } from "#lib/document/update-judge.ts";
import { readWorkingText } from "#lib/document/working-document.ts";
import { frame, syncMessage } from "#lib/raw-socket.test-support.ts";
import { firstText, openEditor, rawGuest, typeWords, until, writingNewsroom } from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab race");

/** An article in review, in which its reporter may only suggest. */
async function inReview(): Promise<number> {
  const id = await draftArticle(room, finished(room, "Ships left."));
  await must(room.reporter, id, { verb: "submit" });
  return id;
}

/**
 * Words that stand inside a suggestion, and a stray end of that suggestion which sorts between its beginning and the words:
 * whoever has both has plain words.
 */
function halves(doc: Y.Doc, by: string): Readonly<{ words: Uint8Array; end: Uint8Array }> {
  const id = `${by}~suggestion11`;
  const key = `insertion--${id.slice(-8)}`;
  const state = Y.encodeStateAsUpdate(doc);
  const craft = (pieces: readonly [number, Y.Item["content"]][]) => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, state);
    const known = Y.encodeStateVector(copy);
    copy.transact((transaction) => {
      const text = firstText(copy);
      const last = Y.createRelativePositionFromTypeIndex(text, text.length, -1).item;
      assert.ok(last);
      for (const [client, content] of pieces) {
        const item = new Y.Item(Y.createID(client, 0), null, last, null, null, null, null, content);
        assert.equal(item.getMissing(transaction, copy.store), null);
        item.integrate(transaction, 0);
      }
    });
    return Y.encodeStateAsUpdate(copy, known);
  };
  const first = 1_000;
  return {
    words: craft([
      [first, new Y.ContentFormat(key, { id })],
      [first + 2, new Y.ContentString(" Slipped in.")],
      [first + 3, new Y.ContentFormat(key, null as unknown as object)],
    ]),
    end: craft([[first + 1, new Y.ContentFormat(key, null as unknown as object)]]),
  };
}

const wordsOf = (doc: Y.Doc) => {
  const text = readWorkingText(doc);
  assert.ok(typeof text !== "string");
  return JSON.stringify(text.prose.body);
};

const contributors = async (id: number) =>
  (await newsroomSql()`select person_id from contribution where article_id = ${id}`).map(
    (one) => one["person_id"],
  );

test("whoever may only suggest changes no word by two updates in the same moment on two sockets", async () => {
  const id = await inReview();
  const { words, end } = halves(await openText(id), room.reporter.id);
  const sockets = [await rawGuest(server, room.reporter, id), await rawGuest(server, room.reporter, id)];
  for (const [index, update] of [end, words].entries()) {
    const socket = sockets[index];
    assert.ok(socket);
    socket.send(frame(socket.name, syncMessage, 2, update));
  }
  await until(() => sockets.some((one) => one.heard().includes("suggest-only")), "the second is refused");
  assert.doesNotMatch(wordsOf(await openText(id)), /Slipped in/);
});

test("what is judged by the whole text is judged by all that other processes stored, and they wait for its commit", async () => {
  const id = await inReview();
  const doc = await openText(id);
  const { end } = halves(doc, room.reporter.id);
  const head = (await openDocument(id))?.head ?? -1;
  const typed = (bytes: Uint8Array) => {
    const judged = judgeUpdate(bytes, doc);
    assert.ok(judged.ok);
    return { actor: room.reporter, right: "suggest" as const, bytes, clients: judged.clients };
  };
  let other: Promise<unknown> | undefined;
  const first = await storeJudged<string>(
    id,
    () => head,
    ({ rows }) => {
      assert.deepEqual(rows, []);
      // As another process would, in the moment between the look and the commit.
      other = storeJudged<string>(
        id,
        () => head,
        (missed) => ({ refused: missed.rows.map(({ seq }) => seq).join() }),
      );
      return typed(end);
    },
  );
  assert.equal(first, head + 1);
  assert.deepEqual(await other, { refused: String(head + 1) });
  assert.deepEqual(
    await storeJudged(
      id,
      () => head,
      () => ({ refused: "changes words" }),
    ),
    {
      refused: "changes words",
    },
  );
  assert.equal((await openDocument(id))?.head, head + 1);
});

test("somebody who comes in while another process stores without a pause is taken at once", async () => {
  const id = await inReview();
  const busy = new AbortController();
  const elsewhere = await openText(id);
  const stored = (async () => {
    while (!busy.signal.aborted)
      await type(room.secondEditor, id, elsewhere, (doc) => typeWords(doc, "Elsewhere. "));
  })();
  const guest = await openEditor(server, room.editor, id);
  await until(() => guest.provider.synced, "in step");
  typeWords(guest.doc, "A first word. ");
  await until(() => !guest.provider.hasUnsyncedChanges, "it is stored");
  busy.abort();
  await stored;
  assert.deepEqual(guest.closed, []);
  assert.match(firstText(await openText(id)).toString(), /A first word\. /);
  guest.leave();
});

test("a suggestion is taken while others type and another process writes", async () => {
  const id = await inReview();
  const writer = await openEditor(server, room.editor, id);
  const guest = await openEditor(server, room.reporter, id);
  await until(() => writer.provider.synced && guest.provider.synced, "both are in step");
  for (let word = 0; word < 20; word++) {
    typeWords(writer.doc, `Plain ${word}. `);
    typeWords(guest.doc, `Suggested ${word}. `, { insertion: { id: `${room.reporter.id}~suggestion-2` } });
    if (word % 5 === 0)
      await type(room.secondEditor, id, await openText(id), (doc) => typeWords(doc, `Elsewhere ${word}. `));
  }
  await until(
    () => !guest.provider.hasUnsyncedChanges && !writer.provider.hasUnsyncedChanges,
    "all is stored",
  );
  assert.deepEqual([writer.closed, guest.closed], [[], []]);
  const text = firstText(await openText(id)).toString();
  for (const word of ["Plain 19. ", "Suggested 19. ", "Elsewhere 15. "]) assert.ok(text.includes(word), word);
  for (const editor of [writer, guest]) editor.leave();
});

test("should a suggestion become the text without a decision, its writer counts as a contributor", async () => {
  const id = await inReview();
  await newsroomSql()`delete from contribution where article_id = ${id}`;
  const doc = await openText(id);
  const { words, end } = halves(doc, room.reporter.id);
  for (const bytes of [end, words])
    await storeTyped(id, [{ actor: room.reporter, right: "suggest", bytes, clients: [] }]);
  await openDocument(id);
  assert.match(wordsOf(await openText(id)), /Slipped in/);
  assert.deepEqual(await contributors(id), [room.reporter.id]);
});

test("a break that is only suggested makes nobody a contributor, whatever others write in that moment", async () => {
  const id = await inReview();
  await newsroomSql()`delete from contribution where article_id = ${id}`;
  await type(room.reporter, id, await openText(id), (doc) => {
    const block = new Y.XmlElement("paragraph");
    block.setAttribute("id", "p9");
    block.setAttribute("splitBy", `${room.reporter.id}~suggestion-3`);
    block.insert(0, [new Y.XmlText()]);
    doc.getXmlFragment("body").insert(1, [block]);
  });
  await type(room.editor, id, await openText(id), (doc) => typeWords(doc, "Plain. "));
  await openDocument(id);
  assert.deepEqual(await contributors(id), [room.editor.id]);
});
