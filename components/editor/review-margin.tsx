"use client";
// Comments and suggestions: on a wide screen cards in a margin, each level with its words; elsewhere a list in a sheet.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { ReviewCard } from "./review-cards.tsx";
import { draftKey, type ReviewDesk } from "./review-desk.ts";
import { DraftCard } from "./review-draft.tsx";
import { ReviewHead } from "./review-head.tsx";
import { fits, type ReviewFilter, type ReviewItem } from "./review-items.ts";
import { useCardPlaces } from "./review-places.ts";

const wideQuery = "(min-width: 1280px)";

function watchWidth(listener: () => void): () => void {
  const query = window.matchMedia(wideQuery);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

export function ReviewMargin({ desk }: Readonly<{ desk: ReviewDesk }>) {
  const wide = useSyncExternalStore(
    watchWidth,
    () => window.matchMedia(wideQuery).matches,
    () => false,
  );
  const [filter, setFilter] = useState<ReviewFilter>("open");
  const [resolved, setResolved] = useState(false);
  const { items, actor } = desk;
  const open = useMemo(
    () => items.filter((item) => item.open && fits(item, filter, actor.id)),
    [items, filter, actor.id],
  );
  const done = items.filter((item) => !item.open);
  const [led, setLed] = useState(desk.led);
  if (led !== desk.led) {
    setLed(desk.led);
    // Somebody was led to what is resolved: it is shown.
    if (done.some((item) => item.key === desk.active)) setResolved(true);
  }
  const head = (
    <ReviewHead
      desk={desk}
      filter={filter}
      onFilter={setFilter}
      resolved={resolved}
      onResolved={setResolved}
      done={done.length}
    />
  );
  const list = <CardList desk={desk} open={open} done={resolved ? done : null} filter={filter} />;
  if (!wide)
    return (
      <Sheet desk={desk} count={items.filter((item) => item.open).length}>
        {head}
        {list}
      </Sheet>
    );
  return resolved ? (
    <aside aria-label="Comments and suggestions" className="grid content-start gap-2">
      {head}
      {list}
    </aside>
  ) : (
    <Margin desk={desk} open={open} filter={filter}>
      {head}
    </Margin>
  );
}

type CardsProps = Readonly<{ desk: ReviewDesk; open: readonly ReviewItem[]; filter: ReviewFilter }>;

function Margin({ desk, open, filter, children }: CardsProps & Readonly<{ children: React.ReactNode }>) {
  const column = useRef<HTMLElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const { draft, draftSent, editors, active, readPlaces } = desk;
  // The draft stands among the others, in the order of the text.
  const cards = useMemo(() => {
    const all = open.map((item) => ({ key: item.key, item: item as ReviewItem | null }));
    if (draft === null || draftSent) return all;
    const fields = ["headline", "standfirst", "body"];
    const behind = all.findIndex(({ item }) => {
      if (!item?.place) return false;
      const by = fields.indexOf(item.place.field) - fields.indexOf(draft.field);
      return by > 0 || (by === 0 && item.place.from > draft.from);
    });
    return all.toSpliced(behind === -1 ? all.length : behind, 0, { key: draftKey, item: null });
  }, [open, draft, draftSent]);
  useCardPlaces({ column, head, editors, active, readPlaces, cards });
  return (
    <aside ref={column} aria-label="Comments and suggestions" className="review-column">
      <div ref={head} className="below-bar sticky z-10 bg-canvas pb-1">
        {children}
        {cards.length === 0 ? <Nothing desk={desk} filter={filter} /> : null}
      </div>
      {cards.map(({ key, item }) => (
        <div key={key} data-slot={key} className={`review-slot ${active === key ? "z-5" : ""}`}>
          {item ? <ReviewCard desk={desk} item={item} beside /> : <DraftCard desk={desk} />}
        </div>
      ))}
    </aside>
  );
}

function CardList({
  desk,
  open,
  done,
  filter,
}: CardsProps & Readonly<{ done: readonly ReviewItem[] | null }>) {
  return (
    <div className="grid gap-2">
      {desk.draft && !desk.draftSent ? <DraftCard desk={desk} /> : null}
      {open.length === 0 && !desk.draft ? <Nothing desk={desk} filter={filter} /> : null}
      {open.map((item) => (
        <ReviewCard key={item.key} desk={desk} item={item} beside={false} />
      ))}
      {done === null ? null : (
        <>
          <h3 className="pt-2 text-xs font-semibold text-ink-faint">Resolved and decided</h3>
          {done.map((item) => (
            <ReviewCard key={item.key} desk={desk} item={item} beside={false} />
          ))}
        </>
      )}
    </div>
  );
}

const nothings: Readonly<Record<ReviewFilter, string>> = {
  open: "Nothing is open. Select words in the text to comment on them.",
  mine: "Nothing here is yours: you wrote, answered or are mentioned nowhere.",
  blocking: "Nothing here holds back publication.",
};

function Nothing({ desk, filter }: Readonly<{ desk: ReviewDesk; filter: ReviewFilter }>) {
  // What could not be read yet may hold anything.
  if (!desk.review.loaded && desk.articleId !== null) return null;
  return <p className="px-1 text-xs text-ink-faint">{nothings[filter]}</p>;
}

/** On a phone and in a narrow window: a button with the count, and the list in a sheet that leaves the text in reach. */
function Sheet({
  desk,
  count,
  children,
}: Readonly<{ desk: ReviewDesk; count: number; children: React.ReactNode }>) {
  const [open, setOpen] = useState(false);
  const [led, setLed] = useState(desk.led);
  const list = useRef<HTMLDivElement>(null);
  const { active } = desk;
  if (led !== desk.led) {
    setLed(desk.led);
    setOpen(true);
  }
  useEffect(() => {
    if (!open || active === null) return;
    list.current
      ?.querySelector(`[data-review-card="${CSS.escape(active)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [open, active]);
  if (!open)
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="fixed right-3 bottom-3 z-30 inline-flex min-h-11 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-medium text-ink shadow-lg"
      >
        <Icon name="message-square" />
        Comments
        {desk.review.loaded || desk.articleId === null || count > 0 ? (
          <span className="text-ink-faint tabular-nums">{count}</span>
        ) : null}
      </button>
    );
  return (
    <section
      aria-label="Comments and suggestions"
      className="review-sheet fixed inset-x-0 bottom-0 z-40 flex max-h-[62dvh] flex-col rounded-t-xl border border-line bg-canvas shadow-2xl sm:inset-x-auto sm:right-3 sm:bottom-3 sm:w-96 sm:rounded-xl"
    >
      <div className="flex items-center gap-2 border-b border-line px-3 py-1.5">
        <h2 className="grow text-base font-semibold">Comments</h2>
        <Button tone="quiet" icon="plus" onClick={desk.startComment}>
          Comment
        </Button>
        <Button tone="quiet" icon="x" onClick={() => setOpen(false)}>
          <span className="sr-only">Close comments</span>
        </Button>
      </div>
      <div ref={list} className="grid gap-2 overflow-y-auto overscroll-contain p-3">
        {children}
      </div>
    </section>
  );
}
