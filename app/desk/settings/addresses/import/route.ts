// A whole table of old addresses: every row's problem named, and nothing taken in while there is one.
import { z } from "zod";
import type { ImportAnswer } from "#components/desk/settings/address-import.tsx";
import { takeInAddresses } from "#db/old-addresses.ts";
import { env } from "#lib/env.ts";
import { readAddressTable } from "#lib/newsroom/address-table.ts";
import type { RowProblem } from "#lib/newsroom/old-addresses.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { handler } from "#lib/server/handler.ts";

/** More than the longest table needs, and less than what Next cuts off. */
const maxBytes = 8 * 1024 * 1024;
/** Problems that are sent: who has more mends these first. */
const mostProblems = 500;

const refused = (problems: readonly RowProblem[]): ImportAnswer => ({
  ok: false,
  problems: problems.slice(0, mostProblems),
  more: Math.max(0, problems.length - mostProblems),
});

export const POST = handler(
  { params: z.object({}), body: z.strictObject({ csv: z.string() }), maxBytes },
  async ({ actor, requestId }, _params, { csv }): Promise<ImportAnswer | null> => {
    if (!may(actor, "manage-addresses")) return null;
    const table = readAddressTable(csv);
    if (!table.ok) return refused(table.problems);
    const taken = await takeInAddresses({ actor, requestId }, table.rows, env.siteUrl());
    if (taken.ok) return taken;
    return taken.why === "may-not" ? null : refused(taken.problems);
  },
);
