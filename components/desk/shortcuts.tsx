"use client";
// The newsroom by keyboard: j and k walk the list, Enter opens, n begins an article, / searches, ? shows this sheet.
// Keys count only while nobody is typing.
import { useEffect, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";

const keys: readonly (readonly [key: string, does: string])[] = [
  ["j", "next article in the list"],
  ["k", "previous article in the list"],
  ["Enter", "open the article"],
  ["n", "new article"],
  ["/", "filter by text"],
  ["?", "this sheet"],
];

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

function step(by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: "nearest" });
}

export function Shortcuts() {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
      if (document.querySelector("dialog[open]") !== null) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "n") document.querySelector<HTMLElement>("[data-shortcut=n]")?.click();
      else if (event.key === "/") document.querySelector<HTMLElement>("[data-shortcut=search]")?.focus();
      else if (event.key === "?") setOpen(true);
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="grid size-8 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink max-sm:hidden"
      >
        <Icon name="keyboard" />
        <span className="sr-only">Keyboard shortcuts</span>
      </button>
      <Dialog open={open} title="Keyboard shortcuts" onClose={() => setOpen(false)}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {keys.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-xs">
                  {key}
                </kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
