// The cards of the margin: threads and suggestions joined from the newsroom's rows and the marks in the text, in the order of the page.
import type { Person, ReviewData, SuggestionRow, Thread } from "./review-channel.ts";
import { reviewFields, type Marks, type Place } from "./review-reading.ts";

export type ThreadItem = Readonly<{
  kind: "thread";
  key: string;
  thread: Thread;
  place: Place | null;
  /** The words it was about are gone. */
  orphaned: boolean;
  open: boolean;
}>;

export type SuggestionItem = Readonly<{
  kind: "suggestion";
  key: string;
  id: string;
  author: Person;
  inserted: string;
  deleted: string;
  place: Place | null;
  /** Null until the newsroom's row of it was read. */
  row: SuggestionRow | null;
  /** The replies to it. */
  thread: Thread | null;
  open: boolean;
}>;

export type ReviewItem = ThreadItem | SuggestionItem;

export const threadKey = (id: string): string => `thread:${id}`;
export const suggestionKey = (id: string): string => `suggestion:${id}`;

const order = (item: ReviewItem): readonly [field: number, from: number] =>
  item.place === null ? [-1, 0] : [reviewFields.indexOf(item.place.field), item.place.from];

/**
 * All cards. Those without a place in the text come first: they wait for somebody's decision and would be overlooked at
 * the end of a long article.
 */
export function reviewItems(
  data: ReviewData,
  marks: Marks,
  {
    actor,
    places,
  }: Readonly<{
    actor: Person;
    /** Where threads are whose marks are on their way. */ places: ReadonlyMap<string, Place>;
  }>,
): readonly ReviewItem[] {
  const rows = new Map(data.suggestions.map((row) => [row.id, row]));
  const replies = new Map(
    data.threads.flatMap((thread) => (thread.suggestionId === null ? [] : [[thread.suggestionId, thread]])),
  );
  const names = new Map<string, string>([
    [actor.id, actor.name],
    ...data.threads.flatMap((thread) =>
      thread.comments.map(({ author }) => [author.id, author.name] as const),
    ),
    ...data.suggestions.map(({ author }) => [author.id, author.name] as const),
  ]);
  const items: ReviewItem[] = [];
  for (const thread of data.threads) {
    if (thread.suggestionId !== null) continue;
    const place = marks.threads.get(thread.id) ?? places.get(thread.id) ?? null;
    const open = thread.resolvedAt === null;
    items.push({
      kind: "thread",
      key: threadKey(thread.id),
      thread,
      place,
      orphaned: place === null && !thread.anchored,
      open,
    });
  }
  const inText = new Set<string>();
  for (const { id, authorId, inserted, deleted, field, from, to } of marks.suggestions) {
    inText.add(id);
    const row = rows.get(id) ?? null;
    items.push({
      kind: "suggestion",
      key: suggestionKey(id),
      id,
      author: row?.author ?? { id: authorId, name: names.get(authorId) ?? "A colleague" },
      inserted,
      deleted,
      place: { field, from, to },
      row,
      thread: replies.get(id) ?? null,
      open: true,
    });
  }
  for (const row of data.suggestions) {
    if (inText.has(row.id) || row.state === "open") continue;
    const { id, author, inserted, deleted } = row;
    const thread = replies.get(id) ?? null;
    items.push({
      kind: "suggestion",
      key: suggestionKey(id),
      id,
      author,
      inserted,
      deleted,
      place: null,
      row,
      thread,
      open: false,
    });
  }
  return items.toSorted((one, other) => {
    const [first, second] = [order(one), order(other)];
    return first[0] - second[0] || first[1] - second[1];
  });
}

export const reviewFilters = ["open", "mine", "blocking"] as const;
export type ReviewFilter = (typeof reviewFilters)[number];

/** Whether a person has to do with it: wrote, answered, or is mentioned. */
function concerns(item: ReviewItem, personId: string): boolean {
  const said = (item.thread?.comments ?? []).some(
    ({ author, mentions }) => author.id === personId || mentions.some((one) => one.id === personId),
  );
  return said || (item.kind === "suggestion" && item.author.id === personId);
}

export function fits(item: ReviewItem, filter: ReviewFilter, personId: string): boolean {
  if (filter === "mine") return concerns(item, personId);
  // Every open suggestion holds back publication, as a blocking thread does.
  if (filter === "blocking") return item.kind === "suggestion" || item.thread.blocking;
  return true;
}
