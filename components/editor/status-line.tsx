"use client";
// One place that says where the text is. "Saved" stands there only while everything on screen is committed in the database.
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { CopyState } from "./autosave.ts";

const words: Readonly<Record<CopyState["kind"], string>> = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving…",
  offline:
    "No connection. Your text is safe in this browser and will be saved when the newsroom can be reached.",
  "signed-out": "You are signed out. Sign in in another tab; your text is safe in this browser.",
  outdated: "The newsroom was upgraded. Reload this page; your text is safe in this browser.",
  refused: "Not saved",
  stale: "Somebody else saved this article",
};

const icons: Readonly<Record<CopyState["kind"], IconName>> = {
  saved: "circle-check",
  unsaved: "circle-help",
  saving: "circle-help",
  offline: "triangle-alert",
  "signed-out": "triangle-alert",
  outdated: "triangle-alert",
  refused: "circle-alert",
  stale: "triangle-alert",
};

const calm: ReadonlySet<CopyState["kind"]> = new Set(["saved", "unsaved", "saving"]);

export function StatusLine({ state, localCopies }: Readonly<{ state: CopyState; localCopies: boolean }>) {
  const loud = !calm.has(state.kind);
  return (
    <div className={`flex min-w-0 items-start gap-1.5 text-sm ${loud ? "text-review" : "text-ink-faint"}`}>
      <Icon name={icons[state.kind]} className="mt-0.5 size-4" />
      <output className="min-w-0">
        {state.kind === "refused" ? `${words.refused}. ${state.message}` : words[state.kind]}
      </output>
      {localCopies || state.kind === "saved" ? null : (
        <p>This browser keeps no copy of unsaved text: leave the tab open until it says Saved.</p>
      )}
    </div>
  );
}
