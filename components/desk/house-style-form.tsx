"use client";
// One rule of the house: what to look for, what to say, what to write instead, and at once what it finds.
import { type FormEvent, useId, useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import {
  type StyleDraft,
  type StyleField,
  type StyleProblems,
  styleProblems,
  wordsOf,
} from "#lib/newsroom/house-style.ts";
import { invisibleWords } from "#lib/newsroom/invisible-words.ts";
import { type HouseStyleAnswer, type ShownRule, unreachable } from "./house-style-answer.ts";
import { useLeaveGuard } from "./leave-guard.ts";
import { TryIt } from "./house-style-try.tsx";

type Failed = Extract<HouseStyleAnswer, { ok: false }>;

export const emptyDraft: StyleDraft = {
  kind: "words",
  pattern: "",
  matchCase: false,
  message: "",
  replacement: "",
  severity: "advice",
};

type Offer = "nothing" | "replace" | "take-out";

function offerOf(draft: StyleDraft): Offer {
  if (draft.replacement === null) return "nothing";
  return draft.replacement === "" && draft.pattern !== "" ? "take-out" : "replace";
}

/** An example of what the rule looks for, so that the box below has something to find. */
function sampleOf(rule: StyleDraft): string {
  const [first] = wordsOf(rule.pattern);
  return rule.kind === "words" && first !== undefined ? `They said so, ${first}, and said it again.` : "";
}

export type RuleFormProps = Readonly<{
  /** Null for a rule that is being made. */
  rule: ShownRule | null;
  /** What was typed before the form was closed without saving. */
  initial: StyleDraft;
  onType: (draft: StyleDraft) => void;
  onSave: (draft: StyleDraft, seen: string | null) => Promise<HouseStyleAnswer>;
  onCancel: () => void;
}>;

export function RuleForm({ rule, initial, onType, onSave, onCancel }: RuleFormProps) {
  const id = useId();
  const [draft, setDraft] = useState(initial);
  useLeaveGuard(draft !== initial, "this rule");
  const [offer, setOffer] = useState<Offer>(() => offerOf(initial));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);

  const meant = useMemo<StyleDraft>(
    () => ({
      ...draft,
      replacement: offer === "nothing" ? null : offer === "take-out" ? "" : (draft.replacement ?? ""),
    }),
    [draft, offer],
  );
  const problems: StyleProblems = useMemo(() => {
    const found = styleProblems(meant);
    return offer === "replace" && meant.replacement === "" && found.replacement === undefined
      ? { ...found, replacement: "Write what to put there, or choose what else to offer." }
      : found;
  }, [meant, offer]);
  const tryable = useMemo(() => [{ ...meant, id: "this" }], [meant]);

  /** A field is marked once it was left wrong on purpose: something stands in it, or saving was tried. */
  const shown = (field: StyleField) =>
    tried || (draft[field] ?? "") !== "" ? (problems[field] ?? failed?.problems[field]) : undefined;

  function change(changed: Partial<StyleDraft>): void {
    const next = { ...draft, ...changed };
    setDraft(next);
    onType({ ...next, replacement: offer === "nothing" ? null : next.replacement });
  }

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setTried(true);
    const wrong = (["pattern", "message", "replacement"] as const).find((field) => problems[field]);
    if (wrong !== undefined)
      return event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
    if (busy) return;
    setBusy(true);
    const answer = await onSave(meant, failed?.now?.seen ?? rule?.seen ?? null).catch(() => unreachable);
    setBusy(false);
    setFailed(answer.ok ? null : answer);
  }

  const words = draft.kind === "words";
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="grid gap-4">
      <div className="grid items-start gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <SelectField
          id={`${id}-kind`}
          label="Look for"
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value === "pattern" ? "pattern" : "words" })}
        >
          <option value="words">Words</option>
          <option value="pattern">A pattern</option>
        </SelectField>
        <TextField
          id={`${id}-pattern`}
          name="pattern"
          data-first
          label={words ? "Words" : "Regular expression"}
          hint={
            words
              ? "Whole words only. Put | between several: whilst|amongst"
              : "Without slashes. \\w and \\b know the letters of every script."
          }
          problem={shown("pattern")}
          value={draft.pattern}
          className={words ? "" : "font-mono"}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => change({ pattern: event.target.value })}
        />
      </div>
      <label className="flex items-center gap-2 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="size-4"
          checked={draft.matchCase}
          onChange={(event) => change({ matchCase: event.target.checked })}
        />
        Capitals must be the same
      </label>
      <TextField
        id={`${id}-message`}
        name="message"
        label="What the writer reads"
        hint="One sentence: what to do, and why."
        problem={shown("message")}
        value={draft.message}
        autoComplete="off"
        onChange={(event) => change({ message: event.target.value })}
      />
      <div className="grid items-start gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <SelectField
          id={`${id}-offer`}
          label="Offer"
          value={offer}
          onChange={(event) => {
            const chosen = event.target.value;
            setOffer(chosen === "nothing" || chosen === "take-out" ? chosen : "replace");
          }}
        >
          <option value="replace">Other words</option>
          <option value="take-out">To take it out</option>
          <option value="nothing">Nothing</option>
        </SelectField>
        {offer === "replace" ? (
          <TextField
            id={`${id}-replacement`}
            name="replacement"
            label="Write instead"
            hint={
              words
                ? "One for all, or one for each with | between them. Capitals follow the text."
                : "$1 stands for the first pair of round brackets, $& for all that was found."
            }
            problem={shown("replacement")}
            value={draft.replacement ?? ""}
            className={words ? "" : "font-mono"}
            autoComplete="off"
            onChange={(event) => change({ replacement: event.target.value })}
          />
        ) : null}
      </div>
      <SelectField
        id={`${id}-severity`}
        label="How strongly"
        hint="Neither of them stops anybody from publishing."
        value={draft.severity}
        onChange={(event) => change({ severity: event.target.value === "warning" ? "warning" : "advice" })}
      >
        <option value="advice">Advice: usually better otherwise</option>
        <option value="warning">Warning: almost always wrong</option>
      </SelectField>
      <TryIt rules={tryable} label="Try it on a text" sample={sampleOf(initial)} />
      {failed === null ? null : (
        <Notice tone={failed.now ? "warning" : "problem"} title={failed.sentence}>
          {failed.now ? <NowIs rule={failed.now} /> : null}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Saving…" : rule === null ? "Add the rule" : "Save the rule"}
        </Button>
      </div>
    </form>
  );
}

function NowIs({ rule }: Readonly<{ rule: ShownRule }>) {
  return (
    <p className="wrap-anywhere">
      <code>{rule.pattern}</code>
      {rule.replacement === null
        ? null
        : ` → ${rule.replacement === "" ? "(taken out)" : (invisibleWords(rule.replacement) ?? rule.replacement)}`}
      . {rule.message}
    </p>
  );
}
