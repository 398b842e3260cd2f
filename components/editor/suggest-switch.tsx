"use client";
// The switch between changing the text and suggesting changes, the bar that says which it is, and why something did not happen.
import { Icon } from "#components/ui/icon.tsx";
import type { Suggesting } from "./suggest-switch-state.ts";

export function SuggestSwitch({ suggesting }: Readonly<{ suggesting: Suggesting }>) {
  const { right, on, toggle } = suggesting;
  if (right === "read") return null;
  const forced = right === "suggest";
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-disabled={forced}
      aria-describedby={forced ? "suggesting-why" : undefined}
      title={forced ? "Your changes here are always suggestions" : undefined}
      onClick={() => {
        if (!forced) toggle();
      }}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line-strong/45 bg-surface px-2.5 text-sm font-medium whitespace-nowrap text-ink hover:border-line-strong aria-checked:border-transparent aria-checked:bg-live-soft aria-checked:text-live aria-disabled:cursor-not-allowed pointer-coarse:min-h-11"
    >
      <span
        aria-hidden="true"
        className={`flex h-4 w-7 shrink-0 items-center rounded-full border border-current p-px ${on ? "justify-end bg-live/25" : "text-ink-faint"}`}
      >
        <span className="size-3 rounded-full bg-current" />
      </span>
      Suggest changes
    </button>
  );
}

/** Stays on screen for as long as suggesting is on. Belongs right above the text. */
export function SuggestBar({ suggesting }: Readonly<{ suggesting: Suggesting }>) {
  if (!suggesting.on) return null;
  const forced = suggesting.right === "suggest";
  return (
    <p
      id="suggesting-why"
      className="mb-2 flex items-start gap-1.5 rounded-md bg-live-soft px-2.5 py-1 text-sm text-live"
    >
      <Icon name="pencil-line" className="mt-0.5" />
      {forced
        ? "You are suggesting: you may not change this text yourself now, and an editor decides on each of your changes."
        : "You are suggesting: your changes stand beside the text until somebody decides on them."}
    </p>
  );
}

/** Says why a change did not happen. Stays in the page, so that screen readers hear it. Belongs once, near the text. */
export function SuggestRefusal({ suggesting }: Readonly<{ suggesting: Suggesting }>) {
  const { refused, dismiss } = suggesting;
  return (
    <div
      aria-live="assertive"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-50 grid justify-center"
    >
      {refused === null ? null : (
        <div className="pointer-events-auto flex max-w-xl items-start gap-2 rounded-lg border border-review/40 bg-review-soft px-3 py-2 text-sm text-review shadow-lg">
          <Icon name="triangle-alert" className="mt-0.5" />
          <p className="text-ink">{refused}</p>
          <button
            type="button"
            onClick={dismiss}
            className="-my-1 -mr-1 grid size-7 shrink-0 place-items-center rounded-md text-ink-soft hover:text-ink pointer-coarse:size-11"
          >
            <Icon name="x" />
            <span className="sr-only">Close</span>
          </button>
        </div>
      )}
    </div>
  );
}
