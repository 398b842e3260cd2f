"use client";
// What is being changed on a settings screen, begun from what was loaded. A fresh load takes its place, and the answer beside
// it stays; but what somebody is in the middle of changing stays too, with what it began from, so that the newsroom can say
// that another was first.
import { useState } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export type Draft<Value> = Readonly<{
  draft: Value;
  change: (next: Value) => void;
  changed: boolean;
  /** The seal of what it began from. */
  seen: string;
  /** It was saved as it stands: what is loaded next takes its place. */
  saved: () => void;
}>;

/** `what` names it where somebody is about to leave without saving it: "the design". */
export function useDraft<Value>(loaded: Value, seal: string, what: string): Draft<Value> {
  const [begun, setBegun] = useState({ value: loaded, seal });
  const [draft, setDraft] = useState(loaded);
  const [isSaved, setIsSaved] = useState(false);
  const changed = !same(draft, begun.value);
  if (seal !== begun.seal && (isSaved || !changed || same(draft, loaded))) {
    setBegun({ value: loaded, seal });
    setDraft(loaded);
    setIsSaved(false);
  }
  useLeaveGuard(changed && !isSaved, what);
  return {
    draft,
    change(next) {
      setIsSaved(false);
      setDraft(next);
    },
    changed: changed && !isSaved,
    seen: begun.seal,
    saved: () => setIsSaved(true),
  };
}
