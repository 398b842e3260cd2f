// Readers' pages over a million articles, for `npm run bench`: what each kind of page asks of the database, by the functions
// that ask it: within the database, and whole with the way there and back. Fills the archive when the database that the
// environment names has none. Prints one line of JSON: milliseconds.
import { databaseUrls } from "./address.ts";
import { closePools, readersSql } from "./client.ts";
import { listenedDatabase } from "./listened-queries.test-support.ts";
import {
  articleById,
  authorBySlug,
  bureauBySlug,
  latest,
  listedIn,
  readSnapshot,
  sectionBySlug,
  type Snapshot,
  teasersOf,
} from "./live.ts";
import { feedItems, sitemapMonths } from "./live-feeds.ts";
import { archiveSections, fillLiveArchive, firstArchived } from "./live-archive.test-support.ts";
import { times } from "./times.test-support.ts";

const archived = Number(process.argv[2] ?? 1_000_000);
const rounds = 200;
const page = 20;

await fillLiveArchive(archived, databaseUrls().owner, (line) => void process.stderr.write(`    ${line}\n`));
const sql = readersSql();
/** The same places in every run, spread over the whole archive without a pattern. */
const somewhere = (index: number) => (index * 7_919 * 101 + 17) % archived;
const cursorAt = async (index: number) => {
  const id = firstArchived + somewhere(index);
  const [row] = await sql<{ at: Date }[]>`select first_published_at as at from live.article where id = ${id}`;
  if (!row) throw new Error(`article ${id} is missing`);
  return { at: row.at, id };
};
const cursors = await Promise.all(Array.from({ length: rounds }, (_, index) => cursorAt(index)));
const cursorOf = (index: number) => cursors[index % rounds] ?? null;

/** What a kind of page asks, of the snapshot that it is given. */
type Asking = (snapshot: Snapshot, index: number) => Promise<unknown>;

async function section(snapshot: Snapshot, index: number): Promise<string> {
  const row = await sectionBySlug(snapshot, `archive-${index % archiveSections}`);
  if (!row) throw new Error("the archive has no sections");
  return row.id;
}

const newest = await readSnapshot(async (now) =>
  (await latest(now, { limit: 4 })).teasers.map(({ id }) => id),
);
const pages: Readonly<Record<string, Asking>> = {
  article: (snapshot, index) => articleById(snapshot, firstArchived + somewhere(index)),
  "section's newest": async (snapshot, index) =>
    latest(snapshot, { where: listedIn.section(await section(snapshot, index)), limit: page }),
  "section at any depth": async (snapshot, index) =>
    latest(snapshot, {
      where: listedIn.section(await section(snapshot, index)),
      after: cursorOf(index),
      limit: page,
    }),
  "bureau at any depth": async (snapshot, index) => {
    const row = await bureauBySlug(snapshot, `archive-${index % 20}`);
    return latest(snapshot, { where: listedIn.bureau(row?.id ?? ""), after: cursorOf(index), limit: page });
  },
  "author's newest": async (snapshot, index) => {
    const row = await authorBySlug(snapshot, `archive-${(index * 7) % 400}`);
    return latest(snapshot, { where: listedIn.author(row?.id ?? ""), limit: page });
  },
  "end of an article": async (snapshot, index) => {
    const more = listedIn.sectionButNot(await section(snapshot, index), firstArchived + somewhere(index));
    await teasersOf(snapshot, newest);
    return latest(snapshot, { where: more, limit: 4 });
  },
  feed: (snapshot) => feedItems(snapshot, 50),
};
/** Reads every article's row: asked a few times is enough to know. */
const heavy: Readonly<Record<string, Asking>> = { "sitemap's months": (snapshot) => sitemapMonths(snapshot) };

const inside: Record<string, number[]> = {};
const whole: Record<string, number[]> = {};
const listened = listenedDatabase(databaseUrls().reader);
const snapshot: Snapshot = { db: listened.db, seq: 0 };
whole["nothing"] = await times(rounds, () => listened.db.execute("select 1"));
for (const [asked, count] of [
  [pages, rounds],
  [heavy, 3],
] as const) {
  for (const [name, ask] of Object.entries(asked)) {
    // The first ones bring what is asked for into memory.
    await times(Math.min(count, 20), (index) => ask(snapshot, index));
    const costs: number[] = [];
    for (let index = 0; index < count; index++) costs.push(await listened.within(() => ask(snapshot, index)));
    inside[name] = costs;
    whole[name] = await times(count, (index) => ask(snapshot, index));
  }
}

process.stdout.write(`${JSON.stringify({ inside, whole })}\n`);
await listened.close();
await closePools();
