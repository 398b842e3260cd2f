"use client";
// What every card is made of: who said it and when, the words, the buttons that decide.
import { memo, useEffect, useState, type KeyboardEvent, type ReactNode } from "react";
import { DeskTime } from "#components/desk/time.tsx";
import type { Person, ThreadComment } from "./review-channel.ts";
import type { ReviewDesk } from "./review-desk.ts";
import type { ReviewItem } from "./review-items.ts";
import { authorTone, initialsOf } from "./review-tone.ts";
import { mentionParts } from "./review-words.ts";

export type CardProps<Item extends ReviewItem> = Readonly<{
  desk: ReviewDesk;
  item: Item;
  /** Beside its words, where a closed card need not repeat them. */
  beside: boolean;
}>;

/** A minute is the finest that the margin's times say. */
const minuteMs = 60_000;

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function Initials({ person }: Readonly<{ person: Person }>) {
  return (
    <span
      aria-hidden="true"
      className={`by-${authorTone(person.id)} by-mark grid size-7 shrink-0 place-items-center rounded-full text-xs font-semibold`}
    >
      {initialsOf(person.name)}
    </span>
  );
}

/** Wording a time costs more than the rest of a card, and cards are drawn often. */
const Time = memo(function Time({ at, now, zone }: Readonly<{ at: string; now: Date; zone: string }>) {
  return <DeskTime at={new Date(at)} now={now} zone={zone} />;
});

export function Byline({
  desk,
  person,
  at,
  children,
}: Readonly<{ desk: ReviewDesk; person: Person; at: string | null; children?: ReactNode }>) {
  const now = useNow();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Initials person={person} />
      <p className="min-w-0 grow leading-tight">
        <span className="block truncate font-semibold">{person.name}</span>
        <span className="text-xs text-ink-faint">
          {at === null ? "just now" : <Time at={at} now={now} zone={desk.zone} />}
        </span>
      </p>
      {children}
    </div>
  );
}

export function CommentText({ comment, clamp }: Readonly<{ comment: ThreadComment; clamp: boolean }>) {
  const parts = mentionParts(
    comment.text,
    comment.mentions.map((one) => one.name),
  );
  return (
    <p dir="auto" className={`wrap-anywhere whitespace-pre-wrap ${clamp ? "line-clamp-3" : ""}`}>
      {parts.map((part) =>
        part.mention ? (
          <span key={part.at} className="font-medium text-accent">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

/** Answers to a thread or a suggestion; while the card is closed, only how many there are. */
export function Replies({
  desk,
  comments,
  open,
}: Readonly<{ desk: ReviewDesk; comments: readonly ThreadComment[]; open: boolean }>) {
  if (comments.length === 0) return null;
  if (!open)
    return (
      <p className="text-xs text-ink-faint">
        {comments.length} {comments.length === 1 ? "reply" : "replies"}
      </p>
    );
  return (
    <ol className="grid gap-2.5 border-t border-line pt-2.5">
      {comments.map((comment) => (
        <li
          key={comment.id}
          className={`grid gap-1 ${desk.review.waiting.has(comment.id) ? "opacity-60" : ""}`}
        >
          <Byline desk={desk} person={comment.author} at={comment.at} />
          <CommentText comment={comment} clamp={false} />
        </li>
      ))}
    </ol>
  );
}

/** The frame of a card: opens when it is clicked or reached by Tab; Enter leads to the words, arrows to the next card. */
export function Card({
  desk,
  item,
  label,
  children,
}: Omit<CardProps<ReviewItem>, "beside"> & Readonly<{ label: string; children: ReactNode }>) {
  const active = desk.active === item.key;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") desk.activate(null);
    else if (by !== 0) {
      const cards = [...document.querySelectorAll<HTMLElement>("[data-review-card]")];
      cards[cards.indexOf(event.currentTarget) + by]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <article
      className={`relative isolate rounded-lg border text-sm ${
        active ? "border-line bg-surface shadow-md" : "border-transparent bg-sunken hover:border-line"
      } ${item.open ? "" : "opacity-80"}`}
    >
      {/* Lies under the whole card, so that a click anywhere opens it. */}
      <button
        type="button"
        data-review-card={item.key}
        aria-label={label}
        aria-expanded={active}
        className="absolute inset-0 -z-1 rounded-lg"
        onFocus={() => {
          if (!active) desk.activate(item.key);
        }}
        onClick={(event) => {
          // A press of Enter has no clicks to count.
          if (event.detail === 0) desk.goToText(item);
          else desk.activate(item.key);
        }}
        onKeyDown={press}
      />
      <div
        className={`grid gap-2 px-3 py-2.5 ${active ? "" : "pointer-events-none [&_button]:pointer-events-auto"}`}
      >
        {children}
      </div>
    </article>
  );
}
