// Which blocks of a live text a correction changed: what its revision says otherwise than the one that readers had before.
import { and, asc, eq, inArray } from "drizzle-orm";
import type { BlockNode } from "#lib/document/article-document.ts";
import type { Content } from "#lib/document/content.ts";
import { readStoredDocument } from "#lib/document/parse.ts";
import type { Transaction } from "./client.ts";
import { event } from "./schema/events.ts";
import { revision, type publicNote } from "./schema/revisions.ts";

type Note = typeof publicNote.$inferSelect;

/** A note leads to at most so many places; one that changed more is of the whole text. */
const mostPlaces = 4;

/** Corrections and clarifications as they are counted for readers, from 1, the oldest first. */
export function numberedNotes(notes: readonly Note[]): readonly Note[] {
  return notes
    .filter(({ changeClass }) => changeClass === "correction" || changeClass === "clarification")
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** Numbers of the corrections that changed a block, by the id of the block, for blocks that `body` still has. */
export async function correctedBlocks(
  tx: Transaction,
  articleId: number,
  notes: readonly Note[],
  body: Content["body"],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const marks = new Map<string, number[]>();
  const numbered = numberedNotes(notes);
  if (numbered.length === 0) return marks;
  const published = await tx
    .select({ revisionId: event.revisionId })
    .from(event)
    .where(
      and(
        eq(event.articleId, articleId),
        inArray(event.verb, ["publish", "publish-change", "publish-in-emergency"]),
      ),
    )
    .orderBy(asc(event.number));
  const order = published.flatMap(({ revisionId }) => revisionId ?? []);
  const pairs = numbered.map((note) => {
    const at = order.lastIndexOf(note.revisionId);
    return { before: order[at - 1], after: note.revisionId };
  });
  const wanted = [
    ...new Set(pairs.flatMap(({ before, after }) => (before === undefined ? [] : [before, after]))),
  ];
  if (wanted.length === 0) return marks;
  const cuts = await tx
    .select({ id: revision.id, content: revision.content })
    .from(revision)
    .where(inArray(revision.id, wanted));
  const blocks = new Map(
    cuts.map(({ id, content }) => [id, readStoredDocument(content.body).document.content]),
  );
  const here = new Set(body.content.map(({ attrs }) => attrs.id));
  pairs.forEach(({ before, after }, index) => {
    const [old, next] = [blocks.get(before ?? ""), blocks.get(after)];
    if (!old || !next) return;
    const places = changedIds(old, next).filter((id) => here.has(id));
    if (places.length > mostPlaces) return;
    for (const id of places) marks.set(id, [...(marks.get(id) ?? []), index + 1]);
  });
  return marks;
}

function changedIds(before: readonly BlockNode[], after: readonly BlockNode[]): string[] {
  const old = new Map(before.map((block) => [block.attrs.id, JSON.stringify(block)]));
  return after.flatMap((block) =>
    block.attrs.id !== null && old.get(block.attrs.id) !== JSON.stringify(block) ? [block.attrs.id] : [],
  );
}
