// Readers' pages over a million articles, for `npm run bench`: what each kind of page asks of the database, by the functions
// that ask it: within the database, and whole with the way there and back. Fills the archive when the database that the
// environment names has none. Prints one line of JSON: milliseconds.
import { createHash } from "node:crypto";
import { readSearch } from "#lib/newsroom/reader-search.ts";
import { databaseUrls } from "./address.ts";
import { archiveWord, rareWord, rareWords } from "./archive-words.test-support.ts";
import { closePools, readersSql } from "./client.ts";
import { listenedDatabase } from "./listened-queries.test-support.ts";
import {
  articleById,
  authorBySlug,
  bureauBySlug,
  type Cursor,
  latest,
  latestNotes,
  type Listed,
  listedIn,
  sectionBySlug,
  type Snapshot,
} from "./live.ts";
import { dayOfArchive, monthOfArchive, yearsOfArchive } from "./live-archive.ts";
import {
  feedItems,
  neighbouringDays,
  pictureByKey,
  sitemapEntries,
  sitemapListFiles,
  sitemapListSlugs,
  sitemapMonths,
  withTexts,
} from "./live-feeds.ts";
import { frontPicks } from "./live-front.ts";
import { mostRead, nearestTo, relatedTo } from "./live-related.ts";
import { searchLive } from "./live-search.ts";
import { SharedReads } from "./live-shared.ts";
import { latestOfTopic, topicBySlug } from "./live-topics.ts";
import {
  archiveBureaus,
  archivePeople,
  archiveSections,
  archiveTopics,
  fillLiveArchive,
  firstArchived,
  offeredWords,
} from "./live-archive.test-support.ts";
import { reckonMostRead } from "./most-read.ts";
import { times } from "./times.test-support.ts";

const archived = Number(process.argv[2] ?? 1_000_000);
/** Kinds to measure; all when none is named. */
const chosen = process.argv.slice(3);
const page = 20;

await fillLiveArchive(archived, databaseUrls().owner, (line) => void process.stderr.write(`    ${line}\n`));
const sql = readersSql();
/** The same places in every run, spread over the whole archive without a pattern. */
const somewhere = (index: number) => (index * 7_919 * 101 + 17) % archived;
const [articles, notes, days] = await Promise.all([
  sql<{ id: string; at: Date; text: string }[]>`
    select id, first_published_at as at, text from live.article
    where id in ${sql(Array.from({ length: 200 }, (_, index) => firstArchived + somewhere(index)))} order by id`,
  sql<{ id: string; at: Date }[]>`
    select article_id as id, at from live.note where article_id >= ${firstArchived} order by hashint8(article_id) limit 200`,
  sql<{ day: string; month: string; articles: number }[]>`
    select min(day)::text as day, to_char(day, 'YYYY-MM') as month, count(*)::int as articles from live.article
    where listed group by 2 order by 3 desc`,
]);
const one = <Row>(rows: readonly Row[], index: number): Row => {
  const row = rows[index % rows.length];
  if (row === undefined) throw new Error("the archive is empty");
  return row;
};
const placeOf = ({ at, id }: { at: Date; id: string }): Cursor => ({ at, id: Number(id) });
const anywhere = (index: number) => placeOf(one(articles, index));
const busiest = one(days, 0).month;

/** What a kind of page asks, of the snapshot that it is given. */
type Asking = (snapshot: Snapshot, index: number) => Promise<unknown>;

const found = <Row>(row: Row | null): Row => {
  if (row === null) throw new Error("the archive lacks what its pages are about");
  return row;
};
const sectionOf = async (snapshot: Snapshot, index: number) =>
  found(await sectionBySlug(snapshot, `archive-${index % archiveSections}`)).id;
const list =
  (
    which: (snapshot: Snapshot, index: number) => Promise<Listed>,
    after: (index: number) => Cursor | null,
  ): Asking =>
  async (snapshot, index) => {
    const { teasers } = await latest(snapshot, {
      where: await which(snapshot, index),
      after: after(index),
      limit: page,
    });
    return teasers;
  };
const section = async (snapshot: Snapshot, index: number) =>
  listedIn.section(await sectionOf(snapshot, index));
