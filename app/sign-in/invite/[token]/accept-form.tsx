"use client";
// The new password, typed once and shown if one wants to see it.
import { useActionState, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { AcceptState } from "#lib/server/invite-door.ts";
import { choosePassword } from "./actions.ts";

const start: AcceptState = { problem: null, trouble: null };

export function AcceptForm({ token, email }: Readonly<{ token: string; email: string }>) {
  const [state, send, busy] = useActionState(choosePassword, start);
  const [shown, setShown] = useState(false);
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <TextField
        id="email"
        name="email"
        label="Email"
        value={email}
        readOnly
        autoComplete="username"
        hint="With this you sign in."
      />
      <TextField
        id="password"
        name="password"
        label="Password"
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        maxLength={1024}
        required
        hint="At least twelve characters: four or five unrelated words make a good one."
        problem={state.problem}
      />
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        Show what I type
      </label>
      {state.trouble === null ? null : <Notice tone="problem" title={state.trouble} />}
      <Button type="submit" tone="primary" aria-disabled={busy}>
        {busy ? "Saving…" : "Save the password"}
      </Button>
    </form>
  );
}
