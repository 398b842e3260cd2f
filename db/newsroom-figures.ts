// The newsroom at a million articles, for `npm run bench`: what the board and the search ask of the database, for somebody who
// sees all and for an editor of one bureau of twenty. Fills the archive when the database that the environment names has
// none. Prints one line of JSON: milliseconds, and what the pages are asked with over HTTP.
import type { Actor } from "#lib/newsroom/article.ts";
import { databaseUrls } from "./address.ts";
import { archiveWord, fillWords, rareWord, rareWords } from "./archive-words.test-support.ts";
import { openSession } from "./auth.ts";
import { board, waitingFor } from "./board.ts";
import { closePools, newsroomSql } from "./client.ts";
import { fillArchive } from "./many-articles.test-support.ts";
import { smallNewsroom, someone } from "./newsroom.test-support.ts";
import { searchNewsroom, type SearchFilter } from "./search.ts";
import { times } from "./times.test-support.ts";

const archived = 1_000_000;
const rounds = 60;
const ownerUrl = databaseUrls().owner;
const sql = newsroomSql();

const say = (line: string) => void process.stderr.write(`    ${line}\n`);
const archiveBureaus = () =>
  sql<{ id: string; slug: string }[]>`select id, slug from bureau where slug like 'far-%' order by slug`;

if ((await archiveBureaus()).length === 0) {
  say(`writing ${archived} articles`);
  await fillArchive(await smallNewsroom(), archived, ownerUrl);
}
await fillWords(ownerUrl, say);

const [home] = await archiveBureaus();
if (!home) throw new Error("the archive has no bureaus");
const editor = await someone("editor", [home.id]);
const chief = await someone("chief", []);
const both = (index: number): Actor => (index % 2 === 0 ? editor : chief);
const [assignee] = await sql<{ id: string }[]>`
  select assigned_to as id from article where assigned_to is not null order by id desc limit 1`;
const passages = await sql<{ text: string }[]>`
  select content #>> '{body,content,0,content,0,text}' as text from working_copy
  where article_id in (select 2000 + n * 9973 from generate_series(1, ${rounds}::int) n)`;

const everywhere = new Set(Array.from({ length: 300 }, (_, rank) => archiveWord(rank)));
/** Three words that stand beside each other somewhere, one of them not in every other text. */
function phrase(index: number): string {
  const words = passages[index % passages.length]?.text.split(" ") ?? [];
  const telling = words.findIndex((word, at) => at > index % 20 && !everywhere.has(word));
  return `"${words.slice(Math.max(0, telling - 1), telling + 2).join(" ")}"`;
}
/** From a word in one article of sixteen to one in two hundred. */
const middle = (index: number) => archiveWord(300 + ((index * 97) % 3_000));
const common = (index: number) => archiveWord(index % 12);
const rare = (index: number) => rareWord((index * 7_919) % rareWords);
const former = (index: number) => `vorm${((index * 7_919) % Math.floor(rareWords / 3)) * 3}x`;

const found = {
  nothing: await times(rounds, () => sql`select 1`),
  page: await times(rounds, () => board(editor, {})),
  pageOfAll: await times(rounds, () => board(chief, {})),
  screen: await times(rounds, (index) =>
    Promise.all([
      board(both(index), {}),
      waitingFor(both(index)),
      board(both(index), { stage: "review" }),
      board(both(index), { stage: "ready" }),
    ]),
  ),
  older: await pages(chief),
  filters: await times(rounds, (index) => {
    const filters = [
      { due: { to: new Date() } },
      { gate: "any" },
      { claim: "nobody" },
      { assignee: assignee?.id ?? "" },
      { publication: "withheld" },
      { bureau: "far-7" },
      { mine: true },
    ] as const;
    return board(chief, filters[index % filters.length] ?? {});
  }),
  boardWords: await times(rounds, (index) => board(both(index), { text: `harb ${index * 991}` })),
};

async function pages(actor: Actor): Promise<number[]> {
  let after: string | null = null;
  return times(rounds, async () => {
    const page: Awaited<ReturnType<typeof board>> = await board(actor, { after: after ?? undefined });
    after = page.next;
  });
}

const searches = {
  rare: (index) => ({ text: rare(index) }),
  middle: (index) => ({ text: middle(index) }),
  common: (index) => ({ text: common(index) }),
  beginning: (index) => ({ text: rareWord(index + 10).slice(0, 6) }),
  several: (index) => ({ text: `${middle(index)} ${common(index)} -${archiveWord(index + 900)}` }),
  phrase: (index) => ({ text: phrase(index) }),
  filtered: (index) => ({
    text: index % 4 === 3 ? rare(index) : middle(index),
    ...([
      { publication: "withheld" },
      { bureau: "far-1" },
      { from: new Date(Date.now() - 200 * 86_400_000), until: new Date(Date.now() - 100 * 86_400_000) },
      { stage: "draft", publication: "live" },
    ][index % 4] as object),
  }),
  formerRare: (index) => ({ text: former(index), past: true }),
  formerMiddle: (index) => ({ text: middle(index), past: true }),
  none: (index) => ({ text: `zzz${index}`, past: index % 3 === 0 }),
} as const satisfies Record<string, (index: number) => Partial<SearchFilter>>;

type Searches = keyof typeof searches;
const searched: Record<string, number[]> = {};
const hits: Record<string, number> = {};
for (const name of Object.keys(searches) as Searches[]) {
  hits[name] = 0;
  searched[`search ${name}`] = await times(rounds, async (index) => {
    const filter = { past: false, ...searches[name](index) };
    // Each question to both, so that neither has the easier ones.
    const page = await searchNewsroom(both(Math.floor(index / 2)), filter);
    hits[name] = (hits[name] ?? 0) + (page.hits.length > 0 ? 1 : 0);
  });
}
for (const [name, count] of Object.entries(hits))
  if ((count === 0) !== (name === "none"))
    throw new Error(`the search "${name}" measures nothing: ${count} of ${rounds} find something`);

const asked = Object.fromEntries(
  (["rare", "middle", "common", "phrase", "formerRare"] as const).map((name) => [
    name,
    Array.from({ length: 20 }, (_, index) => searches[name](index + 31).text),
  ]),
);
const tokens = { editor: await openSession(editor.id, null), chief: await openSession(chief.id, null) };
process.stdout.write(`${JSON.stringify({ times: { ...found, ...searched }, hits, asked, tokens })}\n`);
await closePools();