const bureau = async (snapshot: Snapshot, index: number) =>
  listedIn.bureau(found(await bureauBySlug(snapshot, `archive-${(index * 7) % archiveBureaus}`)).id);
const author = async (snapshot: Snapshot, index: number) =>
  listedIn.author(found(await authorBySlug(snapshot, `archive-${(index * 7) % archivePeople}`)).id);
/** Every other one is among the most frequent. */
const topicId = async (snapshot: Snapshot, index: number, which?: number) => {
  const number = which ?? (index % 2 === 0 ? index % 40 : (index * 37) % archiveTopics);
  const topic = await topicBySlug(snapshot, `archive-${number}`);
  if (topic === null || "now" in topic) throw new Error(`the archive lacks topic ${number}`);
  return topic.topic.id;
};
const newest = () => null;

const everywhere = new Set(Array.from({ length: 300 }, (_, rank) => archiveWord(rank)));
const word = {
  common: (index: number) => archiveWord(index % 12),
  /** From a word in one article of sixteen to one in two hundred. */
  middle: (index: number) => archiveWord(300 + ((index * 97) % 3_000)),
  rare: (index: number) => rareWord((index * 7_919) % rareWords),
  /** Three that stand beside each other somewhere, one of them not in every other text. */
  phrase: (index: number) => {
    const words = one(articles, index).text.split(/\s+/);
    const telling = words.findIndex((each, at) => at > index % 20 && !everywhere.has(each));
    return `"${words.slice(Math.max(0, telling - 1), telling + 2).join(" ")}"`;
  },
  /** One letter of a word that pages have is another. */
  misspelled: (index: number) => {
    const right = archiveWord((index * 131) % offeredWords);
    return `${right.slice(0, 3)}q${right.slice(4)}`;
  },
  nobodys: (index: number) => `zz${index}qqqqyyyy`,
} as const;
const search =
  (words: (index: number) => string, more: Readonly<Record<string, string>> = {}): Asking =>
  (snapshot, index) =>
    searchLive(snapshot, readSearch(new URLSearchParams({ q: words(index), ...more })));

const lists: Readonly<Record<string, Asking>> = {
  article: (snapshot, index) => articleById(snapshot, firstArchived + somewhere(index)),
  "section's newest": list(section, newest),
  "section at any depth": list(section, anywhere),
  "bureau's newest": list(bureau, newest),
  "bureau at any depth": list(bureau, anywhere),
  "author's newest": list(author, newest),
  "author at any depth": list(author, anywhere),
  "topic's newest": async (snapshot, index) =>
    latestOfTopic(snapshot, await topicId(snapshot, index), { limit: page }),
  "topic at any depth": async (snapshot, index) =>
    latestOfTopic(snapshot, await topicId(snapshot, index), { after: anywhere(index), limit: page }),
  "topic of one article": async (snapshot, index) =>
    latestOfTopic(snapshot, await topicId(snapshot, index, archiveTopics - 1 - (index % 10)), {
      limit: page,
    }),
  corrections: (snapshot, index) => latestNotes(snapshot, placeOf(one(notes, index)), 31),
  "feed of all": (snapshot) => feedItems(snapshot, 50),
  "feed of a bureau": async (snapshot, index) => feedItems(snapshot, 40, await bureau(snapshot, index)),
  "feed of an author": async (snapshot, index) => feedItems(snapshot, 40, await author(snapshot, index)),
  "feed of a topic": async (snapshot, index) => {
    const { teasers } = await latestOfTopic(snapshot, await topicId(snapshot, index), { limit: 40 });
    return withTexts(snapshot, teasers);
  },
  "most read": async (snapshot, index) =>
    mostRead(snapshot, index % 2 === 0 ? null : await sectionOf(snapshot, index), 5),
  picture: (snapshot, index) =>
    pictureByKey(
      snapshot,
      createHash("md5")
        .update(`archive-${index * 3}`)
        .digest("hex"),
      101,
    ),
  related: async (snapshot, index) => {
    const id = firstArchived + somewhere(index);
    return relatedTo(snapshot, { id, picked: [], near: await nearestTo(snapshot, id), limit: 4 });
  },
  "more from the section": async (snapshot, index) =>
    latest(snapshot, {
      where: await section(snapshot, index),
      limit: 5,
    }),
  front: async (snapshot) => {
    await latest(snapshot, { limit: 30 });
    await frontPicks(snapshot, null);
    for (let index = 0; index < archiveSections; index++)
      await latest(snapshot, { where: await section(snapshot, index), limit: 24 });
    return mostRead(snapshot, null, 5);
  },
  "a day": async (snapshot, index) => {
    const day = anywhere(index).at.toISOString().slice(0, 10);
    await neighbouringDays(snapshot, day);
    return dayOfArchive(snapshot, day, 500);
  },
  "a month": async (snapshot, index) => {
    await yearsOfArchive(snapshot);
    return monthOfArchive(snapshot, one(days, index).month);
  },
};

