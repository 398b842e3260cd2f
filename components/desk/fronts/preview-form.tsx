"use client";
// How readers will get the front at an instant: what is saved, or what is on screen now. Opens beside this page.
import { useId, useState } from "react";
import { useInstant } from "#components/desk/clock-question.tsx";
import { fieldValue } from "#components/desk/zoned-time.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Clock } from "./article-state.tsx";
import type { DraftFront, ShownFront } from "./front-shapes.ts";

type PreviewFormProps = Readonly<{
  shown: Pick<ShownFront, "key">;
  /** What isn't saved yet; null: as it was saved last. */
  front: DraftFront | null;
  clock: Clock;
}>;

export function PreviewForm({ shown, front, clock }: PreviewFormProps) {
  const id = useId();
  const [value, setValue] = useState(() => fieldValue(clock.now, clock.zone));
  const { at, open, question } = useInstant(clock.zone, value, setValue);
  const asked = new URLSearchParams({
    ...(at !== null && { at: at.toISOString() }),
    ...(front !== null && { front: JSON.stringify(front) }),
  });
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-2">
      <h2 id={`${id}-title`} className="font-semibold">
        Preview
      </h2>
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          id={`${id}-at`}
          type="datetime-local"
          label="As at"
          value={value}
          problem={question === null && at === null ? open : null}
          onChange={(event) => setValue(event.target.value)}
        />
        <a
          href={`/desk/fronts/${shown.key}/preview?${asked.toString()}`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass("plain", "mb-0.5")}
        >
          <Icon name="eye" />
          {front === null ? "Preview" : "Preview what is on screen"}
        </a>
      </div>
      {question}
      <p className="text-xs text-ink-faint">
        With what is scheduled until then, and without pins that end. In {clock.zone.replaceAll("_", " ")}.
      </p>
    </section>
  );
}
