"use client";
// One form of a picture's page. Its forms are saved one by one under one version of the picture: what another form, or another
// person, has changed elsewhere in it makes nothing here old.
import { useRouter } from "next/navigation";
import { useState } from "react";
import { noAnswer, type SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { useDraft } from "#components/desk/settings/use-draft.ts";

export type PictureForm<Value> = Readonly<{
  draft: Value;
  change: (next: Value) => void;
  changed: boolean;
  /** Somebody changed the very same since it was begun: what is loaded now differs from what this began from. */
  overtaken: boolean;
  /** Gives up what was changed here for what is loaded. */
  takeLoaded: () => void;
  answer: SettingsAnswer | null;
  busy: boolean;
  save: (deed: (seen: number) => Promise<SettingsAnswer>) => Promise<boolean>;
}>;

export function usePictureForm<Value>(loaded: Value, version: number): PictureForm<Value> {
  const router = useRouter();
  const seal = JSON.stringify(loaded);
  const { draft, change, changed, seen, saved } = useDraft(loaded, seal);
  const [answer, setAnswer] = useState<SettingsAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const overtaken = changed && seen !== seal;
  return {
    draft,
    change(next) {
      setAnswer(null);
      change(next);
    },
    changed,
    overtaken,
    takeLoaded() {
      setAnswer(null);
      change(loaded);
    },
    answer,
    busy,
    async save(deed) {
      if (busy) return false;
      setBusy(true);
      const heard = await deed(version).catch(() => noAnswer);
      setBusy(false);
      setAnswer(heard);
      if (heard.ok) saved();
      // Refused because it is old: the page shows how it is now, and what was written here stays.
      router.refresh();
      return heard.ok;
    },
  };
}
