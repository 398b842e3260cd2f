"use client";
// The named steps between draft and ready, in order: Desk → Subs → Legal. None: one yes of the desk makes an article ready.
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type ReviewStep, stepRoles } from "#lib/newsroom/article.ts";
import { mostSteps } from "#lib/newsroom/settings.ts";
import { stepRoleWords } from "./policy-words.ts";

export function StepList({
  steps,
  problem,
  onChange,
}: Readonly<{
  steps: readonly ReviewStep[];
  problem: string | null;
  onChange: (steps: readonly ReviewStep[]) => void;
}>) {
  const id = useId();
  const swap = (index: number, by: -1 | 1) => {
    const step = steps[index];
    if (step) onChange(steps.toSpliced(index, 1).toSpliced(index + by, 0, step));
  };
  return (
    <fieldset className="grid gap-2" aria-describedby={problem === null ? undefined : `${id}-problem`}>
      <legend className="pb-1 font-semibold">Steps of review</legend>
      <p className="text-ink-soft">
        {steps.length === 0
          ? "The simple way: an editor’s yes makes a text ready. Add steps where a text goes through several hands."
          : "A yes in turn hands the text to the next step; after the last one it is ready. A yes out of turn is kept and moves nothing. Each step needs another person, unless one is enough here, and a text that changes goes back to the first step that has no yes to it."}
      </p>
      <ol className="grid gap-2">
        {steps.map((step, index) => (
          // Steps have no name of their own until one is typed: their place tells them apart.
          <li
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className="grid gap-2 rounded-md border border-line bg-surface p-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
          >
            <input
              aria-label={`Name of step ${index + 1}`}
              value={step.name}
              maxLength={30}
              className={inputClass}
              onChange={(event) => onChange(steps.with(index, { ...step, name: event.target.value }))}
            />
            <select
              aria-label={`Who says yes at step ${index + 1}`}
              value={step.role}
              className={inputClass}
              onChange={(event) =>
                onChange(
                  steps.with(index, {
                    ...step,
                    role: stepRoles.find((role) => role === event.target.value) ?? step.role,
                  }),
                )
              }
            >
              {stepRoles.map((role) => (
                <option key={role} value={role}>
                  {stepRoleWords[role]}
                </option>
              ))}
            </select>
            <div className="flex gap-1">
              <Button tone="quiet" aria-disabled={index === 0} onClick={() => index > 0 && swap(index, -1)}>
                Up<span className="sr-only">: step {index + 1}</span>
              </Button>
              <Button
                tone="quiet"
                aria-disabled={index === steps.length - 1}
                onClick={() => index < steps.length - 1 && swap(index, 1)}
              >
                Down<span className="sr-only">: step {index + 1}</span>
              </Button>
              <Button tone="quiet" onClick={() => onChange(steps.toSpliced(index, 1))}>
                Remove<span className="sr-only"> step {index + 1}</span>
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {problem === null ? null : (
        <p id={`${id}-problem`} className="flex items-start gap-1 text-xs text-killed">
          <Icon name="circle-alert" className="mt-0.5 size-3.5" />
          {problem}
        </p>
      )}
      <div>
        <Button
          icon="plus"
          aria-disabled={steps.length >= mostSteps}
          onClick={() => {
            if (steps.length >= mostSteps) return;
            const first: readonly ReviewStep[] = steps.length === 0 ? [{ name: "Desk", role: "editor" }] : [];
            onChange([...steps, ...first, { name: steps.length === 0 ? "Subs" : "", role: "editor" }]);
          }}
        >
          Add a step
        </Button>
      </div>
    </fieldset>
  );
}
