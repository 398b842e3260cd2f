"use client";
// The review of one article on screen: cards, the one that is open, the comment being written, and the way between text and card.
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { leadBack } from "./lead-back.ts";
import type { Answer, Anchor, Person, Thread } from "./review-channel.ts";
import { useReview, type Review, type Subscribe, type Words } from "./review-data.ts";
import { draftPlace, onReviewClick, showReview } from "./review-decorations.ts";
import { useLinkedThread } from "./review-linked.ts";
import { reviewItems, suggestionKey, threadKey, type ReviewItem } from "./review-items.ts";
import {
  anchorOf,
  quoteOf,
  readMarks,
  reviewFields,
  type Editors,
  type Marks,
  type Place,
} from "./review-reading.ts";
import { passageOf, revealPlace } from "./review-selection.ts";

export type ReviewRight = "edit" | "suggest" | "read";

export type ReviewDeskOptions = Readonly<{
  /** Null until the article's row was made. */
  articleId: number | null;
  actor: Person;
  right: ReviewRight;
  /** The newsroom's time zone. */
  zone: string;
  /** Null while an editor is not mounted. Keep the object between renders (useMemo). */
  editors: Editors;
  subscribe: Subscribe;
}>;

/** A comment being written about a passage that is not a thread yet. */
export type Draft = Place & Readonly<{ quote: string; anchor: Anchor | null }>;

export const draftKey = "draft";

export type ReviewDesk = Omit<ReviewDeskOptions, "subscribe"> &
  Readonly<{
    review: Review;
    items: readonly ReviewItem[];
    active: string | null;
    /** Open a card, or none. `fromText` when the person was led there by the text. */
    activate(key: string | null, fromText?: boolean): void;
    /** Counts how often the text led to a card: whoever shows cards brings the open one into view. */
    led: number;
    draft: Draft | null;
    /** The draft is on its way and shown as a thread meanwhile. */
    draftSent: boolean;
    /** Begin a comment on what is selected, or on the paragraph of the cursor. */
    startComment(): void;
    cancelComment(): void;
    sendComment(words: Words, blocking: boolean): Promise<Answer<Thread>>;
    /** Put the cursor where a card's words are. */
    goToText(item: ReviewItem): void;
    step(by: 1 | -1): void;
    /** Where the cards' words are now, by their keys. */
    readPlaces(): ReadonlyMap<string, Place>;
  }>;

/** Text and margin wait until the hands rest. */
const restMs = 100;
/** The newsroom writes rows of new suggestions after it has stored the text. */
const rowsMs = 1_000;

const noMarks: Marks = { threads: new Map(), suggestions: [] };

/** The same threads and suggestions in the same order. */
function sameMarks(one: Marks, other: Marks): boolean {
  const said = ({ threads, suggestions }: Marks) =>
    [
      ...[...threads].map(([id, place]) => ({ id, place, words: "" })),
      ...suggestions.map((place) => ({ id: place.id, place, words: `${place.inserted}\0${place.deleted}` })),
    ]
      .toSorted((first, second) => first.place.from - second.place.from)
      .map(({ id, place, words }) => `${place.field} ${id} ${words}`)
      .join("\n");
  return said(one) === said(other);
}

function useMarks(editors: Editors): Marks {
  const [marks, setMarks] = useState<Marks>(noMarks);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // Words typed elsewhere move marks and change none: the cards stay as they are, and only their places are measured anew.
    const read = () => {
      const next = readMarks(editors);
      setMarks((now) => (sameMarks(now, next) ? now : next));
    };
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(read, restMs);
    };
    timer = setTimeout(read, 0);
    const open = reviewFields.flatMap((field) => editors[field] ?? []);
    for (const editor of open) editor.on("update", rest);
    return () => {
      clearTimeout(timer);
      for (const editor of open) editor.off("update", rest);
    };
  }, [editors]);
  return marks;
}

