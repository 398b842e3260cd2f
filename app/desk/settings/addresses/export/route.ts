// The old addresses as a table that can be taken in again. That somebody took it away is in the log before its first line goes out.
import { z } from "zod";
import { recordExport } from "#db/log.ts";
import { oldAddresses } from "#db/old-address-list.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { writtenAddress } from "#lib/newsroom/old-addresses.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { type Cell, csvAnswer } from "#lib/server/csv.ts";
import { handler } from "#lib/server/handler.ts";

const atOnce = 1_000;

async function* records(actor: Actor): AsyncGenerator<Cell[][]> {
  for (let after: string | null = ""; after !== null;) {
    const page: Awaited<ReturnType<typeof oldAddresses>> = await oldAddresses(
      actor,
      { search: "", after },
      atOnce,
    );
    if (page === null) return;
    yield page.rows.map((row) => [writtenAddress(row.address), row.targetText, row.hits, row.lastHitAt]);
    after = page.next;
  }
}

export const POST = handler(
  { params: z.object({}), body: null },
  async ({ actor, requestId }): Promise<Response | null> => {
    if (!may(actor, "manage-addresses")) return null;
    await recordExport(actor, requestId, { verb: "export-addresses", asked: {} });
    return csvAnswer("old-addresses", ["from", "to", "followed", "last followed"], records(actor));
  },
);
