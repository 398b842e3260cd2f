"use client";
// The questions of a verb's dialog, one part each: what kind of change, what readers are told, why, which hold, which slugline.
import { Icon } from "#components/ui/icon.tsx";
import { SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import { type ChangeClass, changeClasses, type HoldKind } from "#lib/newsroom/article.ts";
import { classRules } from "#lib/newsroom/change-class.ts";

type Part<T> = Readonly<{ id: string; value: T; problem: string | null; onChange: (value: T) => void }>;

export function ClassField({
  id,
  value,
  problem,
  optional,
  onChange,
}: Part<ChangeClass | ""> & Readonly<{ optional: boolean }>) {
  const rule = value === "" ? null : classRules[value];
  return (
    <SelectField
      id={id}
      label="Kind of change"
      value={value}
      problem={problem}
      hint={rule === null ? undefined : `Readers see ${rule.readersSee}.`}
      onChange={(event) => onChange(changeClasses.find((one) => one === event.target.value) ?? "")}
    >
      <option value="">{optional ? "None" : "Choose…"}</option>
      {changeClasses
        .filter((one) => classRules[one].choosable)
        .map((one) => (
          <option key={one} value={one}>
            {classRules[one].label}
          </option>
        ))}
    </SelectField>
  );
}

export function NoteField({
  id,
  value,
  problem,
  ofChange,
  onChange,
}: Part<string> & Readonly<{ ofChange: boolean }>) {
  return (
    <TextArea
      id={id}
      label="Note"
      value={value}
      hint={
        ofChange
          ? "Readers read this: what was wrong or unclear, and what is right."
          : "Readers read this in the banner."
      }
      problem={problem}
      maxLength={2000}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function ReasonField({
  id,
  value,
  problem,
  optional,
  onChange,
}: Part<string> & Readonly<{ optional: boolean }>) {
  return (
    <TextArea
      id={id}
      label="Reason"
      value={value}
      hint={
        optional
          ? "Only if a fix touches a headline, quotation, number or name: why it is no more than a fix."
          : "For the newsroom only; kept in the history."
      }
      problem={problem}
      maxLength={2000}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const holdWords: Readonly<Record<HoldKind, readonly [name: string, about: string]>> = {
  legal: ["Legal", "A lawyer has to look. Legal alone releases it."],
  rights: ["Rights", "Pictures or text that may not be ours to show. A chief releases it."],
  editorial: ["Editorial", "Something in the story has to be settled. An editor releases it."],
};

type HoldFieldProps = Readonly<{
  id: string;
  kinds: readonly HoldKind[];
  /** Why each of them was placed, when one of them is to be released. */
  reasons: readonly Readonly<{ kind: HoldKind; reason: string }>[];
  value: HoldKind | null;
  problem: string | null;
  onChange: (kind: HoldKind) => void;
}>;

export function HoldField({ id, kinds, reasons, value, problem, onChange }: HoldFieldProps) {
  return (
    <fieldset className="grid gap-1" aria-describedby={problem === null ? undefined : `${id}-problem`}>
      <legend className="pb-1 text-sm font-medium">Kind of hold</legend>
      {kinds.map((kind, index) => {
        const [name, about] = holdWords[kind];
        const placed = reasons.find((one) => one.kind === kind);
        return (
          <label
            key={kind}
            className="flex items-start gap-2 rounded-md border border-line px-2.5 py-1.5 has-checked:border-accent has-checked:bg-accent-soft pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={id}
              className="mt-0.5 size-4"
              data-missing={problem !== null && index === 0 ? "" : undefined}
              checked={value === kind}
              onChange={() => onChange(kind)}
            />
            <span className="min-w-0">
              {name}
              <span className="block text-xs text-ink-soft">{about}</span>
              {placed === undefined ? null : (
                <span className="block text-xs whitespace-pre-line text-ink-soft">“{placed.reason}”</span>
              )}
            </span>
          </label>
        );
      })}
      {problem === null ? null : (
        <p id={`${id}-problem`} className="flex items-start gap-1 text-xs text-killed">
          <Icon name="circle-alert" className="mt-0.5 size-3.5" />
          {problem}
        </p>
      )}
    </fieldset>
  );
}

export function SluglineField({
  id,
  value,
  problem,
  slugline,
  onChange,
}: Part<string> & Readonly<{ slugline: string }>) {
  return (
    <TextField
      id={id}
      label="Slugline"
      value={value}
      hint={`Type “${slugline}”, so that nobody takes out the wrong one.`}
      problem={problem}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={200}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function KeepTextField({
  value,
  onChange,
}: Readonly<{ value: boolean; onChange: (keep: boolean) => void }>) {
  return (
    <label className="flex items-center gap-2 text-sm pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="size-4"
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      Keep the text below the banner
    </label>
  );
}
