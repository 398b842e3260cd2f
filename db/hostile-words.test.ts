// Words of another bureau's working copy reach nobody else, and texts that no row can hold are refused, not a fault.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { articleForDesk } from "./articles.ts";
import { board, headlinesOf, publishedByWords } from "./board.ts";
import { isUnstorable } from "./client.ts";
import { picturesByIds } from "./media.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  smallNewsroom,
  type SmallNewsroom,
  write,
} from "./newsroom.test-support.ts";
import { listBylinePeople } from "./people.ts";
import { previewOf } from "./preview.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("hostile_words");
  room = await smallNewsroom();
});
after(() => database.close());

test("a live article is found and shown by the headline that readers see, not by the one under work", async () => {
  const published = finished(room);
  const id = await liveArticle(room, published);
  const headline = `${published.headline} (${id})`;
  await write(room.editor, id, { ...published, headline: "Minister resigns tomorrow" });
  for (const actor of [room.outsider, room.editor]) {
    assert.deepEqual(await publishedByWords(actor, "resigns"), []);
    assert.deepEqual(await publishedByWords(actor, "harbour"), [{ id, headline }]);
  }
  assert.deepEqual(await headlinesOf([id]), { [id]: headline });
});

test("a text that names a picture by what is no id still opens, with the picture left out", async () => {
  const lead = { mediaId: "abc", caption: "", credit: "", alt: "", decorative: true };
  const id = await draftArticle(room, { ...finished(room), lead });
  const found = await articleForDesk(room.reporter, id);
  assert.deepEqual(
    found?.facts.pictures.map(({ mediaId, denied }) => ({ mediaId, denied })),
    [{ mediaId: "abc", denied: true }],
  );
  assert.equal((await previewOf(room.reporter, id))?.article.lead, null);
  assert.deepEqual(await picturesByIds(["abc", "' or 1=1"]), {});
});

test("references that are no ids are unknown, not a fault", async () => {
  const id = await draftArticle(room);
  const byline = [{ kind: "person", id: "abc", name: "X", role: "reporting" }] as const;
  await assert.rejects(write(room.reporter, id, { ...finished(room), sectionId: "abc" }), /section/);
  await assert.rejects(write(room.reporter, id, { ...finished(room), byline }), /byline/);
});

test("a cursor of a year that PostgreSQL can't read is no cursor", async () => {
  assert.ok((await board(room.editor, { after: "999999999999999.1" })).rows.length > 0);
});

test("the character that PostgreSQL keeps nowhere is told from every other fault", async () => {
  await assert.rejects(listBylinePeople("a\u0000b"), (error) => isUnstorable(error));
  assert.equal(isUnstorable(new Error("another")), false);
});
