"use client";
// One question at a time, above everything else. The browser's own dialog element: it keeps the focus inside,
// closes on Escape, gives the focus back, and needs no inline style, which the newsroom's policy forbids.
import { useEffect, useId, useRef, type ReactNode } from "react";
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

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // The browser would take the button that closes it.
      dialog.querySelector<HTMLElement>("input, select, textarea")?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
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
              onClick={onClose}
              className="-m-1 rounded-md p-1 text-ink-faint hover:bg-sunken hover:text-ink"
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
