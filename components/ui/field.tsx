// A labelled field with its hint and its problem, tied together for screen readers.
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { Icon } from "./icon.tsx";

export const inputClass =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 py-1.5 text-base text-ink placeholder:text-ink-faint disabled:bg-sunken disabled:text-ink-soft pointer-coarse:min-h-11";

type FrameProps = Readonly<{
  id: string;
  label: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
  children: ReactNode;
}>;

/** Ids of what describes the control, in reading order, for its `aria-describedby`. */
export function describedBy(id: string, hint: unknown, problem: unknown): string | undefined {
  const ids = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter((one) => one !== null);
  return ids.length === 0 ? undefined : ids.join(" ");
}

export function FieldFrame({ id, label, hint, problem, children }: FrameProps) {
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-faint">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="flex items-start gap-1 text-xs text-killed">
          <Icon name="circle-alert" className="mt-0.5 size-3.5" />
          {problem}
        </p>
      ) : null}
    </div>
  );
}

type Described = Readonly<{
  id: string;
  label: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
}>;

export function TextField({
  label,
  hint,
  problem,
  className = "",
  ...rest
}: ComponentPropsWithoutRef<"input"> & Described) {
  return (
    <FieldFrame id={rest.id} label={label} hint={hint} problem={problem}>
      <input
        dir="auto"
        className={`${inputClass} read-only:bg-sunken read-only:text-ink-soft ${className}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(rest.id, hint, problem)}
        {...rest}
      />
    </FieldFrame>
  );
}

export function TextArea({
  label,
  hint,
  problem,
  className = "",
  ...rest
}: ComponentPropsWithoutRef<"textarea"> & Described) {
  return (
    <FieldFrame id={rest.id} label={label} hint={hint} problem={problem}>
      <textarea
        dir="auto"
        className={`${inputClass} min-h-20 read-only:bg-sunken read-only:text-ink-soft ${className}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(rest.id, hint, problem)}
        {...rest}
      />
    </FieldFrame>
  );
}

export function SelectField({
  label,
  hint,
  problem,
  className = "",
  children,
  ...rest
}: ComponentPropsWithoutRef<"select"> & Described) {
  return (
    <FieldFrame id={rest.id} label={label} hint={hint} problem={problem}>
      <select
        className={`${inputClass} ${className}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(rest.id, hint, problem)}
        {...rest}
      >
        {children}
      </select>
    </FieldFrame>
  );
}
