"use client";
// A front while somebody arranges it: every move, what it is called for who can't see it, and the focus that goes along.
import { useEffect, useRef, useState } from "react";
import { useDraft } from "#components/desk/settings/use-draft.ts";
import { placed, type Slot, slotWords, type Spot, spotOf, stepped, without } from "#lib/newsroom/front.ts";
import {
  type DraftBanner,
  type DraftFront,
  type DraftPin,
  type Known,
  pinName,
  sealOf,
  type ShownArticle,
  type ShownFront,
} from "./front-shapes.ts";
import type { Control } from "./pin-row.tsx";

export const newPinId = (): string => crypto.randomUUID();

/** What moved last, and which of its buttons has the focus wherever it went. */
type Followed = Readonly<{ pin: string; control: Control }>;

export function useFrontDraft(shown: ShownFront, known: Known) {
  const draft = useDraft<DraftFront>(shown.front, sealOf(shown), "the arrangement of this front");
  const [said, setSaid] = useState("");
  const followed = useRef<Followed | null>(null);
  const { picks, banner } = draft.draft;

  useEffect(() => {
    const next = followed.current;
    if (next === null) return;
    followed.current = null;
    const where = `[data-pin="${next.pin}"][data-control="${next.control}"]`;
    document.querySelector<HTMLElement>(where)?.focus();
  });

  const name = (pin: Pick<DraftPin, "articleId">) => pinName(pin, known);

  function whereIs(next: DraftFront["picks"], pin: DraftPin): string {
    const spot = spotOf(next, pin.id);
    return spot === null
      ? "is on the page no more"
      : `is in ${slotWords[spot.slot].toLowerCase()}, ${spot.index + 1} of ${next[spot.slot].length}`;
  }

  function arrange(next: DraftFront["picks"], pin: DraftPin, out: readonly DraftPin[] = []): void {
    draft.change({ picks: next, banner });
    const left = out.map((one) => ` ${name(one)} found no room in the list and left the page.`).join("");
    setSaid(`${name(pin)} ${whereIs(next, pin)}.${left}`);
  }

  return {
    ...draft,
    /** For screen readers, and for who looks: what the last move did. */
    said,
    step: (pin: DraftPin, by: -1 | 1, control: Control) => {
      followed.current = { pin: pin.id, control };
      arrange(stepped(picks, pin.id, by), pin);
    },
    put: (pin: DraftPin, at: Spot) => {
      const done = placed(picks, pin, at);
      arrange(done.picks, pin, done.out);
    },
    send: (pin: DraftPin, slot: Slot) => {
      followed.current = { pin: pin.id, control: "slot" };
      const done = placed(picks, pin, { slot, index: picks[slot].length });
      arrange(done.picks, pin, done.out);
    },
    pick: (article: ShownArticle, at: Spot) => {
      const there = [...picks.lead, ...picks.promoted, ...picks.list].find(
        ({ articleId }) => articleId === article.id,
      );
      const pin = there ?? { id: newPinId(), articleId: article.id, until: null };
      const done = placed(picks, pin, at);
      draft.change({ picks: done.picks, banner });
      const left = done.out.map((one) => ` ${name(one)} found no room in the list and left the page.`);
      setSaid(`${article.headline} ${whereIs(done.picks, pin)}.${left.join("")}`);
    },
    remove: (pin: DraftPin) => {
      draft.change({ picks: without(picks, pin.id), banner });
      setSaid(`${name(pin)} is on the page no more. The latest takes its place.`);
    },
    end: (id: string, until: string | null) => {
      const over = <P extends DraftPin>(pin: P): P => (pin.id === id ? { ...pin, until } : pin);
      draft.change({
        picks: {
          lead: picks.lead.map(over),
          promoted: picks.promoted.map(over),
          list: picks.list.map(over),
        },
        banner: banner && over(banner),
      });
      setSaid(until === null ? "It has no end now." : "Its end is set.");
    },
    setBanner: (next: DraftBanner | null) => {
      draft.change({ picks, banner: next });
    },
  };
}
