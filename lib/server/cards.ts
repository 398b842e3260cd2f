// Work of the kind `card`: the picture that networks show for an article, made once after each publication that changes it.
import { z } from "zod";
import { cardToDraw, showCard } from "#db/cards.ts";
import type { Task } from "#db/outbox.ts";
import { cardSize } from "#lib/newsroom/readers.ts";
import { drawCard } from "./card-drawing.ts";
import { renditionNameOf } from "./picture-names.ts";
import { isStored, readStored, writeStored } from "./storage.ts";

const ofCard = z.strictObject({ articleId: z.string().regex(/^[1-9]\d{0,14}$/) });

/** The stored size from which a lead picture is cut. */
function cutFrom({ key, widths }: Readonly<{ key: string; widths: readonly number[] }>): string {
  const width = widths.find((one) => one >= 800) ?? widths.at(-1) ?? 480;
  return renditionNameOf(key, width, "jpg");
}

/** One drawing at a time: what readers ask for comes first on a small machine. */
let drawing: Promise<unknown> = Promise.resolve();

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const mine = drawing.then(work);
  drawing = mine.catch(() => {});
  return mine;
}

/** Draw and show the article's card, unless it is there or readers can't open the article any more. */
export function makeCard({ payload }: Task): Promise<void> {
  return inTurn(() => make(payload));
}

async function make(payload: unknown): Promise<void> {
  const articleId = Number(ofCard.parse(payload).articleId);
  const todo = await cardToDraw(articleId);
  if (todo === null) return;
  const name = renditionNameOf(todo.key, cardSize.width, "jpg");
  if (!(await isStored(name))) {
    const { picture } = todo.words;
    // A picture that storage lost is no reason to have no card.
    const lead = picture === null ? null : await readStored(cutFrom(picture));
    await writeStored(name, await drawCard(todo.words, lead));
  }
  await showCard(articleId, todo.key);
}
