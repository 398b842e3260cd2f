// Another bureau's picture can't be seen by way of one's own article: neither as its lead picture, nor as a figure that is
// sent over the socket, nor as what a new article is begun with.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import * as Y from "yjs";
import { articleForDesk, createArticle } from "#db/articles.ts";
import { newsroomSql } from "#db/client.ts";
import { insertMedia, mediaByKeyForDesk, type StoredPicture } from "#db/media.ts";
import { draftArticle, finished, liveArticle, write } from "#db/newsroom.test-support.ts";
import { saveFields, saveWorkingCopy } from "#db/working-copy.ts";
import { fieldsOf } from "#lib/document/fields.ts";
import { readWorkingText, seedOf } from "#lib/document/working-document.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { bodyOf, openEditor, until, type Editor, writingNewsroom } from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab pictures");

let last = 0;
/** A picture that was taken in for the other bureau. */
function theirs(
  by: Actor = room.outsider,
  bureauId: string | null = room.otherBureauId,
): Promise<StoredPicture> {
  return insertMedia(by, {
    key: `c${String(++last).padStart(31, "0")}`,
    fileName: "canary.jpg",
    width: 800,
    height: 600,
    widths: [480],
    bytes: 1,
    bureauId,
    caption: "",
    credit: "Canary-credit",
    alt: "Something",
  });
}

const sees = async (actor: Actor, picture: StoredPicture) =>
  (await mediaByKeyForDesk(actor, picture.key)) !== null;

const lead = (mediaId: string) => ({ mediaId, caption: "", credit: "Me", alt: "Mine", decorative: false });
const figure = (mediaId: string) => ({
  type: "figure" as const,
  attrs: { id: `f-${mediaId.slice(-8)}`, mediaId, credit: "Me", alt: "Mine", decorative: false },
  content: [{ type: "text" as const, text: "A caption." }],
});

async function putFigure({ doc }: Editor, mediaId: string, caption = "A caption."): Promise<void> {
  const made = new Y.XmlElement("figure");
  doc.transact(() => {
    made.setAttribute("mediaId", mediaId);
    made.insert(0, [new Y.XmlText(caption)]);
    doc.getXmlFragment("body").push([made]);
  });
}

const picturesInRow = async (id: number): Promise<unknown[]> => {
  const [row] = await newsroomSql()`
    select jsonb_path_query_array(content, '$.**.mediaId') as ids, d.head::int - w.seq::int as behind
    from working_copy w join collab_document d using (article_id) where article_id = ${id}`;
  return row?.["behind"] === 0 ? row["ids"] : ["behind"];
};

const kindsOf = async (id: number) =>
  (await newsroomSql()`select kind from collab_update where article_id = ${id} order by seq`).map(
    (one) => one["kind"],
  );

test("a lead picture that the person may not see is refused with a sentence, and stays unseen", async () => {
  const picture = await theirs();
  const id = await draftArticle(room);
  const desk = await articleForDesk(room.reporter, id);
  assert.ok(desk);
  const { content, slugline } = desk;
  const fields = await saveFields(room.reporter, id, {
    seenVersion: desk.fieldsVersion,
    key: randomUUID(),
    fields: { ...fieldsOf(content), lead: lead(picture.id) },
    slugline,
  });
  assert.ok(fields?.ok === false && fields.why === "refused");
  assert.match(refusalText(fields.refusal, "UTC"), /another bureau .* upload it here/);
  const whole = await saveWorkingCopy(room.reporter, id, {
    seenVersion: desk.article.copyVersion,
    key: randomUUID(),
    content: { ...content, body: { type: "doc", content: [...content.body.content, figure(picture.id)] } },
    slugline,
  });
  assert.ok(whole?.ok === false && whole.why === "refused");
  assert.equal(await sees(room.reporter, picture), false);
  assert.equal((await articleForDesk(room.reporter, id))?.content.lead, null);
});

