"use client";
// The instant at which a pin or the banner ends by itself, in the newsroom's zone; or none.
import { useId, useState } from "react";
import { useInstant } from "#components/desk/clock-question.tsx";
import { fieldValue } from "#components/desk/zoned-time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";

type UntilDialogProps = Readonly<{
  /** What ends; null: the dialog is closed. */
  name: string | null;
  /** ISO 8601. */
  until: string | null;
  now: Date;
  zone: string;
  onClose: () => void;
  onChoose: (until: string | null) => void;
}>;

export function UntilDialog({ name, ...rest }: UntilDialogProps) {
  return (
    <Dialog open={name !== null} title="Pinned until" onClose={rest.onClose}>
      {name === null ? null : <Until name={name} {...rest} />}
    </Dialog>
  );
}

const hour = 3_600_000;

function Until({ name, until, now, zone, onClose, onChoose }: UntilDialogProps & Readonly<{ name: string }>) {
  const id = useId();
  const [value, setValue] = useState(() =>
    fieldValue(
      until === null ? new Date(Math.ceil((now.getTime() + hour) / hour) * hour) : new Date(until),
      zone,
    ),
  );
  const { at, open, question } = useInstant(zone, value, setValue);
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== null) onChoose(at.toISOString());
      }}
    >
      <p className="wrap-anywhere">
        <strong className="font-medium">{name}</strong> leaves the page by itself at this instant, and the
        latest takes its place.
      </p>
      <TextField
        id={`${id}-at`}
        type="datetime-local"
        label="Ends at"
        hint={`In ${zone.replaceAll("_", " ")}`}
        value={value}
        problem={question === null && at === null ? open : null}
        onChange={(event) => setValue(event.target.value)}
      />
      {question}
      <div className="flex flex-wrap justify-end gap-2">
        <Button tone="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => onChoose(null)}>No end</Button>
        <Button type="submit" tone="primary" aria-disabled={at === null}>
          Set the end
        </Button>
      </div>
    </form>
  );
}