export function useReviewDesk({
  articleId,
  actor,
  right,
  zone,
  editors,
  subscribe,
}: ReviewDeskOptions): ReviewDesk {
  const review = useReview(articleId, actor, subscribe);
  const marks = useMarks(editors);
  const [active, setActive] = useState<string | null>(null);
  const [led, setLed] = useState(0);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [draftSent, setDraftSent] = useState(false);
  // Marks of new threads come back from the newsroom a moment after the thread itself.
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map());
  const items = useMemo(() => reviewItems(review, marks, { actor, places }), [review, marks, actor, places]);

  const { refresh } = review;
  const ids = [...marks.threads.keys(), ...marks.suggestions.map((one) => one.id)].toSorted().join(" ");
  const known = useRef(ids);
  useEffect(() => {
    if (known.current === ids) return;
    known.current = ids;
    const timer = setTimeout(refresh, rowsMs);
    return () => clearTimeout(timer);
  }, [ids, refresh]);

  const activate = useCallback((key: string | null, fromText = false) => {
    setActive(key);
    if (fromText && key !== null) setLed((count) => count + 1);
  }, []);

  const resolved = useMemo(
    () => new Set(review.threads.flatMap((one) => (one.resolvedAt === null ? [] : [one.id]))),
    [review.threads],
  );
  useEffect(() => {
    for (const field of reviewFields) {
      const editor = editors[field];
      if (editor) showReview(editor, { active, resolved });
    }
  }, [editors, active, resolved]);
  useEffect(() => {
    for (const field of reviewFields) {
      const editor = editors[field];
      if (!editor) continue;
      onReviewClick(editor, (key, position) => {
        activate(key, true);
        // On a phone the sheet comes up over the lower part of the text.
        if (key !== null) revealPlace(editor, position);
      });
    }
  }, [editors, activate]);

  const readPlaces = useCallback((): ReadonlyMap<string, Place> => {
    const now = readMarks(editors);
    const draftEditor = draft && editors[draft.field];
    const draftAt = draftEditor && draftPlace(draftEditor.state);
    return new Map([
      ...items.flatMap((item) => (item.place ? [[item.key, item.place] as const] : [])),
      ...[...now.threads].map(([id, place]) => [threadKey(id), place] as const),
      ...now.suggestions.map((one) => [suggestionKey(one.id), one] as const),
      ...(draft ? [[draftKey, { ...draft, ...draftAt }] as const] : []),
    ]);
  }, [editors, draft, items]);

  const startComment = () => {
    const passage = passageOf(editors);
    const editor = passage && editors[passage.field];
    if (!passage || !editor || articleId === null) return;
    const quote = quoteOf(editor.state.doc, passage.from, passage.to);
    if (quote === null) return;
    cancelComment();
    setDraft({ ...passage, quote, anchor: anchorOf(editor, passage.from, passage.to) });
    showReview(editor, { draft: passage });
    activate(draftKey, true);
  };

  const cancelComment = () => {
    const editor = draft && editors[draft.field];
    if (editor) {
      showReview(editor, { draft: null });
      leadBack(editor);
    }
    setDraft(null);
    setActive((key) => (key === draftKey ? null : key));
  };

  const sendComment = async (words: Words, blocking: boolean): Promise<Answer<Thread>> => {
    if (draft === null) return { ok: false, message: "Select the words again, then comment on them." };
    const { field, quote, anchor } = draft;
    const place = readPlaces().get(draftKey) ?? draft;
    setPlaces((all) => new Map(all).set(words.key, place));
    setDraftSent(true);
    setActive(threadKey(words.key));
    leadBack(editors[field], { card: threadKey(words.key) });
    const answer = await review.open({ field, quote, anchor, blocking }, words);
    if (answer.ok) {
      setPlaces((all) => new Map(all).set(answer.value.id, place));
      cancelComment();
      setActive(threadKey(answer.value.id));
      leadBack(editors[field], { card: threadKey(answer.value.id) });
    } else setActive(draftKey);
    setDraftSent(false);
    return answer;
  };

  const goToText = (item: ReviewItem) => {
    const place = readPlaces().get(item.key);
    const editor = place && editors[place.field];
    if (!editor) return;
    activate(item.key);
    editor.commands.focus(place.from, { scrollIntoView: false });
    revealPlace(editor, place.from);
  };

  const step = (by: 1 | -1) => {
    const open = items.filter((item) => item.open && item.place !== null);
    const at = open.findIndex((item) => item.key === active);
    const next = open[at === -1 ? (by === 1 ? 0 : open.length - 1) : (at + by + open.length) % open.length];
    if (!next) return;
    const place = readPlaces().get(next.key);
    const editor = place && editors[place.field];
    activate(next.key, true);
    // The reply that was being written closes with its card.
    leadBack(editor, { byKey: true, card: next.key, cardFirst: true });
    if (editor) revealPlace(editor, place.from);
  };

  useLinkedThread(items, ({ key, place }) => {
    const editor = place && editors[place.field];
    activate(key, true);
    if (editor) revealPlace(editor, place.from);
  });

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.getModifierState("AltGraph")) return;
    // By place on the keyboard: with Alt held, some systems report another letter.
    if (event.code === "KeyM") startComment();
    else if (event.code === "Period") step(1);
    else if (event.code === "Comma") step(-1);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return {
    articleId,
    actor,
    right,
    zone,
    editors,
    review,
    items,
    active,
    activate,
    led,
    draft,
    draftSent,
    startComment,
    cancelComment,
    sendComment,
    goToText,
    step,
    readPlaces,
  };
}
