// A correction's note leads to the paragraphs that it changed, and they to it; feeds carry no marks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Content } from "#lib/document/content.ts";
import { newsroomSql } from "./client.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  type SmallNewsroom,
  write,
} from "./newsroom.test-support.ts";
import { firstBrokenProjection } from "./record-checks.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("corrected_blocks");
  room = await smallNewsroom();
});
after(() => database.close());

const paragraph = (id: string, text: string) => ({
  type: "paragraph" as const,
  attrs: { id },
  content: [{ type: "text" as const, text }],
});
const saying = (slug: string, ...words: readonly string[]): Content => ({
  ...finished(room),
  slug,
  body: { type: "doc", content: words.map((text, index) => paragraph(`p${index}`, text)) },
});

async function publish(id: number, content: Content): Promise<void> {
  await write(room.reporter, id, content);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish" });
}

async function change(
  id: number,
  content: Content,
  changeClass: "update" | "correction" | "clarification",
): Promise<void> {
  await write(room.reporter, id, content);
  const publicNote = changeClass === "update" ? undefined : `A ${changeClass} of the text.`;
  await must(room.reporter, id, { verb: "submit", changeClass, ...(publicNote && { publicNote }) });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish-change" });
}

async function live(id: number): Promise<Readonly<{ html: string; feed: string }>> {
  const [row] = await newsroomSql()`select html, feed_html as feed from live.article where id = ${id}`;
  return { html: String(row?.["html"]), feed: String(row?.["feed"]) };
}
const marked = (html: string): string[] =>
  [...html.matchAll(/<p>([^<]*)((?:<sup.*?<\/sup>)*)<\/p>/g)].map(
    ([, words = "", marks = ""]) => words + marks.replaceAll(/<[^>]+>/g, "#"),
  );

test("each correction marks what it changed, an update marks nothing, and a later text keeps the marks of what is left", async () => {
  const id = await draftArticle(room);
  const slug = `marks-${id}`;
  await publish(id, saying(slug, "Nine ships left.", "It was a Monday.", "Nobody was hurt."));
  assert.deepEqual(marked((await live(id)).html), [
    "Nine ships left.",
    "It was a Monday.",
    "Nobody was hurt.",
  ]);
  await change(id, saying(slug, "Nine ships left.", "It was a Tuesday.", "Nobody was hurt."), "correction");
  const [, second = ""] = marked((await live(id)).html);
  assert.equal(second, "It was a Tuesday.##1##");
  await change(id, saying(slug, "Ten ships left.", "It was a Tuesday.", "Nobody was hurt."), "update");
  await change(id, saying(slug, "Ten ships left.", "It was a Tuesday.", "Two were hurt."), "clarification");
  const { html, feed } = await live(id);
  assert.deepEqual(marked(html), ["Ten ships left.", "It was a Tuesday.##1##", "Two were hurt.##2##"]);
  assert.match(html, /id="note-mark-1"><a href="#note-1" aria-label="Correction 1">/);
  assert.doesNotMatch(feed, /note-mark/);
  await change(id, saying(slug, "Ten ships left.", "It was a Tuesday."), "update");
  assert.deepEqual(marked((await live(id)).html), ["Ten ships left.", "It was a Tuesday.##1##"]);
  assert.equal(await firstBrokenProjection(), null);
});

test("a correction of more than four paragraphs is of the whole text and marks none", async () => {
  const id = await draftArticle(room);
  const words = (again: string) => [1, 2, 3, 4, 5].map((one) => `Paragraph ${one} ${again}.`);
  await publish(id, saying(`whole-${id}`, ...words("first")));
  await change(id, saying(`whole-${id}`, ...words("second")), "correction");
  assert.doesNotMatch((await live(id)).html, /note-mark/);
});
