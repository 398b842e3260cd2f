"use client";
// One place that says where the text is. "Saved" stands there only while everything on screen is committed in the database.
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { CopyState } from "./autosave.ts";
import type { TogetherState } from "./together-state.ts";

type Shown = Readonly<{ words: string; icon: IconName; loud: boolean }>;

const safe = "Your text is safe in this browser";
/** A link where they stand: this tab, with what is typed in it, stays as it is. */
const signInWords = "Sign in in another tab";

const calm = (words: string, icon: IconName = "circle-help"): Shown => ({ words, icon, loud: false });
const loud = (words: string, icon: IconName = "triangle-alert"): Shown => ({ words, icon, loud: true });

/** What the line says of the text and of the fields beside it together: the worse of the two. */
export function stateInWords(text: TogetherState, fields: CopyState): Shown {
  switch (text.line) {
    case "signed-out":
      return loud(`You are signed out. ${signInWords}; ${safe.toLowerCase()}.`);
    case "outdated":
      return loud(`The newsroom was upgraded. Reload this page; ${safe.toLowerCase()}.`);
    case "hidden":
      return loud("This article is not open to you any more. Go back to the board.");
    case "refused":
      return loud(`Not saved. ${text.message ?? ""} ${safe}.`, "circle-alert");
    case "unreadable":
      return loud(text.message ?? "This text can’t be opened.", "circle-alert");
    case "offline":
      return loud(`No connection. ${safe} and will be saved when the newsroom can be reached.`);
    case "connecting":
      return calm("Connecting…");
    case "open":
      break;
    default:
      return text.line satisfies never;
  }
  if (!text.saved) return calm("Saving…");
  switch (fields.kind) {
    case "saved":
      // Of a new article nothing exists yet.
      if (text.articleId === null) return calm("");
      return calm("Saved", "circle-check");
    case "refused":
      return loud(`Not saved. ${fields.message}`, "circle-alert");
    case "offline":
      return loud("The details beside the text are not saved yet: the newsroom can’t be reached.");
    case "signed-out":
      return loud(`You are signed out. ${signInWords}; ${safe.toLowerCase()}.`);
    case "outdated":
      return loud(`The newsroom was upgraded. Reload this page; ${safe.toLowerCase()}.`);
    case "unsaved":
    case "saving":
    case "stale":
      return calm("Saving…");
    default:
      return fields satisfies never;
  }
}

/**
 * On a phone a calm word stands in the bar's one line and gives way to the rest of it; a loud sentence takes a line of its
 * own. `readOnly`: nothing can be typed, so nothing is said of saving.
 */
export function StatusLine({
  text,
  fields,
  readOnly,
}: Readonly<{ text: TogetherState; fields: CopyState; readOnly: boolean }>) {
  const shown = readOnly
    ? { words: "Read-only", icon: "lock" as const, loud: false }
    : stateInWords(text, fields);
  const [before, after] = shown.words.split(signInWords);
  const words = readOnly ? (
    <span>{shown.words}</span>
  ) : (
    <output className="min-w-0">
      {before}
      {after === undefined ? null : (
        <a href="/sign-in?callbackUrl=%2Fdesk" target="_blank" rel="noreferrer" className="underline">
          {signInWords}
        </a>
      )}
      {after}
    </output>
  );
  const place = shown.loud
    ? "text-review max-lg:order-1 max-lg:basis-full max-lg:pb-1"
    : "text-ink-faint max-lg:h-5 max-lg:flex-1 max-lg:basis-0 max-lg:flex-wrap max-lg:overflow-hidden";
  return (
    <div className={`flex min-w-0 items-start gap-x-1.5 text-sm ${place}`}>
      {shown.words === "" ? null : <Icon name={shown.icon} className="mt-0.5 size-4" />}
      {words}
      {text.localCopies || text.saved ? null : (
        <p>This browser keeps no copy of unsaved text: leave the tab open until it says Saved.</p>
      )}
    </div>
  );
}
