"use client";
// What house style found, as a list beside the text: why, what to write instead, and the way there. Nothing here blocks anything.
import { type MouseEvent, useCallback, useState, useSyncExternalStore } from "react";
import type { Editor } from "@tiptap/core";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { invisibleWords, quoted } from "#lib/newsroom/invisible-words.ts";
import { goToHint, replaceHint, type StyleHint, type StyleHints, styleHints } from "./house-style-hints.ts";

/** So many are shown until all are asked for. */
const shownFirst = 20;
const troubles = {
  "too-slow":
    "A rule takes too long on this text, so house style is not looked at. Ask a chief to switch off the newest pattern, then reload.",
  unavailable:
    "House style can’t be looked at without a connection. Your text is safe; it is looked at again when you write on.",
} as const;
const none: StyleHints = { hints: [], state: "waiting" };

function useStyleHints(editor: Editor | null): StyleHints {
  const subscribe = useCallback(
    (changed: () => void) => {
      editor?.on("transaction", changed);
      return () => void editor?.off("transaction", changed);
    },
    [editor],
  );
  const read = () => (editor === null || editor.isDestroyed ? none : styleHints(editor.state));
  return useSyncExternalStore(subscribe, read, () => none);
}

/** `editable`: the person may change or suggest, so replacements are offered. Nothing is drawn before the first check. */
export function StylePanel({ editor, editable }: Readonly<{ editor: Editor | null; editable: boolean }>) {
  const { hints, state } = useStyleHints(editor);
  const [all, setAll] = useState(false);
  if (editor === null || state === "waiting") return null;
  const shown = all ? hints : hints.slice(0, shownFirst);
  return (
    <section aria-labelledby="style-title" className="grid gap-2">
      <h2 id="style-title" className="text-sm font-semibold">
        House style{" "}
        <span className="font-normal text-ink-faint">
          {hints.length === 0 ? "" : `${hints.length} to look at`}
        </span>
      </h2>
      {state === "too-slow" || state === "unavailable" ? (
        <p className="flex items-start gap-1.5 text-ink-soft">
          <Icon name="triangle-alert" className="mt-0.5 text-review" />
          {troubles[state]}
        </p>
      ) : hints.length === 0 ? (
        <p className="flex items-center gap-1.5 text-live">
          <Icon name="circle-check" />
          Nothing to look at.
        </p>
      ) : (
        <ul className="grid gap-1">
          {shown.map((hint) => (
            <Hint key={hint.key} hint={hint} editor={editor} editable={editable} />
          ))}
        </ul>
      )}
      {hints.length > shown.length ? (
        <Button tone="quiet" onClick={() => setAll(true)}>
          Show all {hints.length}
        </Button>
      ) : null}
    </section>
  );
}

function Hint({ hint, editor, editable }: Readonly<{ hint: StyleHint; editor: Editor; editable: boolean }>) {
  const { words, message, replacement, severity } = hint;
  /** The pressed button goes with its line: the next line, or the text, takes the focus. */
  function replace(event: MouseEvent): void {
    const line = event.currentTarget.closest("li");
    const next = (line?.nextElementSibling ?? line?.previousElementSibling)?.querySelector("button");
    replaceHint(editor, hint);
    if (next) next.focus();
    else editor.commands.focus();
  }
  return (
    <li className="grid gap-1 rounded-md border border-line px-2 py-1.5">
      <button
        type="button"
        onClick={() => goToHint(editor, hint)}
        className="flex items-start gap-1.5 rounded-sm text-left hover:bg-sunken"
      >
        <Icon
          name={severity === "warning" ? "triangle-alert" : "circle-help"}
          className={`mt-0.5 ${severity === "warning" ? "text-review" : "text-accent"}`}
        />
        <span className="min-w-0 wrap-anywhere">
          <span className="sr-only">{severity === "warning" ? "Warning: go to " : "Advice: go to "}</span>
          {invisibleWords(words) ?? <q className="font-medium">{words}</q>}{" "}
          <span className="text-ink-soft">{message}</span>
        </span>
      </button>
      {editable && hint.whole && replacement !== null ? (
        <div>
          <Button onClick={replace} className="max-w-full wrap-anywhere whitespace-normal">
            {replacement === "" ? (
              <>
                Take out<span className="sr-only"> {quoted(words)}</span>
              </>
            ) : (
              <>
                Replace<span className="sr-only"> {quoted(words)}</span> with {quoted(replacement)}
              </>
            )}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
