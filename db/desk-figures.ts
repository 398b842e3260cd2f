// The newsroom's own speeds at size, for `npm run bench`: the board over many articles and the save of a very long text,
// on the database that the environment names. Prints one line of JSON, milliseconds.
import { articleForDesk } from "./articles.ts";
import { board, waitingFor } from "./board.ts";
import { closePools, newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { fillBoard } from "./many-articles.test-support.ts";
import { draftArticle, finished, smallNewsroom } from "./newsroom.test-support.ts";
import { saveWorkingCopy } from "./working-copy.ts";

const articles = 10_000;
const words = 50_000;

async function times(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await run(index);
    found.push(performance.now() - started);
  }
  return found;
}

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
const block = (index: number) => ({
  type: "paragraph" as const,
  attrs: { id: `p${index}` },
  content: [
    {
      type: "text" as const,
      text: Array.from({ length: 100 }, (_, word) => `word${(index * 31 + word) % 997}`).join(" "),
    },
  ],
});
const body = Array.from({ length: words / 100 }, (_, index) => block(index));
const desk = await articleForDesk(room.reporter, id);
let seenVersion = desk?.article.copyVersion ?? 1;
const saves = await times(30, async (index) => {
  const content = {
    ...finished(room),
    slug: `long-${id}`,
    headline: `Save ${index}`,
    body: { type: "doc" as const, content: body },
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
process.stdout.write(`${JSON.stringify({ articles, words, first, pages, search, waiting, saves })}\n`);
await closePools();