test("a figure that brings a picture which its sender may not see loses it and keeps its words, once, for everybody", async () => {
  const picture = await theirs();
  const id = await draftArticle(room);
  const writer = await openEditor(server, room.reporter, id);
  const other = await openEditor(server, room.editor, id);
  await until(() => writer.provider.synced && other.provider.synced, "both are in step");
  await putFigure(writer, picture.id);
  await until(
    () => [writer, other].every(({ doc }) => bodyOf(doc).includes('mediaId="taken-out"')),
    "it is taken out",
  );
  assert.equal(bodyOf(other.doc).includes(picture.id), false);
  assert.match(bodyOf(other.doc), /A caption\./);
  assert.deepEqual(await picturesInRow(id), ["taken-out"]);
  assert.deepEqual(await kindsOf(id), ["edit", "whole"]);
  assert.equal(await sees(room.reporter, picture), false);
  assert.equal(await sees(room.editor, picture), false);
  const desk = await articleForDesk(room.reporter, id);
  assert.deepEqual(
    desk?.facts.pictures.map((one) => one.denied),
    [true],
    "it isn't published",
  );
  assert.deepEqual([writer.closed, other.closed], [[], []]);
  writer.leave();
  other.leave();
});

test("pictures that a person may see go into a text: the bureau's, live ones, everybody's, and a chief's choice", async () => {
  const live = await theirs(room.chief);
  const liveId = await draftArticle(room);
  await write(room.chief, liveId, { ...finished(room), slug: `live-${liveId}`, lead: lead(live.id) });
  const published = await theirs(room.reporter, room.bureauId);
  await liveArticle(room, { ...finished(room, "Out."), lead: lead(published.id) });
  const everybodys = await theirs(room.chief, null);
  const ours = await theirs(room.reporter, room.bureauId);
  const id = await draftArticle(room);
  const writer = await openEditor(server, room.reporter, id);
  const chief = await openEditor(server, room.chief, id);
  await until(() => writer.provider.synced && chief.provider.synced, "both are in step");
  for (const one of [published, everybodys, ours, live]) await putFigure(writer, one.id);
  const chosen = await theirs();
  await putFigure(chief, chosen.id);
  await until(async () => (await picturesInRow(id)).length === 5, "all of them are kept");
  assert.deepEqual(
    new Set(await picturesInRow(id)),
    new Set([published, everybodys, ours, live, chosen].map((one) => one.id)),
  );
  assert.equal(await sees(room.editor, chosen), true, "a text shows its pictures to its readers");
  writer.leave();
  chief.leave();
});

test("a picture that somebody put in rightly comes back with a colleague's undo", async () => {
  const picture = await theirs();
  const id = await draftArticle(room);
  const chief = await openEditor(server, room.chief, id);
  const writer = await openEditor(server, room.reporter, id);
  await until(() => writer.provider.synced && chief.provider.synced, "both are in step");
  await putFigure(chief, picture.id);
  await until(async () => (await picturesInRow(id)).includes(picture.id), "it is there");
  await until(() => bodyOf(writer.doc).includes(picture.id), "the writer has it");
  const body = writer.doc.getXmlFragment("body");
  body.delete(body.length - 1, 1);
  await until(async () => (await picturesInRow(id)).length === 0, "it is gone");
  await putFigure(writer, picture.id);
  await until(async () => (await picturesInRow(id)).some((one) => one !== "behind"), "it is back");
  assert.deepEqual(await picturesInRow(id), [picture.id]);
  writer.leave();
  chief.leave();
});

test("a new article isn't begun with a picture that its writer may not see", async () => {
  const picture = await theirs();
  const prose = {
    headline: "",
    standfirst: "",
    body: { type: "doc" as const, content: [figure(picture.id)] },
  };
  const snapshot = seedOf(prose);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, snapshot);
  assert.equal(typeof readWorkingText(doc), "object");
  const begun = { snapshot, clients: [], prose };
  const made = await createArticle(room.reporter, { key: randomUUID(), begun });
  assert.ok(!made.ok && made.refusal.kind === "not-now");
  assert.equal(made.refusal.why, "foreign-picture");
  const theirOwn = await createArticle(room.outsider, { key: randomUUID(), begun });
  assert.ok(theirOwn.ok);
  assert.deepEqual((await articleForDesk(room.outsider, theirOwn.id))?.facts.pictures[0]?.denied, false);
});
