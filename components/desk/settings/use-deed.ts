"use client";
// One deed of a settings screen at a time: what was typed stays until the answer is yes, and the answer is said once.
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { noAnswer, type SettingsAnswer } from "./settings-answer.ts";

export type Deed = Readonly<{
  answer: SettingsAnswer | null;
  busy: boolean;
  /** It was done, and the page doesn’t show it yet. */
  settling: boolean;
  /** Resolves with true when it was done. A second press while one is under way does nothing. */
  run: (deed: () => Promise<SettingsAnswer>) => Promise<boolean>;
  forget: () => void;
}>;

export function useDeed(): Deed {
  const router = useRouter();
  const [answer, setAnswer] = useState<SettingsAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [settling, settle] = useTransition();
  return {
    answer,
    busy,
    settling,
    forget: () => setAnswer(null),
    async run(deed) {
      if (busy) return false;
      setBusy(true);
      const heard = await deed().catch(() => noAnswer);
      setBusy(false);
      setAnswer(heard);
      if (heard.ok) settle(() => router.refresh());
      return heard.ok;
    },
  };
}

/** What is wrong with a field, or null. */
export function problemOf(answer: SettingsAnswer | null, field: string): string | null {
  return answer !== null && !answer.ok ? (answer.problems[field] ?? null) : null;
}
