// One person in many windows: a few stay open, the one that is silent for longest makes room, and coming back earns nobody
// a new allowance.
import assert from "node:assert/strict";
import { test } from "node:test";
import { draftArticle, finished } from "#db/newsroom.test-support.ts";
import { frame, queryAwareness } from "#lib/raw-socket.test-support.ts";
import { openEditor, rawGuest, until, writingNewsroom } from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab windows");

test("of seven windows of one person the silent one is closed with a reason, the newest is let in, and others stay", async () => {
  const id = await draftArticle(room, finished(room, "Open in many windows."));
  const other = await openEditor(server, room.reporter, id);
  const windows = [];
  for (let count = 0; count < 6; count++) windows.push(await rawGuest(server, room.editor, id));
  const [first, second] = windows;
  assert.ok(first && second);
  first.send(frame(first.name, queryAwareness));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const newest = await rawGuest(server, room.editor, id);
  await until(() => second.ended() !== null, "the silent one is closed");
  assert.equal(second.ended()?.reason, "too-many-windows");
  assert.deepEqual(
    [first, ...windows.slice(2), newest].map((one) => one.ended()),
    [null, null, null, null, null, null],
  );
  assert.deepEqual(other.closed, []);
  other.leave();
  for (const one of [...windows, newest]) one.close();
});

test("whoever has said too much doesn't get a new allowance by coming back, and a colleague's is whole", async () => {
  const id = await draftArticle(room, finished(room, "Flooded."));
  const handled: number[] = [];
  for (let round = 0; round < 4; round++) {
    const socket = await rawGuest(server, room.editor, id);
    let count = 0;
    for (; count < 3_000 && socket.ended() === null; count++) {
      socket.send(frame(socket.name, queryAwareness));
      if (count % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await until(() => socket.ended() !== null, "put out");
    assert.equal(socket.ended()?.reason, "too-much");
    handled.push(count);
  }
  const colleague = await rawGuest(server, room.reporter, id);
  for (let count = 0; count < 300; count++) colleague.send(frame(colleague.name, queryAwareness));
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(colleague.ended(), null);
  assert.ok((handled[0] ?? 0) > 500, String(handled));
  assert.ok(
    handled.slice(1).every((one) => one < 300),
    String(handled),
  );
  colleague.close();
});
