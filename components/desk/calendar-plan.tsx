"use client";
// Planning coverage that has no article yet: what, when, by whom.
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import { AnswerNotice } from "./settings/answer-notice.tsx";
import type { SettingsAnswer } from "./settings/settings-answer.ts";
import { problemOf, useDeed } from "./settings/use-deed.ts";
import { useInstant } from "./clock-question.tsx";
import { useLeaveGuard } from "./leave-guard.ts";

type Planned = Readonly<{
  id: string | null;
  version: number;
  title: string;
  note: string;
  bureauId: string;
  startsAt: string;
  dueAt: string | null;
  zone: string;
  assignedTo: string | null;
}>;

type PlanProps = Readonly<{
  bureaus: readonly Readonly<{ id: string; name: string }>[];
  people: readonly Readonly<{ id: string; name: string }>[];
  zone: string;
  /** `datetime-local` value in the newsroom's zone. */
  suggested: string;
  plan: (input: Planned) => Promise<SettingsAnswer>;
}>;

export function PlanButton(props: PlanProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        Plan coverage
      </Button>
      <Dialog open={open} title="Plan coverage" onClose={() => setOpen(false)}>
        <PlanForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function PlanForm({
  bureaus,
  people,
  zone,
  suggested,
  plan,
  onDone,
}: PlanProps & Readonly<{ onDone: () => void }>) {
  const id = useId();
  const deed = useDeed();
  const [title, setTitle] = useState("");
  const [note, setNote] = useState("");
  useLeaveGuard(title !== "" || note !== "", "this plan");
  const [bureauId, setBureauId] = useState(bureaus[0]?.id ?? "");
  const [starts, setStarts] = useState(suggested);
  const [due, setDue] = useState("");
  const [who, setWho] = useState("");
  const begins = useInstant(zone, starts, setStarts);
  const ends = useInstant(zone, due, setDue);
  const [startsAt, dueAt] = [begins.at, due === "" ? null : ends.at];
  const place = zone.replaceAll("_", " ");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (startsAt === null || (due !== "" && dueAt === null)) return;
    const input = {
      id: null,
      version: 0,
      title,
      note,
      bureauId,
      startsAt: startsAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      zone,
      assignedTo: who === "" ? null : who,
    };
    if (await deed.run(() => plan(input))) onDone();
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <TextField
        id={`${id}-title`}
        label="What"
        value={title}
        maxLength={200}
        problem={problemOf(deed.answer, "title")}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id={`${id}-starts`}
          label="Begins"
          hint={place}
          type="datetime-local"
          value={starts}
          problem={startsAt === null ? begins.open : problemOf(deed.answer, "startsAt")}
          onChange={(event) => setStarts(event.target.value)}
        />
        <TextField
          id={`${id}-due`}
          label="Text due"
          hint={`${place}; may stay empty`}
          type="datetime-local"
          value={due}
          problem={due !== "" && dueAt === null ? ends.open : problemOf(deed.answer, "dueAt")}
          onChange={(event) => setDue(event.target.value)}
        />
        {begins.question}
        {due === "" ? null : ends.question}
        <SelectField
          id={`${id}-bureau`}
          label="Bureau"
          value={bureauId}
          onChange={(event) => setBureauId(event.target.value)}
        >
          {bureaus.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          id={`${id}-who`}
          label="Who"
          value={who}
          problem={problemOf(deed.answer, "assignedTo")}
          onChange={(event) => setWho(event.target.value)}
        >
          <option value="">Nobody yet</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      </div>
      <TextArea
        id={`${id}-note`}
        label="Note"
        value={note}
        maxLength={2000}
        problem={problemOf(deed.answer, "note")}
        onChange={(event) => setNote(event.target.value)}
      />
      <AnswerNotice answer={deed.answer} />
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" tone="primary" aria-disabled={deed.busy}>
          {deed.busy ? "Saving…" : "Plan it"}
        </Button>
      </div>
    </form>
  );
}
