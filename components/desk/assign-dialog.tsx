"use client";
// Assign: who writes it, when it is due, how long it is to be. Any one of the three is enough; an empty field takes it back.
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { verbWords } from "#lib/newsroom/wording.ts";
import type { Assignment } from "./bar-state.ts";
import { type FoundPerson, PersonField } from "./person-field.tsx";
import type { SentWish, VerbAnswer } from "./verb-answer.ts";
import { useInstant } from "./clock-question.tsx";
import { useLeaveGuard } from "./leave-guard.ts";
import { fieldValue } from "./zoned-time.ts";

export type AssignInputs = Pick<SentWish, "assigneeId" | "dueAt" | "plannedWords" | "seenAssignment">;

type AssignDialogProps = Readonly<{
  open: boolean;
  articleId: number;
  /** What stood when it was asked; after an answer that somebody changed it, what stands now. */
  assignment: Assignment;
  newsroomZone: string;
  now: Date;
  refused: Extract<VerbAnswer, { ok: false }> | null;
  busy: boolean;
  onCancel: () => void;
  onConfirm: (inputs: AssignInputs) => void;
  /** For several articles at once: what it is called then, what it does, and which they are. */
  many?: Readonly<{ title: string; effect: string; articles: ReactNode }>;
}>;

export function AssignDialog(props: AssignDialogProps) {
  return (
    <Dialog open={props.open} title={props.many?.title ?? "Assign"} onClose={props.onCancel}>
      {props.open ? <Fields key={props.many === undefined ? props.articleId : "many"} {...props} /> : null}
    </Dialog>
  );
}

function dueProblem(
  value: string,
  at: Date | null,
  open: string | null,
  same: boolean,
  now: Date,
): string | null {
  if (value === "" || same) return null;
  if (at === null) return open;
  return at.getTime() <= now.getTime() ? "This time is over. Choose a later one." : null;
}

function wordsProblem(words: string): string | null {
  if (words.trim() === "") return null;
  return /^[1-9]\d{0,5}$/.test(words.trim()) && Number(words) <= 100_000
    ? null
    : "Write a number from 1 to 100000, or leave it empty.";
}

function Fields({
  articleId,
  assignment,
  newsroomZone,
  now,
  refused,
  busy,
  onCancel,
  onConfirm,
  many,
}: AssignDialogProps) {
  const id = useId();
  const dueBefore = assignment.dueAt === null ? "" : fieldValue(assignment.dueAt, newsroomZone);
  const wordsBefore = assignment.plannedWords === null ? "" : String(assignment.plannedWords);
  // Undefined: as it stands. What nobody touched here follows what others made of it.
  const [chosen, setPerson] = useState<FoundPerson | null | undefined>();
  const [dueTyped, setDue] = useState<string>();
  const [wordsTyped, setWords] = useState<string>();
  const assigneeId = assignment.assignee?.id ?? null;
  const person = chosen === undefined ? assignment.assignee : chosen;
  const due = dueTyped ?? dueBefore;
  const words = wordsTyped ?? wordsBefore;
  // The field keeps the name that it is typed as: another assignee draws it anew, unless somebody is at it.
  const [field, setField] = useState({ assigneeId, round: 0 });
  if (field.assigneeId !== assigneeId)
    setField({ assigneeId, round: field.round + (chosen === undefined ? 1 : 0) });
  const [tried, setTried] = useState(false);
  // What was refused was another answer.
  const [changed, setChanged] = useState(false);

  function changeDue(value: string) {
    setDue(value);
    setChanged(true);
  }
  const { at, open, question } = useInstant(newsroomZone, due, changeDue, () => setChanged(true));
  const problems = {
    due: dueProblem(due, at, open, due === dueBefore, now),
    words: wordsProblem(words),
  };
  const inputs: AssignInputs = {
    ...((person?.id ?? null) !== assigneeId && { assigneeId: person?.id ?? null }),
    ...(due !== dueBefore && { dueAt: due === "" ? null : (at?.toISOString() ?? null) }),
    ...(words.trim() !== wordsBefore && { plannedWords: words.trim() === "" ? null : Number(words) }),
  };
  const nothing = Object.keys(inputs).length === 0;
  useLeaveGuard(!nothing, "this assignment");

  function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (problems.due !== null || problems.words !== null) {
      const { currentTarget: form } = event;
      // The fields say what is wrong once this round is drawn.
      requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    if (busy || nothing) return;
    setChanged(false);
    const { dueAt, plannedWords } = assignment;
    const seenAssignment = { assigneeId, dueAt: dueAt?.toISOString() ?? null, plannedWords };
    // Of several articles each has an assignment of its own.
    onConfirm(many === undefined ? { ...inputs, seenAssignment } : inputs);
  }

  return (
    <form onSubmit={confirm} noValidate className="grid gap-4">
      <p className="text-sm text-ink-soft">{many?.effect ?? verbWords.assign.effect}</p>
      {many?.articles}
      <PersonField
        key={field.round}
        label="Assignee"
        address={`/desk/api/articles/${articleId}/writers`}
        value={person}
        hint="People who may write this article."
        autoFocus
        onChange={(next) => {
          setPerson(next);
          setChanged(true);
        }}
      />
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <TextField
          id={`${id}-due`}
          label="Due"
          type="datetime-local"
          className="h-10"
          value={due}
          hint={`In ${newsroomZone.replaceAll("_", " ")}, the newsroom’s zone`}
          problem={due !== dueBefore || tried ? problems.due : null}
          onChange={(event) => changeDue(event.target.value)}
        />
        <TextField
          id={`${id}-words`}
          label="Planned words"
          inputMode="numeric"
          className="h-10"
          value={words}
          problem={tried ? problems.words : null}
          onChange={(event) => {
            setWords(event.target.value);
            setChanged(true);
          }}
        />
      </div>
      {due === "" ? null : question}
      {tried && nothing ? (
        <Notice tone="warning" title="Choose who writes it, when it is due, or how long it is to be." />
      ) : null}
      {refused?.kind === "stale" ? (
        <Notice tone="warning" title={refused.sentence}>
          What you didn’t change here shows how it stands now, and what you changed is kept. Press “Assign”
          again if it is still right.
        </Notice>
      ) : refused === null || changed ? null : (
        <Notice tone="problem" title={refused.sentence} />
      )}
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" tone="primary" icon="user-plus" aria-disabled={busy}>
          {many?.title ?? "Assign"}
        </Button>
      </div>
    </form>
  );
}
