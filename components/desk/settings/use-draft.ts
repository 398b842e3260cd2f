"use client";
// What is being changed on a settings screen, begun from what was loaded, and its saving. A fresh load takes its place, and the
// answer beside it stays; but what somebody is in the middle of changing stays too, with what it began from, so that the newsroom
// can say that another was first.
import { useState } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { answered, begunFrom, isUnsaved, sending, shown, typed } from "./draft-state.ts";
import type { SettingsAnswer } from "./settings-answer.ts";
import { useDeed } from "./use-deed.ts";

export type Draft<Value> = Readonly<{
  draft: Value;
  change: (next: Value) => void;
  /** Something in it isn't saved. */
  changed: boolean;
  /** The seal of what it began from. */
  seen: string;
  answer: SettingsAnswer | null;
  /** A save is under way, up to the moment at which the page shows what it made. */
  busy: boolean;
  /** Sends the draft of now, unless a save is under way. Resolves with true when it was done; what is typed meanwhile stays. */
  save: (send: (sent: Value, seen: string) => Promise<SettingsAnswer>) => Promise<boolean>;
  forget: () => void;
}>;

/** `what` names it where somebody is about to leave without saving it: "the design". */
export function useDraft<Value>(loaded: Value, seal: string, what: string): Draft<Value> {
  const [state, setState] = useState(() => begunFrom({ value: loaded, seal }));
  const deed = useDeed();
  const now = shown(state, { value: loaded, seal });
  // Before anything is drawn of what is old.
  if (now !== state) setState(now);
  const changed = isUnsaved(now);
  useLeaveGuard(changed, what);
  // A second save before the page shows the first would be of a state that is no more.
  const busy = deed.busy || deed.settling;
  return {
    draft: now.draft,
    change: (next) => setState((before) => typed(before, next, !busy)),
    changed,
    seen: now.begun.seal,
    answer: deed.answer,
    busy,
    async save(send) {
      if (busy) return false;
      const { draft: sent, begun } = now;
      setState((before) => sending(before, sent, seal));
      const isDone = await deed.run(() => send(sent, begun.seal));
      setState((before) => answered(before, isDone));
      return isDone;
    },
    forget: deed.forget,
  };
}
