"use server";
// What a person does with the views they keep of the board. They are the person's own: nobody else answers for them.
import { z } from "zod";
import type { ChangeViews } from "#components/desk/saved-views.tsx";
import { boardSearch, readBoardQuery } from "#components/desk/board-query.ts";
import { deleteView, mostViews, moveView, renameView, saveView, viewsOf } from "#db/saved-views.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { action } from "#lib/server/action.ts";

const name = z.string().trim().min(1, "Give the view a name.").max(60, "Give the view a shorter name.");

const change = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("save"), name, query: z.string().max(2000) }),
  z.strictObject({ do: z.literal("rename"), id: z.uuid(), name }),
  z.strictObject({ do: z.literal("move"), id: z.uuid(), by: z.union([z.literal(-1), z.literal(1)]) }),
  z.strictObject({ do: z.literal("delete"), id: z.uuid() }),
]);

const carryOut = action(change, async ({ actor }, wish) => {
  if (wish.do === "save") {
    // Kept as the board itself would write it: what it doesn't know is not kept.
    const query = readBoardQuery(Object.fromEntries(new URLSearchParams(wish.query)));
    const done = await saveView(actor, {
      name: wish.name,
      query: boardSearch({ ...query, after: undefined }),
    });
    return done === "full"
      ? { ok: false as const, sentence: `You keep ${mostViews} views already. Delete one first.` }
      : { ok: true as const, views: await viewsOf(actor) };
  }
  const known =
    wish.do === "rename"
      ? await renameView(actor, wish.id, wish.name)
      : wish.do === "move"
        ? await moveView(actor, wish.id, wish.by)
        : await deleteView(actor, wish.id);
  return known || wish.do === "delete"
    ? { ok: true as const, views: await viewsOf(actor) }
    : { ok: false as const, sentence: "This view is not there any more. Reload the board." };
});

/** Saves, renames, moves or deletes one view; answers all of them as they are then. */
export const changeViews: ChangeViews = async (wish) => {
  const answer = await carryOut(wish);
  return "refusal" in answer ? { ok: false, sentence: requestSentence(answer.refusal) } : answer;
};
