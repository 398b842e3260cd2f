// What open newsroom screens hear at once: an article moved, or somebody was told something. Said in the transaction that
// did it, heard once it is committed.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { listen, type Database, type Listening } from "./client.ts";

const news = z.discriminatedUnion("t", [
  /** Its line on boards and calendars may read otherwise now. */
  z.strictObject({
    t: z.literal("article"),
    articleId: z.int().positive(),
    /** A bureau from whose people this took it out of sight: they may not hear its number any more. */
    leaves: z.uuid().optional(),
  }),
  /** Notices of these people are new, read or gone. */
  z.strictObject({ t: z.literal("notices"), personIds: z.array(z.uuid()) }),
  /** Planned coverage changed. */
  z.strictObject({ t: z.literal("coverage") }),
  /** The front page or a section's was arranged anew, or a pin ended. */
  z.strictObject({ t: z.literal("fronts") }),
  /** A bureau works by other policies: what waits, and for whom, may read otherwise on every line of it. */
  z.strictObject({ t: z.literal("policies") }),
]);

export type DeskNews = Readonly<z.infer<typeof news>>;

const channel = "desk";
/** A NOTIFY holds 8,000 bytes; an id takes forty. */
const mostPeople = 150;

/** Tell every process's open screens, once this transaction is committed. */
export async function announceToDesk(tx: Database, said: DeskNews): Promise<void> {
  if (said.t !== "notices") {
    await tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(said)})`);
    return;
  }
  for (let at = 0; at < said.personIds.length; at += mostPeople) {
    const part: DeskNews = { t: "notices", personIds: said.personIds.slice(at, at + mostPeople) };
    await tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(part)})`);
  }
}

/** Hear it. `onListening` runs after every (re)connection: what was said meanwhile is lost, so look at everything anew. */
export function listenForDesk(onNews: (said: DeskNews) => void, onListening: () => void): Listening {
  return listen(
    channel,
    (payload) => {
      const heard = news.safeParse(JSON.parse(payload));
      if (heard.success) onNews(heard.data);
    },
    onListening,
  );
}
