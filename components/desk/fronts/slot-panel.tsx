"use client";
// A slot with its pins, and the latest that stand where nobody picked.
import { Button } from "#components/ui/button.tsx";
import { type Slot, slotRoom, slotWords } from "#lib/newsroom/front.ts";
import type { Clock } from "./article-state.tsx";
import { type DraftPin, type Known, pinName, type ShownArticle } from "./front-shapes.ts";
import { type PinDeeds, PinRow } from "./pin-row.tsx";

const hints: Readonly<Record<Slot, string>> = {
  lead: "One article, the largest",
  promoted: "With their pictures",
  list: "Headlines",
};

type SlotPanelProps = Readonly<{
  slot: Slot;
  pins: readonly DraftPin[];
  /** What readers get there beside the pins. */
  filling: readonly ShownArticle[];
  known: Known;
  clock: Clock;
  deeds: PinDeeds;
  onPin: (article: ShownArticle, slot: Slot) => void;
}>;

export function SlotPanel({ slot, pins, filling, known, clock, deeds, onPin }: SlotPanelProps) {
  return (
    <section aria-label={slotWords[slot]} data-place={`${slot}:${pins.length}`}>
      <div className="flex items-baseline gap-2 pb-1.5">
        <h2 className="font-semibold">{slotWords[slot]}</h2>
        <p className="text-xs text-ink-faint">
          {hints[slot]} · {pins.length} of {slotRoom[slot]} picked
        </p>
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        {pins.length === 0 ? null : (
          <ol aria-label={`${slotWords[slot]}, picked`}>
            {pins.map((pin, index) => (
              <PinRow
                key={pin.id}
                pin={pin}
                slot={slot}
                index={index}
                name={pinName(pin, known)}
                article={pin.articleId === null ? null : (known.get(pin.articleId) ?? null)}
                clock={clock}
                deeds={deeds}
              />
            ))}
          </ol>
        )}
        {filling.length === 0 ? null : (
          <ul
            aria-label={`${slotWords[slot]}, filled with the latest`}
            className={`bg-sunken/60 ${pins.length === 0 ? "" : "border-t border-line"}`}
          >
            {filling.map((article) => (
              <li
                key={article.id}
                data-item={`article:${article.id}`}
                draggable
                className="flex items-center gap-2 px-3 py-1 text-ink-soft"
              >
                <span className="min-w-0 flex-1 wrap-anywhere">
                  <span className="text-xs text-ink-faint">Latest: </span>
                  {article.headline}
                </span>
                <Button tone="quiet" onClick={() => onPin(article, slot)}>
                  Pin<span className="sr-only">: {article.headline}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        {pins.length === 0 && filling.length === 0 ? (
          <p className="px-3 py-2 text-ink-faint">
            Nothing is picked{slot === "list" ? "; the list shows what you put here" : ""}.
          </p>
        ) : null}
      </div>
    </section>
  );
}
