// The log's address as what is asked of the database: days become instants in the newsroom's zone.
import { dayEnd, dayStart } from "#components/desk/day-bounds.ts";
import { type LogQuery, verbsAsked } from "#components/desk/log-query.ts";
import type { LogFilter } from "#db/log.ts";

/** Of no article where what was asked for is no number. */
const nowhere = -1;

function articleAsked(what: string, article: string): number | undefined {
  if (what === "site" || article === "site") return 0;
  if (article === "") return undefined;
  return /^[1-9]\d{0,14}$/.test(article) ? Number(article) : nowhere;
}

export function logFilter(query: LogQuery, zone: string): LogFilter {
  const { who, what, bureau, article, number, from, until, emergency, after } = query;
  return {
    who: who || undefined,
    verbs: verbsAsked(query),
    bureau: bureau || undefined,
    articleId: articleAsked(what, article),
    number: number === "" ? undefined : Number(number),
    from: (from !== "" && dayStart(from, zone)) || undefined,
    until: (until !== "" && dayEnd(until, zone)) || undefined,
    emergency,
    after: after || undefined,
  };
}
