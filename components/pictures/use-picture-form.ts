"use client";
// One form of a picture's page. Its forms are saved one by one under one version of the picture: what another form, or another
// person, has changed elsewhere in it makes nothing here old.
import { useRouter } from "next/navigation";
import { useReducer, useState } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { noAnswer, type SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import type { PictureAnswer } from "./picture-answer.ts";
import { begunWith, draftAfter, type DraftNews, type DraftState, same } from "./picture-draft.ts";
import { ownChangeMade, versionSeen } from "./seen-version.ts";

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
  save: (deed: (seen: number) => Promise<PictureAnswer>) => Promise<void>;
}>;

/** `what` names it where somebody is about to leave without saving it: "the words". */
export function usePictureForm<Value>(
  loaded: Value,
  picture: Readonly<{ id: string; version: number }>,
  what: string,
): PictureForm<Value> {
  const router = useRouter();
  const [state, tell] = useReducer(
    (before: DraftState<Value>, news: DraftNews<Value>) => draftAfter(before, news),
    loaded,
    begunWith,
  );
  const [answer, setAnswer] = useState<SettingsAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  // Before anything is drawn of what is old.
  if (!same(loaded, state.loaded)) tell({ kind: "loaded", value: loaded });
  const changed = !same(state.draft, state.base);
  useLeaveGuard(changed, what);
  const change = (draft: Value) => {
    setAnswer(null);
    tell({ kind: "changed", draft });
  };
  return {
    draft: state.draft,
    change,
    changed,
    overtaken: state.overtaken,
    takeLoaded: () => change(loaded),
    answer,
    busy,
    async save(deed) {
      if (busy) return;
      const sent = state.draft;
      setBusy(true);
      const heard = await deed(versionSeen(picture)).catch(() => noAnswer);
      setBusy(false);
      setAnswer(heard);
      if (heard.ok) {
        ownChangeMade(picture.id, heard.version);
        tell({ kind: "saved", value: sent });
      }
      // Refused because it is old: the page shows how it is now, and what was written here stays.
      router.refresh();
    },
  };
}
