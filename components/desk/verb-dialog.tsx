"use client";
// The question before a verb that needs words, a time or a second thought. What was typed stays when the answer is no.
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useLeaveGuard } from "./leave-guard.ts";
import { chosenAtFirst, ScheduleFields } from "./schedule-fields.tsx";
import type { VerbAnswer } from "./verb-answer.ts";
import { consequencesOf } from "./verb-consequences.ts";
import {
  type AskedVerb,
  asksOf,
  type DialogBar,
  type Draft,
  hasWords,
  inputsOf,
  type Problems,
  problemsOf,
  type WishInputs,
} from "./verb-draft.ts";
import {
  ClassField,
  HoldField,
  KeepTextField,
  NoteField,
  ReasonField,
  SluglineField,
} from "./verb-fields.tsx";
import { verbLooks } from "./verb-looks.ts";

type VerbDialogProps = Readonly<{
  asked: AskedVerb | null;
  bar: DialogBar;
  refused: Extract<VerbAnswer, { ok: false }> | null;
  busy: boolean;
  /** The articles that it is asked of, where they are several. */
  children?: ReactNode;
  onCancel: () => void;
  onConfirm: (inputs: WishInputs) => void;
}>;

export function VerbDialog(props: VerbDialogProps) {
  const { asked } = props;
  return (
    <Dialog open={asked !== null} title={asked?.label ?? ""} onClose={props.onCancel}>
      {asked === null ? null : <Questions key={asked.verb} {...props} asked={asked} />}
    </Dialog>
  );
}

function firstDraft({ holds }: AskedVerb, bar: DialogBar): Draft {
  return {
    reason: "",
    changeClass: bar.proposedClass ?? "",
    note: bar.proposedNote ?? "",
    keepText: true,
    chosen: chosenAtFirst(bar.newsroomZone, bar.suggested),
    holdKind: holds.length === 1 ? (holds[0] ?? null) : null,
    slugline: "",
  };
}

function Questions({
  asked,
  bar,
  refused,
  busy,
  children,
  onCancel,
  onConfirm,
}: VerbDialogProps & Readonly<{ asked: AskedVerb }>) {
  const [begun] = useState<Draft>(() => firstDraft(asked, bar));
  const [draft, setDraft] = useState(begun);
  useLeaveGuard(hasWords(draft, begun), `your words for “${asked.label}”`);
  const [tried, setTried] = useState(false);
  // What was refused was another answer. That the article changed stays true whatever is typed.
  const [changed, setChanged] = useState(false);
  const shown = changed && refused?.kind !== "stale" ? null : refused;
  const problems = problemsOf(asked, draft, bar);
  const complete = Object.values(problems).every((one) => one === null);

  function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (!complete) {
      const { currentTarget: form } = event;
      // The fields say what is missing once this round is drawn.
      requestAnimationFrame(() =>
        form.querySelector<HTMLElement>("[aria-invalid=true], [data-missing]")?.focus(),
      );
    }
    if (!complete || busy) return;
    setChanged(false);
    onConfirm(inputsOf(asked, draft, bar));
  }

  const consequences = consequencesOf(asked, draft, bar, children !== undefined);
  return (
    <form onSubmit={confirm} noValidate className="grid gap-4">
      <p className="text-sm text-ink-soft">{asked.effect}</p>
      {children}
      <Fields
        asked={asked}
        bar={bar}
        draft={draft}
        problems={tried ? problems : noProblems}
        onChange={(change) => {
          setDraft({ ...draft, ...change });
          setChanged(true);
        }}
      />
      {consequences.length === 0 ? null : (
        <div className="grid gap-1 rounded-md bg-sunken px-3 py-2 text-sm" aria-live="polite">
          {consequences.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      )}
      {shown === null ? null : (
        <Notice tone={shown.kind === "stale" ? "warning" : "problem"} title={shown.sentence}>
          {shown.kind === "stale" ? (
            <p>{`What you see here is how the article stands now, and what you typed is kept. Press “${asked.label}” again if it is still right.`}</p>
          ) : null}
          {shown.details.length === 0 ? null : (
            <ul className="list-disc pl-4">
              {shown.details.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          tone={verbLooks[asked.verb].tone === "danger" ? "danger" : "primary"}
          icon={verbLooks[asked.verb].icon}
          aria-disabled={busy}
        >
          {asked.label}
        </Button>
      </div>
    </form>
  );
}

const noProblems: Problems = {
  reason: null,
  changeClass: null,
  note: null,
  at: null,
  holdKind: null,
  slugline: null,
};

type FieldsProps = Readonly<{
  asked: AskedVerb;
  bar: DialogBar;
  draft: Draft;
  problems: Problems;
  onChange: (change: Partial<Draft>) => void;
}>;

function Fields({ asked, bar, draft, problems, onChange }: FieldsProps) {
  const id = useId();
  const asks = asksOf(asked, draft, bar);
  return (
    <>
      {asks.hold ? (
        <HoldField
          id={`${id}-hold`}
          kinds={asked.holds}
          reasons={asked.verb === "release-hold" ? bar.holds : []}
          value={draft.holdKind}
          problem={problems.holdKind}
          onChange={(holdKind) => onChange({ holdKind })}
        />
      ) : null}
      {asks.changeClass ? (
        <ClassField
          id={`${id}-class`}
          value={draft.changeClass}
          problem={problems.changeClass}
          optional={asked.verb === "publish-in-emergency"}
          onChange={(changeClass) => onChange({ changeClass })}
        />
      ) : null}
      {asks.note ? (
        <NoteField
          id={`${id}-note`}
          value={draft.note}
          problem={problems.note}
          ofChange={asks.changeClass}
          onChange={(note) => onChange({ note })}
        />
      ) : null}
      {asks.instant ? (
        <ScheduleFields
          newsroomZone={bar.newsroomZone}
          initial={bar.suggested}
          earliest={bar.earliest}
          problem={problems.at}
          onChange={(chosen) => onChange({ chosen })}
        />
      ) : null}
      {asks.slugline ? (
        <SluglineField
          id={`${id}-slugline`}
          value={draft.slugline}
          problem={problems.slugline}
          slugline={bar.slugline}
          onChange={(slugline) => onChange({ slugline })}
        />
      ) : null}
      {asks.reason ? (
        <ReasonField
          id={`${id}-reason`}
          value={draft.reason}
          problem={problems.reason}
          optional={asks.reasonOptional}
          onChange={(reason) => onChange({ reason })}
        />
      ) : null}
      {asks.keepText ? (
        <KeepTextField value={draft.keepText} onChange={(keepText) => onChange({ keepText })} />
      ) : null}
    </>
  );
}
