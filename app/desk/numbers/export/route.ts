// One table of the numbers as a file, for the same days and bureau as on the screen. That somebody took it away is in the log.
import { z } from "zod";
import { bureausOf } from "#db/bureaus.ts";
import { recordExport } from "#db/log.ts";
import { numbersOf } from "#db/numbers.ts";
import { siteFacts } from "#db/site.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { type Cell, csvAnswer } from "#lib/server/csv.ts";
import { handler } from "#lib/server/handler.ts";
import { numberTables, tableNames } from "#app/desk/numbers/number-tables.ts";
import { daysOf, instantsOf, numbersSearch, readNumbersQuery } from "#app/desk/numbers/numbers-query.ts";

async function* one<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}

export const POST = handler(
  { params: z.object({}), body: null },
  async ({ actor, at, requestId, request }): Promise<Response | null> => {
    const search = new URL(request.url).searchParams;
    const name = tableNames.find((known) => known === search.get("table"));
    if (!may(actor, "see-numbers") || name === undefined) return null;
    const zone = (await siteFacts())?.zone ?? "UTC";
    const query = readNumbersQuery(Object.fromEntries(search), at, zone);
    const [numbers, bureaus] = await Promise.all([
      numbersOf(actor, { ...instantsOf(query, zone), zone, bureau: query.bureau || null }),
      bureausOf(actor),
    ]);
    if (numbers === null) return null;
    const table = numberTables(
      numbers,
      daysOf(query),
      bureaus.map((bureau) => bureau.name),
    )[name];
    await recordExport(actor, requestId, {
      verb: "export-numbers",
      asked: { table: name, filters: numbersSearch(query).slice(1) },
    });
    const header = table.columns.map(({ name: column, kind }) =>
      kind === "minutes" ? `${column}, minutes` : column,
    );
    const rows: Cell[][] = table.rows.map((row) => [...row]);
    return csvAnswer(name, header, one(rows));
  },
);
