// The words that readers are offered for a misspelling: those of live headlines and standfirsts, learned and forgotten by the clock
// a few seconds after a page came or went. What nobody can find any more is offered to nobody.
import { sql } from "drizzle-orm";
import { offeredWords, spellingKeys } from "#lib/newsroom/spelling.ts";
import { newsroom, type Transaction } from "./client.ts";
import { anyPageHas, inAnyForm } from "./known-in-pages.ts";
import { wordDue } from "./schema/search.ts";

/** Words of the article's headline and standfirst as readers have them now; none when they have none. */
export async function wordsOf(tx: Transaction, id: number): Promise<string[]> {
  const [row] = await tx.execute<{ words: string }>(
    sql`select live.plain(headline || ' ' || standfirst) as words from live.article where id = ${id}`,
  );
  return row ? offeredWords(row.words) : [];
}

/** Have the words looked at again that a page lost or got. A row of its own: no two writers wait for each other. */
export async function noteWords(
  tx: Transaction,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const [had, has] = [new Set(before), new Set(after)];
  const words = [...had].filter((word) => !has.has(word)).concat([...has].filter((word) => !had.has(word)));
  if (words.length > 0) await tx.insert(wordDue).values({ words });
}

/**
 * Learn the words that a live page has and forget those that none has any more; any number of instances may call it at once.
 * Returns how many notes were worked off: fewer than `most` means that nothing is left.
 */
export async function learnDueWords(most = 50): Promise<number> {
  return newsroom().transaction(async (tx) => {
    const due = await tx.execute<{ words: string[] }>(sql`
      delete from word_due where id in (select id from word_due order by id limit ${most} for update skip locked)
      returning words`);
    const words = offeredWords(due.flatMap((one) => one.words).join(" ")).toSorted();
    if (words.length === 0) return due.length;
    const known = new Set(
      (
        await tx.execute<{ word: string }>(
          sql`select distinct word from live.word_key where word = any(${sql.param(words)}::text[])`,
        )
      ).map(({ word }) => word),
    );
    const [gone, learned]: [string[], string[]] = [[], []];
    for (const word of words) {
      const live = await anyPageHas(tx, inAnyForm(word));
      if (live && !known.has(word)) learned.push(word);
      if (!live && known.has(word)) gone.push(word);
    }
    if (gone.length > 0)
      await tx.execute(sql`delete from live.word_key where word = any(${sql.param(gone)}::text[])`);
    if (learned.length > 0) {
      const pairs = learned.flatMap((word) => spellingKeys(word).map((key) => [key, word] as const));
      await tx.execute(sql`
        insert into live.word_key (key, word)
        select * from unnest(${sql.param(pairs.map(([key]) => key))}::text[], ${sql.param(pairs.map(([, word]) => word))}::text[])
        order by 1, 2 on conflict do nothing`);
    }
    return due.length;
  });
}
