"use client";
// One article in a slot. It is moved by dragging, by Alt and the arrow keys on any of its buttons, or by the buttons themselves.
import type { KeyboardEvent } from "react";
import { deskTime } from "#components/desk/desk-time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Slot, slots, slotWords } from "#lib/newsroom/front.ts";
import { ArticleState, PictureState, type Clock } from "./article-state.tsx";
import type { DraftPin, ShownArticle } from "./front-shapes.ts";

/** Of a pin's buttons: the one that was pressed keeps the focus wherever the pin goes. */
export type Control = "up" | "down" | "slot" | "until" | "remove";

export type PinDeeds = Readonly<{
  step: (pin: DraftPin, by: -1 | 1, control: Control) => void;
  send: (pin: DraftPin, slot: Slot) => void;
  askUntil: (pin: DraftPin) => void;
  remove: (pin: DraftPin) => void;
}>;

type PinRowProps = Readonly<{
  pin: DraftPin;
  slot: Slot;
  index: number;
  name: string;
  article: ShownArticle | null;
  clock: Clock;
  deeds: PinDeeds;
}>;

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

export function PinRow({ pin, slot, index, name, article, clock, deeds }: PinRowProps) {
  function onKey(event: KeyboardEvent<HTMLElement>) {
    const by = event.altKey ? steps[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    const control = event.target instanceof HTMLElement ? event.target.dataset["control"] : undefined;
    deeds.step(pin, by, (control as Control | undefined) ?? "up");
  }
  const icon = (control: Control, word: string, drawn: IconName, act: () => void, turned = "") => (
    <button
      type="button"
      data-pin={pin.id}
      data-control={control}
      title={word}
      onKeyDown={onKey}
      onClick={act}
      className="grid size-8 shrink-0 place-items-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:size-11"
    >
      <Icon name={drawn} className={turned} />
      <span className="sr-only">
        {word}: {name}
      </span>
    </button>
  );
  return (
    <li
      data-place={`${slot}:${index}`}
      data-item={pin.id}
      draggable
      className="flex cursor-grab flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-2 first:border-t-0"
    >
      <div className="min-w-48 flex-1">
        {article === null ? (
          <p className="text-ink-soft">{name}</p>
        ) : (
          <Link
            href={`/desk/articles/${article.id}`}
            draggable={false}
            className={`wrap-anywhere underline-offset-2 hover:underline ${slot === "lead" ? "text-base font-semibold" : "font-medium"}`}
          >
            {name}
          </Link>
        )}
        <p className="mt-0.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-faint empty:hidden">
          {article?.section ? <span>{article.section}</span> : null}
          <ArticleState article={article} clock={clock} quietWhenLive />
          {article === null ? null : <PictureState picture={article.picture} />}
          {pin.until === null ? null : (
            <Badge tone="review" icon="clock">
              Until {deskTime(new Date(pin.until), clock.now, clock.zone)}
            </Badge>
          )}
        </p>
      </div>
      <div className="-mr-1.5 flex items-center gap-0.5">
        {icon("up", "Up", "chevron-down", () => deeds.step(pin, -1, "up"), "rotate-180")}
        {icon("down", "Down", "chevron-down", () => deeds.step(pin, 1, "down"))}
        <select
          data-pin={pin.id}
          data-control="slot"
          aria-label={`Slot: ${name}`}
          value={slot}
          onKeyDown={onKey}
          onChange={(event) => {
            const chosen = slots.find((one) => one === event.target.value);
            if (chosen) deeds.send(pin, chosen);
          }}
          className={buttonClass("quiet", "appearance-auto pr-1 font-normal")}
        >
          {slots.map((one) => (
            <option key={one} value={one}>
              {slotWords[one]}
            </option>
          ))}
        </select>
        {icon("until", "Pinned until", "clock", () => deeds.askUntil(pin))}
        {icon("remove", "Take away", "x", () => deeds.remove(pin))}
      </div>
    </li>
  );
}
