// The log's address as what is asked of the database: days become instants in the newsroom's zone.
import { dayEnd, dayStart } from "#components/desk/day-bounds.ts";
import { type LogQuery, verbsAsked } from "#components/desk/log-query.ts";
import type { LogFilter } from "#db/log.ts";

export function logFilter(query: LogQuery, zone: string): LogFilter {
  const { who, what, bureau, article, number, from, until, emergency, after } = query;
  return {
    who: who || undefined,
    verbs: verbsAsked(query),
    bureau: bureau || undefined,
    articleId: what === "site" || article === "site" ? 0 : article === "" ? undefined : Number(article),
    number: number === "" ? undefined : Number(number),
    from: (from !== "" && dayStart(from, zone)) || undefined,
    until: (until !== "" && dayEnd(until, zone)) || undefined,
    emergency,
    after: after || undefined,
  };
}
