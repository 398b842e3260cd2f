"use client";
// One question at a time, above everything else. The browser's own dialog element: it keeps the focus inside,
// closes on Escape, gives the focus back, and needs no inline style, which the newsroom's policy forbids.
import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { Icon } from "./icon.tsx";

type DialogProps = Readonly<{
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}>;

export function Dialog({ open, title, onClose, children, wide = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null || !open) return;
    dialog.showModal();
    // What is asked, not the cross above it: whoever presses a button and types on is heard.
    const asked = ["[data-first]", "input, select, textarea", "button:not([data-close])"];
    asked
      .map((what) => dialog.querySelector<HTMLElement>(what))
      .find((one) => one !== null)
      ?.focus();
    // Closing gives the focus back to where it was; a dialog that leaves the page while it is open loses it.
    return () => dialog.close();
  }, [open]);

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={() => {
        // The event comes late: by then it may be open again.
        if (element.current?.open !== true) onClose();
      }}
      className={`m-auto max-h-[min(92dvh,52rem)] w-[94vw] overflow-auto rounded-lg border border-line bg-surface p-0 text-ink shadow-2xl ${wide ? "max-w-176" : "max-w-120"}`}
    >
      {open ? (
        <div className="grid gap-4 p-5">
          <div className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-base font-semibold">
              {title}
            </h2>
            <button
              type="button"
              data-close
              onClick={onClose}
              className="-m-1 grid size-7 shrink-0 place-items-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:-m-3 pointer-coarse:size-11"
            >
              <Icon name="x" />
              <span className="sr-only">Close</span>
            </button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
