// Changing a picture of the library: its words, and what of it must stay in sight. Each change must have seen the one before.
import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { cleanLine } from "#lib/document/clean-text.ts";
import {
  cropProblem,
  type Crops,
  type Focal,
  isFocal,
  pictureLimits,
  type PictureWords,
  ratios,
} from "#lib/newsroom/picture.ts";
import { mayNotPicture } from "#lib/newsroom/picture-permissions.ts";
import type { PictureProblems } from "#lib/newsroom/picture-refusal.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { isId } from "./ids.ts";
import { enqueue } from "./outbox.ts";
import { purgePortraits } from "./portraits.ts";
import { shownRefusal } from "./picture-record.ts";
import {
  changedNow,
  doneBefore,
  lockedPicture,
  type PictureDeedBy,
  type PictureOutcome,
  type PictureRow,
  recordPicture,
  refused,
  staleBy,
} from "./picture-row.ts";
import { media } from "./schema/media.ts";

/** What is given is changed, the rest stays. */
export type PictureChange = Readonly<{
  words?: PictureWords;
  /** Null: nobody says what must stay in sight. */
  focal?: Focal | null;
  /** All parts that are drawn from now on; the others are reckoned from the focal point. */
  crops?: Crops;
}>;

function cleaned(words: PictureWords): PictureWords {
  const keywords = [...new Set(words.keywords.map(cleanLine).filter((one) => one !== ""))];
  return {
    title: cleanLine(words.title),
    caption: cleanLine(words.caption),
    credit: cleanLine(words.credit),
    alt: cleanLine(words.alt),
    keywords,
  };
}

function wordProblems(words: PictureWords): PictureProblems {
  const problems: Record<string, string> = {};
  for (const field of ["title", "caption", "credit", "alt"] as const) {
    const most = pictureLimits[field];
    if (words[field].length > most)
      problems[field] = `At most ${most.toLocaleString("en")} characters: shorten it.`;
  }
  const { keyword, keywords } = pictureLimits;
  if (words.keywords.length > keywords)
    problems["keywords"] = `At most ${keywords} keywords: leave some out.`;
  else if (words.keywords.some((one) => one.length > keyword))
    problems["keywords"] = `A keyword has at most ${keyword} characters: shorten it.`;
  return problems;
}

function cutProblems(row: PictureRow, { focal, crops = {} }: PictureChange): PictureProblems {
  if (focal && !isFocal(focal)) return { focal: "The focal point lies outside the picture: set it inside." };
  for (const ratio of ratios) {
    const crop = crops[ratio];
    const problem = crop ? cropProblem(ratio, row, crop) : null;
    if (problem !== null) return { crops: problem };
  }
  return {};
}

/** Names of what differs, in order: an event says what was changed and holds none of the words. */
function changedFields(row: PictureRow, change: PictureChange): string[] {
  const wanted: Record<string, unknown> = { ...change.words };
  if (change.focal !== undefined) wanted["focal"] = change.focal;
  if (change.crops !== undefined) wanted["crops"] = change.crops;
  return Object.keys(wanted).filter(
    (field) => !isDeepStrictEqual(wanted[field], row[field as keyof PictureRow]),
  );
}

/** The parts with each shape in its order and nothing but numbers, as the row keeps them. */
function keptCrops(crops: Crops): Crops {
  return Object.fromEntries(
    ratios.flatMap((ratio) => {
      const crop = crops[ratio];
      if (!crop) return [];
      const { x, y, width, height } = crop;
      return [[ratio, { x, y, width, height }]];
    }),
  );
}

/**
 * Change a picture's words, focal point or parts. `seen` is the version that the person looked at. Other parts are drawn by a
 * task, and live pages show them once they are there. Null: hidden or missing.
 */
export async function changePicture(
  deed: PictureDeedBy,
  id: string,
  seen: number,
  asked: PictureChange,
): Promise<PictureOutcome | null> {
  if (!isId(id)) return null;
  const { actor } = deed;
  const change: PictureChange = {
    ...(asked.words && { words: cleaned(asked.words) }),
    ...(asked.focal !== undefined && { focal: asked.focal && { x: asked.focal.x, y: asked.focal.y } }),
    ...(asked.crops && { crops: keptCrops(asked.crops) }),
  };
  return newsroom().transaction(async (tx): Promise<PictureOutcome | null> => {
    const row = await lockedPicture(tx, actor, id);
    if (row === null) return null;
    const mayNot = mayNotPicture(actor, "change-picture", row);
    if (mayNot) return refused(mayNot);
    if (await doneBefore(tx, deed, id)) return { ok: true, version: row.version, live: [] };
    const cut = change.focal !== undefined || change.crops !== undefined;
    const shown = cut ? await shownRefusal(tx, actor, id) : null;
    if (shown) return refused(shown);
    const stale = await staleBy(tx, row, seen);
    if (stale) return refused(stale);
    const problems = { ...(change.words && wordProblems(change.words)), ...cutProblems(row, change) };
    if (Object.keys(problems).length > 0) return refused({ kind: "problems", problems });
    const fields = changedFields(row, change);
    if (fields.length === 0) return { ok: true, version: row.version, live: [] };
    const draws = fields.includes("focal") || fields.includes("crops");
    const at = await now(tx);
    await tx
      .update(media)
      .set({
        ...change.words,
        ...(change.focal !== undefined && { focal: change.focal }),
        ...(change.crops && { crops: change.crops }),
        ...(draws && { renditions: "pending" as const }),
        ...changedNow(deed, row, at),
      })
      .where(eq(media.id, id));
    await recordPicture(tx, deed, at, "change-picture", id, {}, { fields: fields.join(", ") });
    if (draws) await enqueue(tx, [{ kind: "renditions", payload: { mediaId: id } }]);
    // Articles have words of their own for it; a portrait has its credit and its alt text from here.
    if (change.words) await purgePortraits(tx, id);
    return { ok: true, version: row.version + 1, live: [] };
  });
}
