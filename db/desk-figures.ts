// The newsroom's own speeds at size, for `npm run bench`: the board over many articles and the save of a very long text,
// on the database that the environment names. Prints one line of JSON, milliseconds.
import { articleForDesk, changeArticle } from "./articles.ts";
import { board, waitingFor } from "./board.ts";
import { closePools, newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { fillBoard } from "./many-articles.test-support.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { draftArticle, finished, longBody, must, smallNewsroom } from "./newsroom.test-support.ts";
import { findWords, openText, type } from "./review.test-support.ts";
import { times } from "./times.test-support.ts";
import { saveWorkingCopy } from "./working-copy.ts";

const articles = 10_000;
const words = 50_000;
const longWords = 20_000;

const room = await smallNewsroom();
await fillBoard(room, articles);
await newsroomSql()`select 1`;
const first = await times(60, () => board(room.editor, {}));
let after: string | null = null;
const pages = await times(60, async () => {
  const page: Awaited<ReturnType<typeof board>> = await board(room.editor, { after: after ?? undefined });
  after = page.next;
});
const search = await times(40, (index) => board(room.editor, { text: `harb ${index}` }));
const waiting = await times(40, () => waitingFor(room.editor));

const id = await draftArticle(room);
const desk = await articleForDesk(room.reporter, id);
let seenVersion = desk?.article.copyVersion ?? 1;
const saves = await times(30, async (index) => {
  const content = {
    ...finished(room),
    slug: `long-${id}`,
    headline: `Save ${index}`,
    body: longBody(words),
  };
  const saved = await saveWorkingCopy(room.reporter, id, {
    seenVersion,
    key: newId(),
    content,
    slugline: "",
  });
  if (!saved?.ok) throw new Error(`not saved: ${JSON.stringify(saved)}`);
  seenVersion = saved.version;
});

/** A cut as people meet it: somebody typed a letter since the last one, and the text is longWords long. */
const cutId = await draftArticle(room, { ...finished(room), body: longBody(longWords) });
const doc = await openText(cutId);
const typeLetter = (actor: Actor) =>
  type(actor, cutId, doc, () => {
    const { text, at } = findWords(doc, "body", "word0");
    text.insert(at, "x");
  });
/** Milliseconds of one verb, by a screen that has shown every letter: from the wish to the commit, the text's reading included. */
async function cut(actor: Actor, verb: "submit" | "approve"): Promise<number> {
  const before = await articleForDesk(actor, cutId);
  if (!before) throw new Error("the text is hidden");
  await typeLetter(verb === "submit" ? room.reporter : room.secondEditor);
  const [log] = await newsroomSql()`select head from collab_document where article_id = ${cutId}`;
  const wish = { verb, seenVersion: before.article.version };
  const seen = { seq: Number(log?.["head"]), fields: before.fieldsVersion };
  const started = performance.now();
  const done = await changeArticle(actor, cutId, wish, { requestId: newId(), seen });
  const took = performance.now() - started;
  if (!done?.ok) throw new Error(`${verb} refused: ${JSON.stringify(done)}`);
  return took;
}
const submits: number[] = [];
const approvals: number[] = [];
for (let round = 0; round < 15; round++) {
  submits.push(await cut(room.reporter, "submit"));
  approvals.push(await cut(room.editor, "approve"));
  await must(room.editor, cutId, { verb: "request-changes", reason: "Once more." });
}
const sql = newsroomSql();
const [stored] = await sql`select content::text as json from working_copy where article_id = ${cutId}`;
/** The floor under a cut: the text's bytes over the line, taken in as JSON, on one connection. */
const bare = await sql.begin(async (tx) => {
  await tx`create temporary table bare (content jsonb not null) on commit drop`;
  return times(15, () => tx`insert into bare values (${String(stored?.["json"])}::text::jsonb)`);
});
process.stdout.write(
  `${JSON.stringify({ articles, words, first, pages, search, waiting, saves, submits, approvals, bare })}\n`,
);
await closePools();
