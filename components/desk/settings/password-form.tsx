"use client";
// One's own password: the old one and a new one. Afterwards one signs in again, everywhere.
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { AnswerNotice } from "./answer-notice.tsx";
import { noAnswer, type SettingsAnswer } from "./settings-answer.ts";
import { problemOf } from "./use-deed.ts";

export function PasswordForm({
  change,
}: Readonly<{ change: (input: Readonly<{ current: string; next: string }>) => Promise<SettingsAnswer> }>) {
  const id = useId();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<SettingsAnswer | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const heard = await change({ current, next }).catch(() => noAnswer);
    setBusy(false);
    setAnswer(heard);
    if (!heard.ok) return;
    setCurrent("");
    setNext("");
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <TextField
        id={`${id}-current`}
        label="Current password"
        type="password"
        autoComplete="current-password"
        maxLength={1024}
        value={current}
        problem={problemOf(answer, "current")}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        id={`${id}-next`}
        label="New password"
        type="password"
        autoComplete="new-password"
        maxLength={1024}
        hint="At least twelve characters: four or five unrelated words make a good one."
        value={next}
        problem={problemOf(answer, "next")}
        onChange={(event) => setNext(event.target.value)}
      />
      <AnswerNotice answer={answer} />
      {answer?.ok ? (
        <p>
          <a href="/sign-in" className="underline">
            Sign in
          </a>
        </p>
      ) : null}
      <div>
        <Button type="submit" aria-disabled={busy}>
          {busy ? "Changing…" : "Change the password"}
        </Button>
      </div>
    </form>
  );
}
