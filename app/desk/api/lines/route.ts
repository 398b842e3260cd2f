// Single lines of the board, for a screen that heard that these articles moved: those that belong on it now.
import { z } from "zod";
import { readBoardQuery } from "#components/desk/board-query.ts";
import { boardLines } from "#db/board.ts";
import { siteFacts } from "#db/site.ts";
import { handler } from "#lib/server/handler.ts";
import { boardFilter } from "#app/desk/board-filter.ts";

const ids = z
  .string()
  .regex(/^[1-9]\d{0,14}(?:,[1-9]\d{0,14}){0,99}$/)
  .transform((text) => text.split(",").map(Number));

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, at, request }) => {
  const { searchParams } = new URL(request.url);
  const asked = ids.safeParse(searchParams.get("ids"));
  if (!asked.success) return { lines: [], now: at };
  const query = readBoardQuery(Object.fromEntries(searchParams));
  const zone = (await siteFacts())?.zone ?? "UTC";
  return { lines: await boardLines(actor, boardFilter(query, at, zone), asked.data), now: at };
});
