"use client";
// Cards beside their words: measured after the hands rest, never at a key, and written straight to the elements.
import { useEffect, useEffectEvent, useLayoutEffect, type RefObject } from "react";
import { cardTops, type CardBox } from "./review-layout.ts";
import { reviewFields, type Editors, type Place } from "./review-reading.ts";

const gapPx = 8;
const restMs = 100;

type Placing = Readonly<{
  column: RefObject<HTMLElement | null>;
  /** What stands above the first card. */
  head: RefObject<HTMLElement | null>;
  editors: Editors;
  active: string | null;
  readPlaces: () => ReadonlyMap<string, Place>;
  /** In the order of the text; another list whenever cards come, go or change places. */
  cards: readonly Readonly<{ key: string }>[];
}>;

/** Where a place stands on the page, from the column's top. Places without words stand at the top. */
function topOf(editors: Editors, place: Place | null, columnTop: number): number {
  const editor = place && editors[place.field];
  if (!place || !editor?.isInitialized) return 0;
  const position = Math.min(place.from, editor.state.doc.content.size);
  return editor.view.coordsAtPos(position).top - columnTop;
}

function slotsOf(area: HTMLElement, cards: Placing["cards"]): HTMLElement[] {
  const all = new Map(
    [...area.querySelectorAll<HTMLElement>("[data-slot]")].map((slot) => [slot.dataset["slot"], slot]),
  );
  return cards.flatMap(({ key }) => all.get(key) ?? []);
}

/** Puts each `[data-slot]` of the column level with its words, or as near as the others let it. */
export function useCardPlaces({ column, head, editors, active, readPlaces, cards }: Placing): void {
  const place = useEffectEvent((keys: Placing["cards"], open: string | null) => {
    const area = column.current;
    if (area === null) return;
    const columnTop = area.getBoundingClientRect().top;
    const slots = slotsOf(area, keys);
    const places = readPlaces();
    const boxes: CardBox[] = slots.map((slot) => {
      const key = slot.dataset["slot"] ?? "";
      return { key, wanted: topOf(editors, places.get(key) ?? null, columnTop), height: slot.offsetHeight };
    });
    const start = (head.current?.offsetHeight ?? 0) + gapPx;
    const tops = cardTops(boxes, { active: open, gap: gapPx, start });
    let bottom = start;
    for (const [index, slot] of slots.entries()) {
      const box = boxes[index];
      const top = Math.round(tops.get(box?.key ?? "") ?? start);
      const transform = `translateY(${top}px)`;
      if (slot.style.getPropertyValue("transform") !== transform)
        slot.style.setProperty("transform", transform);
      bottom = Math.max(bottom, top + (box?.height ?? 0));
    }
    area.style.setProperty("min-height", `${bottom + gapPx}px`);
    // New cards appear where they belong; later ones move there.
    requestAnimationFrame(() => {
      for (const slot of slots) slot.dataset["placed"] = "";
    });
  });

  const activeNow = useEffectEvent(() => active);

  useLayoutEffect(() => {
    place(cards, active);
  }, [cards, active]);

  useEffect(() => {
    const area = column.current;
    if (area === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const now = () => place(cards, activeNow());
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(now, restMs);
    };
    // A card that grows makes room at once.
    const cardSizes = new ResizeObserver(now);
    for (const slot of slotsOf(area, cards)) cardSizes.observe(slot);
    // Pictures and fonts arrive late and move what is below them; a key may too, and must not wait for this.
    const textSizes = new ResizeObserver(rest);
    textSizes.observe(area);
    const open = reviewFields.flatMap((field) => editors[field] ?? []);
    for (const editor of open) {
      editor.on("update", rest);
      // An editor on its way out has no view any more.
      if (editor.isInitialized) textSizes.observe(editor.view.dom);
    }
    window.addEventListener("resize", rest);
    return () => {
      clearTimeout(timer);
      cardSizes.disconnect();
      textSizes.disconnect();
      for (const editor of open) editor.off("update", rest);
      window.removeEventListener("resize", rest);
    };
  }, [column, editors, cards]);
}
