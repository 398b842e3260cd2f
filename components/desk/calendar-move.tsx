"use client";
// Where an item is about to land: the time can still be named to the minute, and nothing moves before it is said.
import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { AnswerNotice } from "./settings/answer-notice.tsx";
import type { SettingsAnswer } from "./settings/settings-answer.ts";
import { useDeed } from "./settings/use-deed.ts";
import { dayWords } from "./calendar-days.ts";
import type { MovedItem, ShownItem } from "./calendar-item.ts";
import { calendarLooks } from "./calendar-looks.ts";
import { useInstant } from "./clock-question.tsx";
import { useLeaveGuard } from "./leave-guard.ts";

type MoveBarProps = Readonly<{
  moving: Readonly<{ item: ShownItem; value: string }> | null;
  zone: string;
  move: (item: MovedItem) => Promise<SettingsAnswer>;
  /** Takes planned coverage back. */
  drop: (input: Readonly<{ id: string }>) => Promise<SettingsAnswer>;
  onValue: (value: string) => void;
  onDone: () => void;
}>;

export function MoveBar({ moving, zone, move, drop, onValue, onDone }: MoveBarProps) {
  const deed = useDeed();
  const router = useRouter();
  const id = useId();
  const field = useRef<HTMLElement>(null);
  const [reason, setReason] = useState("");
  const chosen = moving !== null;
  useLeaveGuard(chosen && reason.trim() !== "", "the reason for this move");
  const leave = useRef(onDone);
  useEffect(() => {
    leave.current = onDone;
  }, [onDone]);
  useEffect(() => {
    if (!chosen) return;
    field.current?.scrollIntoView({ block: "nearest" });
    const onKey = (event: KeyboardEvent) => {
      // In a question above it Escape answers that.
      if (event.key === "Escape" && document.querySelector("dialog:modal") === null) leave.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [chosen]);
  const { at, open, question } = useInstant(zone, moving?.value ?? "", onValue);
  if (moving === null)
    return (
      <p className="text-xs text-ink-faint">
        Drag an item to another day, press “Move…”, or hold Alt and use the arrow keys on it.
      </p>
    );
  const { item, value } = moving;
  const { coverageId } = item;
  const earlier = item.kind === "embargo" && value < item.value;

  async function confirm(): Promise<void> {
    if (at === null) return;
    const { key, kind, articleId, version, at: seenAt } = item;
    const sent = { key, kind, articleId, coverageId, version, seenAt, at: at.toISOString() };
    if (await deed.run(() => move(reason.trim() === "" ? sent : { ...sent, reason: reason.trim() })))
      onDone();
    // Somebody may have been quicker: what it is asked of has to be what stands there now.
    else router.refresh();
  }
  return (
    <section
      ref={field}
      aria-label="Move"
      className="sticky bottom-2 grid gap-3 rounded-lg border border-accent bg-surface p-3 shadow-xl"
    >
      <p aria-live="polite">
        <strong className="font-medium">{item.title}</strong>: {calendarLooks[item.kind].word.toLowerCase()}{" "}
        {at === null
          ? open
          : `${dayWords(value.slice(0, 10))}, ${value.slice(11)} (${zone.replaceAll("_", " ")})`}
      </p>
      {question}
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          id={`${id}-at`}
          label="Date and time"
          type="datetime-local"
          value={value}
          onChange={(event) => {
            if (event.target.value !== "") onValue(event.target.value);
          }}
        />
        {earlier ? (
          <TextField
            id={`${id}-reason`}
            label="Reason"
            hint="It ends the embargo earlier than it stood."
            value={reason}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        <Button
          tone="primary"
          aria-disabled={deed.busy || at === null || value === item.value}
          onClick={() => {
            if (value !== item.value) void confirm();
          }}
        >
          Move it
        </Button>
        <Button tone="quiet" onClick={onDone}>
          Leave it
        </Button>
        {coverageId === null ? null : (
          <Button
            tone="danger"
            className="ml-auto"
            aria-disabled={deed.busy}
            onClick={() => {
              void deed.run(() => drop({ id: coverageId })).then((done) => done && onDone());
            }}
          >
            Take the plan back
          </Button>
        )}
      </div>
      <AnswerNotice answer={deed.answer} />
    </section>
  );
}
