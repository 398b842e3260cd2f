"use client";
// Leaving a computer that others use: what this browser keeps of the newsroom goes before the session does.
import type { FormEvent } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { wipeLocal } from "#components/editor/wipe-local.ts";
import { leaveBy } from "./leave-guard.ts";

/** The wipe may not hold anybody back: after this long the session ends all the same. */
const longestMs = 1000;

export function SignOut() {
  const leave = async (form: HTMLFormElement) => {
    const late = new Promise((resolve) => setTimeout(resolve, longestMs));
    await Promise.race([wipeLocal().catch(() => {}), late]);
    form.submit();
  };
  return (
    <form
      method="post"
      action="/api/auth/signout"
      className="mt-3 border-t border-line pt-3"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const form = event.currentTarget;
        leaveBy(() => void leave(form));
      }}
    >
      <button type="submit" className={buttonClass("plain", "w-full")}>
        <Icon name="log-out" />
        Sign out
      </button>
    </form>
  );
}
