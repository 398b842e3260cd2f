"use client";
// A comment that is being written, and the button by which it begins.
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Icon } from "#components/ui/icon.tsx";
import { BlockingSwitch, Quote } from "./review-cards.tsx";
import { CommentBox } from "./review-box.tsx";
import type { ReviewDesk } from "./review-desk.ts";
import { Initials } from "./review-parts.tsx";
import { reviewFields } from "./review-reading.ts";
import { selectedPassage } from "./review-selection.ts";

export function DraftCard({ desk }: Readonly<{ desk: ReviewDesk }>) {
  const [blocking, setBlocking] = useState(false);
  const { draft, actor } = desk;
  if (draft === null) return null;
  return (
    <section
      aria-label={`New comment on “${draft.quote}”`}
      data-review-card="draft"
      className="grid gap-2 rounded-lg border border-line bg-surface px-3 py-2.5 text-sm shadow-md"
    >
      <div className="flex items-center gap-2">
        <Initials person={actor} />
        <span className="truncate font-semibold">{actor.name}</span>
      </div>
      <Quote text={draft.quote} />
      <CommentBox
        personId={desk.actor.id}
        articleId={desk.articleId}
        keep={`new:${draft.field}:${draft.quote.slice(0, 80)}`}
        label="Comment"
        send="Comment"
        autoFocus
        onSend={(words) => desk.sendComment(words, blocking)}
        onCancel={desk.cancelComment}
      >
        <BlockingSwitch on={blocking} onChange={setBlocking} />
      </CommentBox>
    </section>
  );
}

type Spot = Readonly<{ top: number; left: number }>;

/** The selection is left in peace while it still changes. */
const restMs = 200;

/** A small button beside the selected words. Belongs once on the editor's page. */
export function CommentBubble({ desk }: Readonly<{ desk: ReviewDesk }>) {
  const [spot, setSpot] = useState<Spot | null>(null);
  const { editors, articleId } = desk;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const passage = selectedPassage(editors);
      const editor = passage && editors[passage.field];
      if (!passage || !editor?.isInitialized) return setSpot(null);
      const end = editor.view.coordsAtPos(passage.to, -1);
      setSpot({
        top: end.bottom + window.scrollY + 6,
        left: Math.min(end.left, window.innerWidth - 124) + window.scrollX,
      });
    };
    const rest = () => {
      clearTimeout(timer);
      // While it changes, it would stand in the way.
      setSpot((shown) => (shown === null ? shown : null));
      timer = setTimeout(look, restMs);
    };
    const open = reviewFields.flatMap((field) => editors[field] ?? []);
    for (const editor of open) {
      editor.on("selectionUpdate", rest);
      editor.on("update", rest);
      editor.on("blur", rest);
    }
    window.addEventListener("resize", rest);
    return () => {
      clearTimeout(timer);
      for (const editor of open) {
        editor.off("selectionUpdate", rest);
        editor.off("update", rest);
        editor.off("blur", rest);
      }
      window.removeEventListener("resize", rest);
    };
  }, [editors]);
  if (spot === null || articleId === null || desk.draft !== null) return null;
  return createPortal(
    <button
      type="button"
      style={{ top: spot.top, left: spot.left }}
      className="absolute z-30 inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 text-sm font-medium text-ink shadow-lg hover:bg-sunken pointer-coarse:min-h-11"
      title="Comment on the selected words (Ctrl or ⌘, Alt, M)"
      // The selection must outlive the press.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        setSpot(null);
        desk.startComment();
      }}
    >
      <Icon name="message-square" />
      Comment
    </button>,
    document.body,
  );
}
