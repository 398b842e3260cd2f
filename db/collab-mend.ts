// What edits made in the same moment lost or doubled between them is put right in the log itself, once, under the article's
// row lock: every instance and every screen reads the same.
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { mend, type HomelessWords, type Mending } from "#lib/document/late/put-back.ts";
import type { Replay } from "#lib/document/late/replay.ts";
import type { Touch } from "#lib/document/touches-prose.ts";
import type { Database } from "./client.ts";
import { now } from "./clock.ts";
import { announce, appendUpdates, type LoggedUpdate } from "./collab-log.ts";
import { ownersOf } from "./collab-owners.ts";
import { newId } from "./ids.ts";
import { keptWords } from "./schema/collab.ts";

/** An update of the log that changed words. */
export type Touched = Readonly<{ update: LoggedUpdate; touch: Touch }>;

/** Put the late words right in the replayed document. Nothing is stored yet. */
export async function mendLate(
  tx: Database,
  articleId: number,
  replayed: Replay,
  found: ReturnType<Replay["takeLate"]>,
): Promise<Mending> {
  const isAnybodys = found.late.length > 0 || found.unwanted.length > 0;
  const people = isAnybodys ? await ownersOf(tx, articleId) : null;
  return mend(replayed, found, (clientId) => people?.get(clientId) ?? null);
}

/** Store what was put right, in the names of those whose words it moves. The caller holds the article's row lock. */
export async function storeMended(
  tx: Database,
  articleId: number,
  { updates, homeless }: Mending,
): Promise<readonly Touched[]> {
  if (updates.length === 0 && homeless.length === 0) return [];
  const at = await now(tx);
  await keepWords(tx, articleId, homeless, at);
  if (updates.length === 0) return [];
  const head = await appendUpdates(
    tx,
    articleId,
    updates.map(({ personId, clients, bytes }) => ({ personId, clients, bytes, kind: "mend" })),
    at,
  );
  return updates.flatMap(({ personId, bytes, touch }, index) => {
    const update = { seq: head - updates.length + 1 + index, personId, kind: "mend" as const, bytes, at };
    return touch === null ? [] : [{ update, touch }];
  });
}

/** Letters come one by one: what follows within this time goes on where the words before it stopped. */
const goesOnMs = 10_000;

/** Keep words for those who typed them. The caller holds the article's row lock. */
async function keepWords(
  tx: Database,
  articleId: number,
  homeless: readonly HomelessWords[],
  at: Date,
): Promise<void> {
  for (const { writer, words, by, behind } of homeless) {
    const former = tx
      .select({ id: keptWords.id })
      .from(keptWords)
      .where(
        and(
          eq(keptWords.articleId, articleId),
          eq(keptWords.personId, writer),
          sql`${keptWords.deletedBy} is not distinct from ${by}`,
          sql`${keptWords.behind} is not distinct from ${behind}`,
          gt(keptWords.at, new Date(at.getTime() - goesOnMs)),
          // Not those of another paragraph that came with these.
          lt(keptWords.at, at),
        ),
      )
      .orderBy(desc(keptWords.at), desc(keptWords.id))
      .limit(1);
    const wentOn = await tx
      .update(keptWords)
      .set({ words: sql`${keptWords.words} || ${words}`, at })
      .where(eq(keptWords.id, former))
      .returning({ id: keptWords.id });
    if (wentOn.length > 0) continue;
    const row = { id: newId(), articleId, personId: writer, words, deletedBy: by, behind, at };
    await tx.insert(keptWords).values(row);
  }
  if (homeless.length > 0) await announce(tx, { articleId, what: "review" });
}
