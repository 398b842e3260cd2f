// The newsroom's search: over current and past texts, by whoever may read them, whatever is typed into it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as fc from "fast-check";
import { APP_ROLE } from "./address.ts";
import { newsroomSql } from "./client.ts";
import { fillBoard } from "./many-articles.test-support.ts";
import { indexDueArticles } from "./search-index.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { searchNewsroom } from "./search.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("search");
  room = await smallNewsroom();
});
after(() => database.close());

async function indexAll(): Promise<void> {
  while ((await indexDueArticles()) > 0);
}

const idsOf = async (actor: SmallNewsroom["editor"], text: string, past = false) =>
  (await searchNewsroom(actor, { text, past })).hits.map((hit) => hit.id);

test("finds a text by the beginnings of its words and shows them where they stand", async () => {
  const id = await draftArticle(room, finished(room, "Icebreakers kept the strait of Orlen open."));
  await indexAll();
  assert.deepEqual(await idsOf(room.editor, "icebr orlen"), [id]);
  assert.deepEqual(await idsOf(room.editor, '"strait of Orlen"'), [id]);
  assert.deepEqual(await idsOf(room.editor, "icebreakers -orlen"), []);
  assert.equal((await idsOf(room.editor, String(id)))[0], id);
  const [hit] = (await searchNewsroom(room.editor, { text: "strait", past: false })).hits;
  assert.ok(hit?.snippet.some((piece) => piece.hit && piece.text === "strait"));
});

test("words that were written over are found in past revisions alone", async () => {
  const id = await draftArticle(room, finished(room, "The zeppelin landed at noon."));
  await must(room.reporter, id, { verb: "submit" });
  await must(room.reporter, id, { verb: "take-back" });
  await write(room.reporter, id, { ...finished(room, "The balloon landed."), slug: `balloon-${id}` });
  await indexAll();
  assert.deepEqual(await idsOf(room.editor, "zeppelin"), []);
  const { hits } = await searchNewsroom(room.editor, { text: "zeppelin", past: true });
  assert.deepEqual(
    hits.map((hit) => [hit.id, hit.onlyPast, hit.snippet.some((piece) => piece.hit)]),
    [[id, true, true]],
  );
});

test("nobody finds what they may not read: other bureaus, killed texts, administrators", async () => {
  const id = await liveArticle(room, finished(room, "Canaryword stands in this text."));
  await indexAll();
  for (const actor of [room.reporter, room.editor, room.chief, room.legal])
    assert.deepEqual(await idsOf(actor, "canaryword"), [id], actor.role);
  for (const actor of [room.outsider, room.admin]) assert.deepEqual(await idsOf(actor, "canaryword"), []);
  for (const actor of [room.outsider, room.admin]) assert.deepEqual(await idsOf(actor, String(id)), []);
  await must(room.chief, id, { verb: "kill", reason: "The wrong person is named." });
  assert.deepEqual(await idsOf(room.editor, "canaryword", true), []);
  assert.deepEqual(await idsOf(room.legal, "canaryword"), [id]);
});

test("what changed years ago is found behind a thousand newer texts, for whoever sees one bureau or all", async () => {
  const ids: number[] = [];
  for (const years of [3, 2]) {
    const id = await draftArticle(room, finished(room, "A quagga was seen on the heath."));
    await newsroomSql()`update article set changed_at = now() - make_interval(years => ${years}) where id = ${id}`;
    ids.unshift(id);
  }
  await indexAll();
  await fillBoard(room, 1_200);
  await newsroomSql()`delete from search_due`;
  await newsroomSql()`
    insert into search_text (article_id, bureau_id, changed_at, now, past, copy_version, revision_number)
    select id, bureau_id, changed_at, to_tsvector('simple', 'heath harbour'), '', 1, 0 from article
    where id not in (select article_id from search_text)`;
  for (const actor of [
    room.editor,
    room.chief,
    { ...room.editor, bureauIds: [room.otherBureauId, room.bureauId] },
  ]) {
    assert.deepEqual(await idsOf(actor, "quagga"), ids);
    assert.deepEqual(await idsOf(actor, "quagga -heath"), []);
    const { hits, more } = await searchNewsroom(actor, { text: "heath", past: false });
    assert.ok(more && hits.length === 30);
    const { hits: days } = await searchNewsroom(actor, {
      text: "quagga",
      past: true,
      from: new Date(Date.now() - 2.5 * 365 * 86_400_000),
    });
    assert.deepEqual(
      days.map((hit) => hit.id),
      ids.slice(0, 1),
    );
  }
  assert.deepEqual(await idsOf(room.outsider, "quagga"), []);
});

test("a search that would take too long says that not all was looked through", async () => {
  const owner = openOwner(database.url);
  try {
    await owner.unsafe("alter table search_text rename to quick_text");
    await owner.unsafe(
      "create view search_text as select * from quick_text where pg_sleep(0.01)::text is not null",
    );
    await owner.unsafe(`grant select on search_text to ${APP_ROLE}`);
    const { hits, cut } = await searchNewsroom(room.chief, { text: "quagga", past: false });
    assert.deepEqual([hits, cut], [[], true]);
  } finally {
    await owner.unsafe("drop view search_text");
    await owner.unsafe("alter table quick_text rename to search_text");
    await owner.end();
  }
});

test("whatever is typed is answered, never an error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 80 }), async (text) => {
      await searchNewsroom(room.editor, { text: text.replaceAll("\0", ""), past: true });
    }),
    { numRuns: 60, seed: 5 },
  );
});
