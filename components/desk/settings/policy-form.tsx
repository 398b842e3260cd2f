"use client";
// What one bureau asks of a publication: how many eyes, which steps, which checks. It counts from the next verb on.
import { type FormEvent, useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { type FourEyesPolicy, fourEyesPolicies } from "#lib/newsroom/article.ts";
import { alwaysBlock } from "#lib/newsroom/checklist.ts";
import { checkNames, type CheckName, type CheckSetting } from "#lib/newsroom/decision.ts";
import type { Policies } from "#lib/newsroom/settings.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import { checkWords, fourEyesWords, levelWords } from "./policy-words.ts";
import type { SettingsAnswer } from "./settings-answer.ts";
import { StepList } from "./step-list.tsx";
import { problemOf } from "./use-deed.ts";
import { useDraft } from "./use-draft.ts";

export type SavePolicies = (
  input: Readonly<{ id: string; seen: string; policies: Policies }>,
) => Promise<SettingsAnswer>;

const levels = ["block", "warn", "off"] as const satisfies readonly CheckSetting[];

export function PolicyForm({
  bureau,
  save,
}: Readonly<{
  bureau: Readonly<{ id: string; name: string; policies: Policies; seal: string }>;
  save: SavePolicies;
}>) {
  const id = useId();
  const form = useDraft(bureau.policies, bureau.seal, "the policies");
  const { draft: policies, change: setPolicies, changed, answer, busy } = form;

  async function submit(event: FormEvent) {
    event.preventDefault();
    await form.save((sent, seen) => save({ id: bureau.id, seen, policies: sent }));
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid max-w-3xl gap-8">
      <fieldset className="grid gap-2">
        <legend className="pb-1 font-semibold">Who has to stand behind a text</legend>
        {fourEyesPolicies.toReversed().map((one) => (
          <FourEyes
            key={one}
            value={one}
            chosen={policies.fourEyes === one}
            onChoose={() => setPolicies({ ...policies, fourEyes: one })}
          />
        ))}
        <p className="text-ink-faint">
          After a legal hold or the vault it is always the strictest, and legal approves as well.
        </p>
      </fieldset>
      <StepList
        steps={policies.steps}
        problem={problemOf(answer, "steps")}
        onChange={(steps) => setPolicies({ ...policies, steps })}
      />
      <fieldset className="grid gap-2">
        <legend className="pb-1 font-semibold">Checks before publication</legend>
        <p className="text-ink-soft">
          What blocks keeps an article from being published or scheduled. What warns is shown to the writers.
        </p>
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">
          {checkNames.map((check) => (
            <CheckRow
              key={check}
              id={`${id}-${check}`}
              check={check}
              level={policies.checks[check]}
              onChange={(level) =>
                setPolicies({ ...policies, checks: { ...policies.checks, [check]: level } })
              }
            />
          ))}
        </ul>
      </fieldset>
      <div className="sticky bottom-0 -mx-3 grid gap-2 border-t border-line bg-canvas px-3 py-3">
        <AnswerNotice answer={answer} changedSince={changed && !busy} />
        <div className="flex items-center gap-3">
          <Button type="submit" tone="primary" aria-disabled={busy || !changed}>
            {busy ? "Saving…" : "Save the policies"}
          </Button>
          <span className="text-ink-faint">
            {changed ? "Not saved yet." : "As it counts in the newsroom now."}
          </span>
        </div>
      </div>
    </form>
  );
}

function FourEyes({
  value,
  chosen,
  onChoose,
}: Readonly<{ value: FourEyesPolicy; chosen: boolean; onChoose: () => void }>) {
  const id = useId();
  const [word, means] = fourEyesWords[value];
  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-surface px-3 py-2 has-checked:border-accent">
      <input
        id={id}
        type="radio"
        name="four-eyes"
        value={value}
        aria-describedby={`${id}-means`}
        checked={chosen}
        onChange={onChoose}
        className="mt-1 size-4"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {word}
        </label>
        <p id={`${id}-means`} className="text-ink-soft">
          {means}
        </p>
      </div>
    </div>
  );
}

function CheckRow({
  id,
  check,
  level,
  onChange,
}: Readonly<{ id: string; check: CheckName; level: CheckSetting; onChange: (level: CheckSetting) => void }>) {
  const fixed = alwaysBlock.has(check);
  return (
    <li className="flex items-center justify-between gap-4 border-t border-line px-3 py-1.5 first:border-t-0">
      <label htmlFor={id}>
        {checkWords[check]}
        {fixed ? <span className="block text-xs text-ink-faint">No page without it.</span> : null}
      </label>
      <select
        id={id}
        value={level}
        disabled={fixed}
        onChange={(event) => onChange(levels.find((one) => one === event.target.value) ?? level)}
        className="h-8 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink disabled:opacity-60 pointer-coarse:h-11"
      >
        {levels.map((one) => (
          <option key={one} value={one}>
            {levelWords[one]}
          </option>
        ))}
      </select>
    </li>
  );
}
