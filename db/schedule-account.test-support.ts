// Whether each schedule came to pass exactly once, judged by all that it leaves: its state, the article's events and row, what
// readers have, the receipt with its purge, and the alarm where a gate was shut.
import { newsroomSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";

export type ScheduleAccount = Readonly<{
  all: number;
  fired: number;
  /** Due, and still waiting. */
  lost: number;
  twice: number;
  /** Fired and not what readers have, or without its one event, its one receipt and its purge. */
  wrong: number;
  /** Fired although a hold was placed before. */
  throughHold: number;
  /** Refused, each marked as failed with one event and one alarm to everybody who edits. */
  refused: number;
  /** Refused without all of that, or without a hold that would explain it. */
  unexplained: number;
  brokenChain: string | null;
  /** Milliseconds between the planned instant and the decision, of those that fired. */
  late: readonly number[];
  /** Milliseconds between the planned instant and the first server's word that readers have it. */
  seen: readonly number[];
  /** Numbers of the articles that are counted above as something amiss. */
  amiss: readonly number[];
}>;

type Row = Readonly<{
  article: number;
  action: "publish" | "withhold";
  state: string;
  fits: boolean;
  deeds: number;
  receipts: number;
  failures: number;
  alarms: number;
  desk: number;
  held: boolean;
  late: number | null;
  seen: number | null;
}>;

/** Of all schedules that were due from then until now. Nobody else may have published or withheld these articles meanwhile. */
export async function scheduleAccount(from = new Date(0)): Promise<ScheduleAccount> {
  const sql = newsroomSql();
  const rows = await sql<Row[]>`
    select s.article_id::int as article, s.action, s.state,
      case when s.action = 'withhold' then a.publication = 'withheld' and l.id is null
        else a.publication = 'live' and a.live_revision_id = s.revision_id and l.revision_id = s.revision_id
          and a.modified_at = s.at and (a.first_published_at = s.at or deed.verb = 'publish-change') end as fits,
      (select count(*)::int from event e where e.article_id = s.article_id and e.actor_id is null
        and e.verb in ('publish', 'publish-change', 'withhold')) as deeds,
      (select count(*)::int from receipt r join event e on e.id = r.event_id
        where e.article_id = s.article_id and e.actor_id is null and r.purge_seq is not null
          -- What is drawn for the article afterwards purges its page again.
          and exists (select from live.purge p where p.tag = 'article:' || s.article_id and p.seq >= r.purge_seq)) as receipts,
      (select count(*)::int from event e where e.article_id = s.article_id and e.verb = 'schedule-failed') as failures,
      (select count(*)::int from notice n where n.source = 'schedule ' || s.id and n.kind = 'schedule-failed') as alarms,
      (select count(*)::int from person p where p.disabled_at is null and (p.role = 'chief' or (p.role = 'editor' and exists (
        select from membership m where m.person_id = p.id and m.bureau_id = a.bureau_id)))) as desk,
      exists (select from hold h where h.article_id = s.article_id and h.placed_at < s.decided_at) as held,
      (extract(epoch from deed.at - s.at) * 1000)::float8 as late,
      (select (extract(epoch from min(k.at) - s.at) * 1000)::float8 from receipt r join purge_ack k on k.seq >= r.purge_seq
        where r.event_id = deed.id) as seen
    from schedule s join article a on a.id = s.article_id
    left join live.article l on l.id = s.article_id
    left join lateral (select e.id, e.verb, e.at from event e where e.article_id = s.article_id and e.actor_id is null
      and e.verb in ('publish', 'publish-change', 'withhold') order by e.number limit 1) deed on true
    where s.at >= ${from} and s.at < clock_timestamp() and s.state <> 'cancelled'`;
  const broken = await firstBrokenEvent();
  const of = (isSo: (row: Row) => boolean) => rows.filter(isSo);
  const fired = of((row) => row.state === "fired");
  const lost = of((row) => row.state !== "fired" && row.state !== "failed");
  const twice = of((row) => row.deeds > 1);
  const wrong = fired.filter((row) => !row.fits || row.deeds !== 1 || row.receipts !== 1 || row.failures > 0);
  const throughHold = fired.filter((row) => row.action === "publish" && row.held);
  const refused = of((row) => row.state === "failed");
  const unexplained = refused.filter(
    (row) => !row.held || row.deeds > 0 || row.failures !== 1 || row.alarms !== row.desk,
  );
  const amiss = [lost, twice, wrong, throughHold, unexplained].flat().map(({ article }) => article);
  return {
    all: rows.length,
    fired: fired.length,
    lost: lost.length,
    twice: twice.length,
    wrong: wrong.length,
    throughHold: throughHold.length,
    refused: refused.length,
    unexplained: unexplained.length,
    brokenChain: broken === null ? null : JSON.stringify(broken),
    late: fired.flatMap(({ late }) => (late === null ? [] : [late])),
    seen: fired.flatMap(({ seen }) => (seen === null ? [] : [seen])),
    amiss: [...new Set(amiss)].slice(0, 20),
  };
}