const searches: Readonly<Record<string, Asking>> = {
  "search: all have it": search(() => "harbour"),
  "search: common": search(word.common),
  "search: middle": search(word.middle),
  "search: rare": search(word.rare),
  "search: two words": search((index) => `${word.common(index)} ${word.middle(index)}`),
  "search: two middle words": search((index) => `${word.middle(index)} ${word.middle(index + 1)}`),
  "search: either": search((index) => `${word.middle(index)} or ${word.rare(index)}`),
  "search: phrase": search(word.phrase),
  "search: without": search((index) => `${word.middle(index)} -${word.common(index)}`),
  "search: of a section": search(word.middle, { section: `archive-${archiveSections - 1}` }),
  "search: of a year": search(word.middle, { time: "year" }),
  "search: of a month": search(word.middle, { time: "month" }),
  "search: of days long ago": search(word.middle, { from: `${busiest}-01`, until: `${busiest}-20` }),
  "search: rare, of a month": search(word.rare, { time: "month" }),
  "search: older": (snapshot, index) =>
    searchLive(snapshot, {
      ...readSearch(new URLSearchParams({ q: word.middle(index) })),
      after: { ...anywhere(index), page: 0 },
    }),
  "search: misspelled": search(word.misspelled),
  "search: nobody's": search(word.nobodys),
};

/** What machines ask for. */
const files: Readonly<Record<string, Asking>> = {
  "news sitemap": async (snapshot) =>
    latest(snapshot, { where: listedIn.since(new Date(Date.now() - 48 * 3_600_000)), limit: 1_000 }),
  "sitemap index": (snapshot) => Promise.all([sitemapListFiles(snapshot), sitemapMonths(snapshot)]),
  "sitemap of topics": (snapshot) => sitemapListSlugs(snapshot, "topics", 1),
  "sitemap of authors": (snapshot) => sitemapListSlugs(snapshot, "authors", 1),
  "sitemap of a month": (snapshot, index) => sitemapEntries(snapshot, one(days, index + 1).month),
  "sitemap of 50,000": (snapshot) => sitemapEntries(snapshot, busiest),
};

const inside: Record<string, number[]> = {};
const whole: Record<string, number[]> = {};
const listened = listenedDatabase(databaseUrls().reader);
let states = 0;
/** Each of a state of its own, so that nothing is read that was read for an earlier one. */
const anew = (): Snapshot => {
  states += 1;
  return { db: listened.db, seq: states, shared: new SharedReads(states, true) };
};
whole["nothing"] = await times(200, () => listened.db.execute("select 1"));
whole["reckoning of most read"] = await times(3, () => reckonMostRead());
for (const [asked, count] of [
  [lists, 200],
  [searches, 60],
  [files, 10],
] as const) {
  for (const [name, ask] of Object.entries(asked)) {
    if (chosen.length > 0 && !chosen.some((part) => name.includes(part))) continue;
    // The first ones bring what is asked for into memory.
    await times(Math.min(count, 20), (index) => ask(anew(), index));
    const costs: number[] = [];
    for (let index = 0; index < count; index++) costs.push(await listened.within(() => ask(anew(), index)));
    inside[name] = costs;
    whole[name] = await times(count, (index) => ask(anew(), index));
  }
}

process.stdout.write(`${JSON.stringify({ inside, whole })}\n`);
await listened.close();
await closePools();
