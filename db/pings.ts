// Telling hubs and search engines that something changed: left in the outbox by the transaction that changed it, done after its
// commit, and named in its receipt. Off until an administrator switches them on.
import { eq, sql } from "drizzle-orm";
import type { Told } from "#lib/newsroom/surfaces.ts";
import { addressSlug } from "#lib/newsroom/slug.ts";
import { articlePath } from "#lib/newsroom/readers.ts";
import { newsroom, newsroomSql, type Transaction } from "./client.ts";
import { enqueue, type NewTask } from "./outbox.ts";
import { article } from "./schema/articles.ts";
import { publisher } from "./schema/publisher.ts";
import { revision } from "./schema/revisions.ts";

/** Feeds that show other entries after a purge of these tags, as paths. */
export function feedsOf(tags: Iterable<string>): readonly string[] {
  const paths = [...tags].flatMap((tag) => {
    if (tag === "feeds") return ["/feed.xml", "/atom.xml", "/feed.json"];
    if (tag === "corrections") return ["/corrections/feed.xml"];
    return tag.startsWith("section:") ? [`/${tag.slice("section:".length)}/feed.xml`] : [];
  });
  return [...new Set(paths)].toSorted();
}

/** Leave what has to be told of an event in which readers' pages changed; nothing while all of it is switched off. */
export async function enqueuePings(
  tx: Transaction,
  { eventId, articleId, tags }: Readonly<{ eventId: string; articleId: number; tags: Iterable<string> }>,
): Promise<void> {
  const [on] = await tx
    .select({ webSub: publisher.webSub, indexNow: publisher.indexNow })
    .from(publisher)
    .where(eq(publisher.only, true));
  if (!on || (!on.webSub && !on.indexNow)) return;
  const tasks: NewTask[] = [];
  if (on.webSub) tasks.push({ kind: "websub", payload: { eventId, paths: feedsOf(tags).join("\n") } });
  if (on.indexNow) {
    // A killed article's row keeps the revision that was live: its address is the one that search engines know.
    const [known] = await tx
      .select({ content: revision.content })
      .from(article)
      .innerJoin(revision, eq(revision.id, article.liveRevisionId))
      .where(eq(article.id, articleId));
    if (known)
      tasks.push({
        kind: "indexnow",
        payload: { eventId, paths: articlePath({ id: articleId, slug: addressSlug(known.content) }) },
      });
  }
  await enqueue(tx, tasks);
}

export type PingEndpoints = Readonly<{
  /** Where the hub takes pings; null while WebSub is off. */
  hub: string | null;
  /** Null while IndexNow is off. */
  indexNow: Readonly<{ endpoint: string; key: string }> | null;
}>;

/** Whom to tell, as the settings are now: what was switched off meanwhile isn't told any more. */
export async function pingEndpoints(): Promise<PingEndpoints> {
  const [row] = await newsroom().select().from(publisher);
  if (!row) throw new Error("publisher has no row: run the migrations again");
  return {
    hub: row.webSub ? row.webSubHub : null,
    indexNow: row.indexNow ? { endpoint: row.indexNowEndpoint, key: row.indexNowKey } : null,
  };
}

/** What became of an event's pings, for its receipt; none when there were none. */
export async function pingsTold(eventId: string, at: Date): Promise<Told[]> {
  const rows = await newsroomSql()<
    { kind: string; milliseconds: number | null; tries: number; failed: string | null }[]
  >`
    select kind, tries, last_error as failed,
      case when done_at is not null
        then greatest(0, round(extract(epoch from done_at - ${at}::timestamptz) * 1000))::int end as milliseconds
    from outbox where kind in ('websub', 'indexnow') and payload ->> 'eventId' = ${eventId}
    order by kind desc`;
  return rows.map(({ kind, milliseconds, tries, failed }) => ({
    whom: kind === "websub" ? "hub" : "search",
    milliseconds: failed === null ? milliseconds : null,
    tries,
    over: milliseconds !== null && failed !== null,
  }));
}

/** The oldest ping that failed and is still to be tried again, with the reason of its last failure; null when there is none. */
export async function failedPing(): Promise<Readonly<{
  kind: string;
  reason: string;
  tries: number;
}> | null> {
  const [row] = await newsroom().execute<{ kind: string; reason: string; tries: number }>(sql`
    select kind, last_error as reason, tries from outbox
    where kind in ('websub', 'indexnow') and done_at is null and last_error is not null
    order by created_at limit 1`);
  return row ?? null;
}

/** A ping was taken, or refused for good: its receipt may say so before the task itself is closed. */
export async function notePing(taskId: string, refusal: string | null): Promise<void> {
  await newsroomSql()`update outbox set done_at = now(), last_error = ${refusal} where id = ${taskId}`;
}
