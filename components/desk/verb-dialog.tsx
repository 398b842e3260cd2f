"use client";
// The question before a verb that needs words, a time or a second thought. What was typed stays when the answer is no.
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SelectField, TextArea } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type ChangeClass, changeClasses } from "#lib/newsroom/article.ts";
import { classRules } from "#lib/newsroom/change-class.ts";
import type { VerbName } from "#lib/newsroom/decision.ts";
import { verbWords } from "#lib/newsroom/wording.ts";
import { type Chosen, ScheduleFields } from "./schedule-fields.tsx";
import type { SentWish, VerbAnswer } from "./verb-answer.ts";
import { verbLooks } from "./verb-looks.ts";
import { instantIn } from "./zoned-time.ts";

export type AskedVerb = Readonly<{ verb: VerbName; label: string; inputs: readonly string[] }>;
export type WishInputs = Pick<SentWish, "reason" | "changeClass" | "publicNote" | "at" | "zone" | "keepText">;

type VerbDialogProps = Readonly<{
  asked: AskedVerb | null;
  proposedClass: ChangeClass | null;
  proposedNote: string | null;
  newsroomZone: string;
  /** Now and in an hour as `datetime-local` values in the newsroom's zone. */
  earliest: string;
  suggested: string;
  refused: Extract<VerbAnswer, { ok: false }> | null;
  busy: boolean;
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

function Questions({
  asked,
  proposedClass,
  proposedNote,
  newsroomZone,
  earliest,
  suggested,
  refused,
  busy,
  onCancel,
  onConfirm,
}: VerbDialogProps & Readonly<{ asked: AskedVerb }>) {
  const id = useId();
  const look = verbLooks[asked.verb];
  const asks = (input: string) => asked.inputs.includes(input);
  const [reason, setReason] = useState("");
  const [changeClass, setChangeClass] = useState<ChangeClass | "">(proposedClass ?? "");
  const [note, setNote] = useState(proposedNote ?? "");
  const [keepText, setKeepText] = useState(true);
  const [chosen, setChosen] = useState<Chosen>({
    at: instantIn(newsroomZone, suggested),
    zone: newsroomZone,
  });
  const [tried, setTried] = useState(false);

  const rule = changeClass === "" ? null : classRules[changeClass];
  const emergency = asked.verb === "publish-in-emergency";
  const showsNote = asks("note") && (!asks("class") || (rule !== null && rule.note !== "none"));
  const showsReason = asks("reason") || (asks("class") && changeClass === "fix");
  const needsNote = showsNote && (rule === null || rule.note === "required");
  const classOptional = emergency;

  const problems = {
    reason:
      asks("reason") && reason.trim().length < (emergency ? 15 : 1)
        ? emergency
          ? "Write at least 15 characters: every editor will read it."
          : "Write a reason: it is kept in the history."
        : null,
    changeClass:
      asks("class") && changeClass === "" && !classOptional ? "Choose what kind of change this is." : null,
    note: needsNote && note.trim() === "" ? "Write what readers are told." : null,
    at: asks("instant") && chosen.at === null ? "Choose a date and a time." : null,
  };
  const complete = Object.values(problems).every((one) => one === null);
  const shown = (problem: string | null) => (tried ? problem : null);

  function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (!complete) {
      const { currentTarget: form } = event;
      // The fields say what is missing once this round is drawn.
      requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    }
    if (!complete || busy) return;
    onConfirm({
      ...(showsReason && reason.trim() !== "" ? { reason: reason.trim() } : {}),
      ...(asks("class") && changeClass !== "" ? { changeClass } : {}),
      ...(showsNote && note.trim() !== "" ? { publicNote: note.trim() } : {}),
      ...(asks("instant") && chosen.at !== null ? { at: chosen.at.toISOString(), zone: chosen.zone } : {}),
      ...(asks("keep-text") ? { keepText } : {}),
    });
  }

  return (
    <form onSubmit={confirm} noValidate className="grid gap-4">
      <p className="text-sm text-ink-soft">{verbWords[asked.verb].effect}</p>
      {asks("class") ? (
        <SelectField
          id={`${id}-class`}
          label="Kind of change"
          value={changeClass}
          problem={shown(problems.changeClass)}
          hint={rule === null ? undefined : `Readers see ${rule.readersSee}.`}
          onChange={(event) => setChangeClass(changeClasses.find((one) => one === event.target.value) ?? "")}
        >
          <option value="">{classOptional ? "None" : "Choose…"}</option>
          {changeClasses
            .filter((one) => classRules[one].choosable)
            .map((one) => (
              <option key={one} value={one}>
                {classRules[one].label}
              </option>
            ))}
        </SelectField>
      ) : null}
      {showsNote ? (
        <TextArea
          id={`${id}-note`}
          label="Note"
          value={note}
          hint={
            asks("class")
              ? "Readers read this: what was wrong or unclear, and what is right."
              : "Readers read this in the banner."
          }
          problem={shown(problems.note)}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
      ) : null}
      {showsReason ? (
        <TextArea
          id={`${id}-reason`}
          label="Reason"
          value={reason}
          hint={
            asks("reason")
              ? "For the newsroom only; kept in the history."
              : "Only if a fix touches a headline, quotation, number or name: why it is no more than a fix."
          }
          problem={shown(problems.reason)}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {asks("instant") ? (
        <ScheduleFields
          newsroomZone={newsroomZone}
          initial={suggested}
          earliest={earliest}
          problem={shown(problems.at)}
          onChange={setChosen}
        />
      ) : null}
      {asks("keep-text") ? (
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4"
            checked={keepText}
            onChange={(event) => setKeepText(event.target.checked)}
          />
          Keep the text below the banner
        </label>
      ) : null}
      {refused === null ? null : (
        <Notice tone="problem" title={refused.sentence}>
          {refused.details.length === 0 ? null : (
            <ul className="list-disc pl-4">
              {refused.details.map((one) => (
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
          tone={look.tone === "danger" ? "danger" : "primary"}
          icon={look.icon}
          aria-disabled={busy}
        >
          {asked.label}
        </Button>
      </div>
    </form>
  );
}
