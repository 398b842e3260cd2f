// The log as a table: the same filters and the same rights as on the screen, read anew for every page of it. That somebody
// took it away is itself in the log, before the first line goes out.
import { z } from "zod";
import { eventDeed } from "#components/desk/event-words.ts";
import { eventDetails } from "#components/desk/event-details.ts";
import { logSearch, readLogQuery } from "#components/desk/log-query.ts";
import { recordExport, wholeLog, type LogPage } from "#db/log.ts";
import { siteFacts } from "#db/site.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { type Cell, csvAnswer } from "#lib/server/csv.ts";
import { handler } from "#lib/server/handler.ts";
import { logFilter } from "#app/desk/log/log-filter.ts";

const header = [
  "at",
  "article",
  "event",
  "headline",
  "bureau",
  "who",
  "verb",
  "what",
  "changed",
  "revision",
  "emergency",
  "reason",
];

async function* records(pages: AsyncIterable<LogPage>, zone: string): AsyncGenerator<Cell[][]> {
  for await (const { lines, names } of pages) {
    yield lines.map((line) => [
      line.at,
      line.articleId === 0 ? null : line.articleId,
      line.number,
      line.headline,
      line.bureau,
      line.actor,
      line.verb,
      eventDeed(line.verb),
      eventDetails(line, { names, zone }).join("; "),
      line.revisionNumber,
      line.emergency ? "yes" : null,
      line.reason,
    ]);
  }
}

export const POST = handler(
  { params: z.object({}), body: null },
  async ({ actor, requestId, request }): Promise<Response | null> => {
    if (!may(actor, "see-log")) return null;
    const search = new URL(request.url).searchParams;
    const query = { ...readLogQuery(Object.fromEntries(search)), after: "" };
    const asked = new URLSearchParams(logSearch({ ...query, who: "" }));
    await recordExport(actor, requestId, {
      verb: "export-log",
      asked: { filters: [...asked].map(([name, value]) => `${name} ${value}`).join(", ") },
    });
    const zone = (await siteFacts())?.zone ?? "UTC";
    return csvAnswer("log", header, records(wholeLog(actor, logFilter(query, zone)), zone));
  },
);
